"""A set of comparisons is read strictly, stands in the documents it names, and is judged side by side."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import eval as package
from assistant.compare import sides
from assistant.conversation import complete
from assistant.understand import Interpreter
from eval.comparison_score import table
from eval.comparisons import Judged, read_comparisons
from eval.errors import QuestionSetError
from eval.fold import fold

SET = Path(package.__file__).parent / "sets" / "comparisons.jsonl"


def test_the_set_is_large_and_half_dutch() -> None:
    found = read_comparisons(SET)
    compared = [c for c in found if c.sides]

    assert len({c.id for c in found}) == len(found)
    assert len(compared) >= 80
    assert len(found) - len(compared) >= 25
    assert 0.4 <= sum(c.language == "nl" for c in compared) / len(compared) <= 0.6


def test_every_gold_stands_in_the_document_it_names(corpus: Path) -> None:
    texts: dict[str, str] = {}
    for comparison in read_comparisons(SET):
        for place in (place for side in comparison.sides for place in side.gold):
            if place.file.endswith(".pdf"):
                assert (corpus / place.file).is_file()
                continue
            text = texts.setdefault(place.file, fold((corpus / place.file).read_text(encoding="utf-8")))
            assert place.heading is None or fold(place.heading) in text, (comparison.id, place)


def test_sides_are_recognised_and_look_alikes_left_alone(interpreter: Interpreter) -> None:
    found = read_comparisons(SET)
    told = {c.id: len(sides(complete(interpreter, c.question), interpreter)) for c in found}

    assert sum(told[c.id] == len(c.sides) for c in found if c.sides) >= 0.95 * sum(
        bool(c.sides) for c in found
    )
    # Countries that are only named together are told apart when they are answered.
    assert sum(bool(told[c.id]) for c in found if not c.sides) <= 1


def test_a_side_with_files_and_no_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    side = {"facet": "country", "is": "IRN", "files": ["a"], "gold": []}
    line = {"id": "a", "lang": "nl", "form": "country", "question": "Wat?", "sides": [side]}
    path.write_text(json.dumps(line), encoding="utf-8")

    with pytest.raises(QuestionSetError, match="both 'files' and 'gold'"):
        read_comparisons(path)


def test_the_table_counts_a_side_that_is_not_told_as_missed() -> None:
    compared = next(c for c in read_comparisons(SET) if c.sides)
    missed = Judged(comparison=compared, sides=False, gold=(False, False), problems=("no sides",))

    text = table([missed, replace(missed, sides=True, gold=(True, True), problems=())])

    # One of two comparisons is told; two of its four sides have their gold.
    assert "2  0.500" in text.splitlines()[1]
    assert "4  0.500" in text.splitlines()[3]
