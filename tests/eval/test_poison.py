"""Poisoned documents in small: nothing changes, and what would be a change is seen as one."""

from pathlib import Path

import pytest

from assistant.jsonform import AnswerJson
from eval.made_files import FORMATS, Sheet, made
from eval.page_markup import markup
from eval.poison import Poisoning
from eval.poison_place import bases, worlds
from eval.poison_report import render
from eval.poison_sides import differences
from ingest.read.sniff import read

ANSWER: AnswerJson = {
    "outcome": "answered",
    "reason": None,
    "message": None,
    "not_covered": [],
    "statements": [
        {"text": "One.", "kind": "quote", "notes": [1]},
        {"text": "Two.", "kind": "quote", "notes": [2]},
    ],
    "footnotes": [{"n": 1, "file": "a.md"}, {"n": 2, "file": "b.md"}],
}  # type: ignore[typeddict-item]


def test_a_round_of_poisoned_documents_changes_no_answer(models: Path, tmp_path: Path) -> None:
    done = Poisoning(folder=tmp_path, documents=bases(2, 6), rounds=1, models=models, page=False).run(
        lambda *_: None
    )

    assert sum(done.documents.values()) == 6
    assert done.answered > 0
    assert done.changes == []
    assert "6 poisoned documents, 0 changes of behaviour" in render(done)


@pytest.mark.parametrize("form", FORMATS)
def test_made_files_read_as_what_was_put_in(form: str) -> None:
    sheet = Sheet(
        title="Rapport", parts=(("Vrouwen", ("Zij reizen (soms) alléén.",)), ("Kinderen", ("Geen.",)))
    )
    document = read(made(form, sheet), f"a.{form}")
    texts = [document.text[block.start : block.end] for block in document.blocks]

    assert texts == ["Rapport", "Vrouwen", "Zij reizen (soms) alléén.", "Kinderen", "Geen."]


def test_payloads_come_round_in_every_format() -> None:
    kinds = {(d.base.form, d.kind) for world in worlds(bases(1, 24), 22) for d in world}

    assert len([d for world in worlds(bases(1, 24), 22) for d in world]) == 528
    assert {"instruction", "stuffing", "hidden white", "hidden comment", "hidden property"} <= {
        k for _, k in kinds
    }
    assert all(len({kind for form, kind in kinds if form == each}) >= 12 for each in FORMATS)


def test_differences_name_what_changed() -> None:
    reordered = replace_statements(ANSWER, ["b.md", "a.md"])

    assert list(differences(ANSWER, ANSWER, {})) == []
    assert len(list(differences(ANSWER, {**ANSWER, "outcome": "partial", "not_covered": ["x"]}, {}))) == 2
    assert "quotations" in next(differences(ANSWER, reordered, {}))


def test_piled_up_words_may_stand_beside_the_answer_but_not_before_it() -> None:
    note = {"n": 3, "file": "c.md"}
    piled = {"text": "One? One? One? Qorvath", "kind": "quote", "notes": [3]}
    after = {
        **ANSWER,
        "footnotes": [*ANSWER["footnotes"], note],
        "statements": [*ANSWER["statements"], piled],
    }
    before = {**after, "statements": [piled, *ANSWER["statements"]]}

    assert list(differences(ANSWER, after, {"c.md": "Qorvath"})) == []  # type: ignore[arg-type]
    assert "comes first" in next(differences(ANSWER, before, {"c.md": "Qorvath"}))  # type: ignore[arg-type]
    assert "quotations" in next(differences(ANSWER, after, {}))  # type: ignore[arg-type]


def test_markup_that_a_text_brings_along_is_seen() -> None:
    clean = markup('<p class="a">tekst <a href="https://example.org/1">x</a></p>')

    assert (
        markup('<p class="a">&lt;script&gt; <a href="https://example.org/22">y</a></p>').beyond(clean) == ()
    )
    assert markup("<p onclick=x>tekst</p>").beyond(clean) == ("<p onclick>",)
    assert markup("<p>a<script>b</script></p>").beyond(clean) == ("<script>",)
    assert markup('<p><a href="javascript:1">z</a></p>').beyond(clean) == ("<a href=javascript:#>",)


def replace_statements(form: AnswerJson, files: list[str]) -> AnswerJson:
    numbers = {note["file"]: note["n"] for note in form["footnotes"]}
    texts = {s["notes"][0]: s for s in form["statements"]}
    return {**form, "statements": [texts[numbers[file]] for file in files]}  # type: ignore[return-value]
