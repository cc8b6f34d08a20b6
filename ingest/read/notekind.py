"""What a footnote rests on, as far as its own text says."""

import re

from ingest.document import NoteKind

_CONFIDENTIAL = re.compile(
    r"\b(?:vertrouwelijke?|confidential|anonieme?|anonymous)\s+(?:\w+\s+){0,2}"
    r"(?:bron(?:nen)?|sources?|interviews?|gesprek(?:ken)?|rapport(?:en)?|informatie|correspondenti?e?|"
    r"correspondence|communication|meetings?)\b|\bon condition of anonymity\b",
    re.IGNORECASE,
)
_URL = re.compile(r"\bhttps?://|\bwww\.\w|\burl:", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:report|rapport|ambtsbericht|review|survey|country (?:report|guidance|focus)|factsheet|brief|"
    r"briefing|kamerstuk(?:ken)?|update|bulletin|monitor|onderzoek|study|verslag|resolution|[AS]/(?:HRC|RES|\d))\b",
    re.IGNORECASE,
)


def note_kind(text: str) -> NoteKind:
    """Return the kind of source a footnote names; a confidential source outweighs a url beside it."""
    if _CONFIDENTIAL.search(text):
        return NoteKind.CONFIDENTIAL
    if _URL.search(text):
        return NoteKind.PUBLIC_URL
    if _REPORT.search(text):
        return NoteKind.REPORT
    return NoteKind.OTHER
