"""Four questions, evidence for and beside them, and the lines of a run that answers or refuses them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.score import Measure, Scores, score

Line = dict[str, object]


ASKED: list[Line] = [
    {
        "id": "one",
        "lang": "nl",
        "question": "Wie stelt het beleid op?",
        "outcome": "answered",
        "gold": [{"file": "letter-2025.txt", "quote": "verantwoordelijk voor het opstellen van beleid"}],
    },
    {
        "id": "two",
        "lang": "en",
        "question": "How were prisons?",
        "outcome": "answered",
        "gold": [{"file": "iran-2019.html", "heading": "Prison Conditions"}],
    },
    {
        "id": "both",
        "lang": "en",
        "question": "What changed between the editions?",
        "outcome": "partial",
        "need": "all",
        "gold": [
            {"file": "iran-2019.html", "heading": "Children"},
            {"file": "iran-2021.html", "heading": "Children"},
        ],
    },
    {
        "id": "secret",
        "lang": "nl",
        "question": "Wie is de bron?",
        "outcome": "refused:non_public",
        "gold": [],
    },
]


LETTER: Line = {"file": "letter-2025.txt", "text": "Het is verantwoordelijk voor het opstellen van beleid."}


OTHER: Line = {"file": "letter-2024.txt", "text": "Iets anders."}


PRISON: Line = {"file": "iran-2019.html", "text": "Cells were small.", "headings": ["Prison Conditions"]}


OLD: Line = {"file": "iran-2019.html", "text": "Schools closed.", "headings": ["Children"]}


NEW: Line = {"file": "iran-2021.html", "text": "Schools opened.", "headings": ["Children"]}


def write(path: Path, lines: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def answered(id_: str, passages: Sequence[Line], notes: Sequence[Line], outcome: str = "answered") -> Line:
    footnotes = [{**note, "n": n, "quote": note["text"]} for n, note in enumerate(notes, 1)]
    answer = {
        "outcome": outcome,
        "statements": [{"text": note["quote"], "notes": [note["n"]]} for note in footnotes],
        "footnotes": footnotes,
        "index": {"generation": "g1", "encoder": "e5"},
        "timings_ms": {"total": 40.0},
    }
    return {"id": id_, "answer": answer, "passages": list(passages)}


def refused(id_: str, reason: str) -> Line:
    return {"id": id_, "answer": {"outcome": "refused", "reason": reason}, "passages": []}


def scored(folder: Path, *lines: Line) -> Scores:
    return score(write(folder / "set.jsonl", ASKED), write(folder / "run.jsonl", lines))


def value(scores: Scores, measure: Measure) -> float:
    found = scores.estimate(measure)
    assert found is not None
    return found.value
