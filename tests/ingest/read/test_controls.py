"""Control codes are no text: a terminal would obey them, and no page shows them."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Document
from ingest.read.builder import Builder
from ingest.read.normal import controls, normal
from ingest.read.pdf import read as read_pdf
from ingest.read.sniff import read

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_pdf.py")))
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
WORDS = "Rood \x1b[31mwoord\x07 en\x0b bel\x08len\x7f \x85staan\x9b \x1chier\x01."
CLEAN = "Rood [31mwoord en bellen staan hier."
FILES = {
    "a.md": f"# Kop {WORDS}\n\n{WORDS}[^\x1b1]\n\n* {WORDS}\n\n<div hidden>{WORDS}</div>\n\n| {WORDS} | {WORDS} |\n\n"
    f"```\n{WORDS}\n```\n\n[^\x1b1]: {WORDS}\n\n[1]: https://x\x1by\n",
    "a.txt": f"1.\x1b Kop {WORDS}\n\n{WORDS}\n{WORDS}\n\n - {WORDS}\n\n(a\x07) {WORDS}\n",
    "a.html": f"<html><head><title>{WORDS}</title><meta name='de\x1bscription' content='{WORDS}'></head><body><main>"
    f"<h1>{WORDS}</h1><p>{WORDS}</p><p>{WORDS} &#27;[31m &#x9b;</p><ul><li>{WORDS}</li></ul>"
    f"<table><tr><td>{WORDS}</td><td>{WORDS}</td></tr></table><p hidden>{WORDS}</p></main></body></html>",
}
SENTENCE = rb"(De situatie is ernstig, aldus het verslag over dit land.) Tj 0 -15 Td "


def pdf(words: bytes) -> bytes:
    made: bytes = HOSTILE["pdf"](b"BT /F1 11 Tf 60 700 Td " + SENTENCE + b"(" + words + b") Tj ET")
    return made


def every_text(document: Document) -> Iterator[str]:
    """Yield all that a reading holds of a file."""
    yield document.text
    for note in document.notes:
        yield from (note.label, note.text)
    for section in document.sections:
        yield from (section.number or "", section.title, *section.path)
    yield from (part.text for part in document.removed)
    yield from (block.paragraph or "" for block in document.blocks)
    yield from (text for one in document.properties for text in (one.name, one.value))
    yield from (value for _, value in document.found)
    yield from document.warnings


@pytest.mark.parametrize("file", FILES)
def test_a_reading_holds_no_control_code_anywhere(file: str) -> None:
    document = read(FILES[file].encode(), file)

    assert [text for text in every_text(document) if CONTROL.search(text)] == []
    assert CLEAN in document.text


def test_a_pdf_holds_none_either_and_every_word_keeps_its_place() -> None:
    plain = read_pdf(pdf(rb"Rood woord en bellen staan hier."))
    coded = read_pdf(pdf(rb"Rood \033\007woord en bel\010len\177 staan \001\000 hier."))

    assert [text for text in every_text(coded) if CONTROL.search(text)] == []
    assert coded.text == plain.text
    assert (coded.places.start, coded.places.end) == (plain.places.start, plain.places.end)
    assert (plain.warnings, len(coded.warnings)) == ((), 1)
    assert "characters without a meaning" in coded.warnings[0]


@given(st.text())
def test_what_is_put_aside_holds_none_and_loses_nothing_else(text: str) -> None:
    builder = Builder()
    builder.block("A.")
    builder.remove("symbol", text)

    for part in builder.document(b"").removed:
        assert not CONTROL.search(part.text)
        assert [a for a, b in zip(text, part.text, strict=True) if a != b] == CONTROL.findall(text)


@given(st.text())
def test_normal_form_holds_no_control_code(text: str) -> None:
    assert not CONTROL.search(normal(text))
    assert controls(normal(text)) == normal(text)
