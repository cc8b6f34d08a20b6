"""The JSON of passages that were found: `coi search` and its explanation."""

from typing import TypedDict

from ingest.passage import Passage
from ingest.store.records import Hit

# The index adds up the terms of a question in an order of its own each time it is opened: the seventh digit varies.
_DIGITS = 2


class PlaceJson(TypedDict):
    """Where a passage stands."""

    document_id: str
    file: str
    section: str | None
    headings: list[str]
    page: int | None
    start: int
    end: int


class PassageJson(PlaceJson):
    """One passage of `coi search --json`."""

    rank: int
    score: float
    text: str


def passages_json(hits: tuple[Hit, ...]) -> list[PassageJson]:
    """Return found passages, best first."""
    return [
        {
            "rank": rank,
            "score": round(hit.score, _DIGITS),
            **place_json(hit.passage, hit.facts.file),
            "text": hit.passage.text,
        }
        for rank, hit in enumerate(hits, 1)
    ]


def place_json(passage: Passage, file: str) -> PlaceJson:
    """Return where a passage stands."""
    return {
        "document_id": passage.document_id,
        "file": file,
        "section": passage.section,
        "headings": list(passage.headings),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
    }
