"""What a quotation leaves open, said under it: a country not asked for, the heading over a few words, its list."""

from collections.abc import Callable, Iterator
from textwrap import shorten

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, StatementJson
from ingest.passage import PER_SECTION
from ui.footnote import headings_of, own_notes
from ui.names import Names
from ui.wording import sentence, wording

FEW_WORDS = 6
"""A quotation of fewer words ('Geen bijzonderheden.') says nothing without the heading above it."""
_LEAD = 180
"""Characters of a lead-in that are shown; its footnote has all of it."""
_COUNTRIES = 4
"""Countries that are named at most; of more, one fewer and how many others there are."""


def left_open(
    statement: StatementJson, notes: dict[int, FootnoteJson], form: AnswerJson, names: Names
) -> Iterator[str]:
    """Yield what a reader needs beside a statement: 'over Irak', 'onder het kopje “Besluitmoratorium”'."""
    words, first = wording(form["language"]), notes[own_notes(statement)[0]]
    asked = set(form["understood"]["countries"])
    about = [code for code in first["countries"] if code != PER_SECTION]
    if about and asked.isdisjoint(about):
        kept = about if len(about) <= _COUNTRIES else about[: _COUNTRIES - 1]
        named = ", ".join(names.country(code, form["language"]) for code in kept)
        others = len(about) - len(kept)
        yield words.on_country.format(f"{named} {words.more.format(others)}" if others else named)
    headings = headings_of(first)
    if headings and len(statement["text"].split()) < FEW_WORDS:
        yield words.under.format(headings[-1])
    if statement.get("goes_on"):
        yield words.goes_on


def lead_line(
    statement: StatementJson,
    notes: dict[int, FootnoteJson],
    language: str,
    mark: Callable[[int], str],
    clean: Callable[[str], str] = str,
) -> str:
    """Return 'Uit een opsomming die begint met “…” [6]': what became of recommendations is said in the lead-in only.

    `mark` writes the number of a footnote, `clean` what comes from a document.
    """
    words = wording(language)
    line = "; ".join(
        f"{words.introduced.format(clean(shorten(notes[n]['quote'], _LEAD, placeholder=' …')))} {mark(n)}"
        for n in statement.get("introduced_by", [])
    )
    return sentence(line)
