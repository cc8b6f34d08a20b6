"""Footnotes labelled by eye against those that the reader linked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import QuestionSetError
from eval.json_lines import read_records
from ingest.document import Document

_AROUND = 60  # characters before a marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """How many of the labelled footnotes were linked right, and how many were linked on the labelled pages."""

    labelled: int
    linked: int
    right: int


def footnotes(path: Path, documents: Mapping[str, Document]) -> Footnotes:
    """Compare; the labelled pages were labelled whole.

    Args:
        path: Lines of `file`, `page`, `label`, `marker_context` (what stands before the marker) and `body_start`.
        documents: The readings, by file name as in the labels.
    """
    rows = [
        (
            r.text("file"),
            int(r.optional_number("page") or 0),
            r.text("label"),
            r.text("marker_context"),
            r.text("body_start"),
        )
        for r in read_records(path, QuestionSetError)
    ]
    rows = [row for row in rows if row[0] in documents]
    pages = {(row[0], row[1]) for row in rows}
    found = [
        (
            file,
            note.page,
            note.label,
            squeezed(document.text[max(note.at - _AROUND, 0) : note.at]),
            squeezed(note.text),
        )
        for file, document in documents.items()
        for note in document.notes
        if note.at is not None and note.page is not None and (file, note.page) in pages
    ]
    right = sum(any(_same(row, hit) for hit in found) for row in rows)
    return Footnotes(labelled=len(rows), linked=len(found), right=right)


def _same(row: tuple[str, int, str, str, str], hit: tuple[str, int, str, str, str]) -> bool:
    """Whether a linked footnote is the labelled one: same place, marker behind the same words, same body."""
    return row[:3] == hit[:3] and hit[3].endswith(squeezed(row[3])) and hit[4].startswith(squeezed(row[4]))


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
