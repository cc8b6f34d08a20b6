"""Sentences: abbreviations, enumerations, quotations, numbers and names do not break them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.html import read as read_html
from ingest.read.markdown import read as read_markdown
from ingest.sentences import sentences

DUTCH = [
    ["Op grond van art. 29, eerste lid, Vw jo. art. 3.105 Vb is dit zo.", "De IND beslist."],
    ["Zie Stb. 2000, nr. 495.", "Dat geldt d.d. 3 mei 2011 ook m.b.t. drs. Jansen."],
    ["Aldus mr. A.B. de Vries.", "Minister D.M. van Weel antwoordt."],
    ["Het betreft: a. vrouwen; b. journalisten; c. anderen.", "Zij zijn een risicogroep."],
    ["Er waren 10.000 doden en 3.500 gewonden op 1.5.2020.", "Dat is 3,5 procent."],
    ["Hij zei: “Wij gaan niet. Het is te gevaarlijk.”", "Daarna vertrok hij."],
    ["Organisaties (o.a. VluchtelingenWerk, UNHCR e.d.) zijn gehoord.", "Zij waren bezorgd."],
    [
        "Tegen een besluit op grond van artikel 29 Vw staat beroep open.",
        "Tegen een advies op grond van de Vw.",
        "Niet.",
    ],
    ["Dit is in strijd met artikel 3 EVRM.", "Hiervan is geen sprake."],
    ["Vgl. EHRM 28 februari 2008, nr. 37201/06 (Saadi t. Italië), par. 127.", "Dat is vaste rechtspraak."],
    ["Verordening (EU) nr. 604/2013 geldt.", "Klopt dat?", "Ja, dat klopt!", "Goed."],
]
ENGLISH = [
    ["The U.S. Embassy, e.g. its consul, left at 5 p.m. on Jan. 5.", "Nobody returned."],
    ["See para. 12 and Art. 3 of Directive No. 36.", "It applies."],
    ["Mr. Smith, Dr. J. R. Jones and Sen. Brown agreed (see Smith v. Jones, p. 5).", "They said so."],
    ["It cost $1.5 million, i.e. 2.3 percent.", "That was too much."],
    ["“We left,” he said.", "“They stayed.”"],
    ["He returned from the U.S.", "The court convicted him."],
    ["Impunity was the norm in the IKR.", "Bribery was common."],
    ["There were killings in the country (see section 1.g.).", "No one was held to account."],
    ["The NGO H.E. Mohammad Hashimzai founded is gone.", "It closed."],
]


@pytest.mark.parametrize(
    ("parts", "language"),
    [pytest.param(parts, "nl", id=parts[0][:30]) for parts in DUTCH]
    + [pytest.param(parts, "en", id=parts[0][:30]) for parts in ENGLISH],
)
def test_sentences_are_whole(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text, language)] == parts


def test_a_numbered_paragraph_keeps_its_number() -> None:
    text = "102.32. Extend all necessary cooperation. Ratify the Statute."
    assert [text[a:b] for a, b in sentences(text, "en")] == [
        "102.32. Extend all necessary cooperation.",
        "Ratify the Statute.",
    ]


def test_a_blank_line_always_ends_a_sentence() -> None:
    text = "een kop zonder punt\n\nen een zin."
    assert [text[a:b] for a, b in sentences(text, "nl")] == ["een kop zonder punt", "en een zin."]


@given(st.text("aB.?! \n(“”'1,;é", max_size=80), st.sampled_from(["nl", "en"]))
def test_spans_are_ordered_stripped_and_cover_every_character(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert re.sub(r"\s", "", "".join(text[a:b] for a, b in spans)) == re.sub(r"\s", "", text)
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("file", "language"),
    [("vreemdelingencirculaire/BWBR0012288-2014-01-01.md", "nl"), ("usdos/iraq-2022.html", "en")],
)
def test_boundaries_in_real_documents_are_where_a_sentence_ends(
    file: str, language: str, corpus: Path
) -> None:
    data = (corpus / file).read_bytes()
    document = read_markdown(data) if file.endswith("md") else read_html(data)
    inner = odd = 0
    for block in document.blocks:
        text = document.text[block.start : block.end]
        spans = sentences(text, language)
        for (_, end), (start, _) in pairwise(spans):
            inner += 1
            odd += not re.search(r"[.?!:;][”’\"»)\]]*$", text[:end]) or text[start].islower()
    assert inner > 500
    assert odd == 0
