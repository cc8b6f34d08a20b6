"""What the readers make of an example document, against the source from which it was typeset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from examples.build import HERE
from examples.source import Boxed, Figure, Heading, Item, Paragraph, Source, Table, read_source
from ingest.document import Document
from ingest.read.sniff import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source and what was read from the document that was made of it."""

    source: Source
    document: Document


@cache
def pairs() -> tuple[Pair, ...]:
    found = []
    for path in sorted((HERE / "src").glob("*.md")):
        source = read_source(path)
        data = (HERE / "documents" / source["file"]).read_bytes()
        found.append(Pair(source=source, document=read(data, source["file"])))
    return tuple(found)


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def unmarked(source: Source, text: str) -> str:
    return folded("".join(span.text for span in source.spans(text)))


def label(number: str | None, title: str) -> str:
    """Join number and title; a reader may count 'Annex 1:' or 'Paragraaf' to either."""
    return folded(f"{number or ''} {title}".replace("Paragraaf ", "").replace(":", ""))


def before_each_note(source: Source) -> dict[int, str]:
    """Map the printed number of each note to the words that its marker stands behind, folded."""
    found = {}
    for element in source.body:
        if isinstance(element, Table):
            raws = [cell for row in element.rows for cell in row]
        else:
            raws = [element.caption if isinstance(element, Figure) else element.text]
        for raw in raws:
            text = ""
            for span in source.spans(raw):
                if span.note is not None:
                    found[span.note] = folded(text)[-25:]
                text += span.text
    return found


def misread_notes(pair: Pair) -> Iterator[str]:
    """Names of the notes whose body or place is not that of the source."""
    notes = {note.label: note for note in pair.document.notes}
    before = before_each_note(pair.source)
    for number, body in enumerate(pair.source.notes, 1):
        note = notes.get(str(number))
        if note is None or note.at is None or folded(note.text) != folded(body):
            yield f"{pair.source['file']}, note {number}"
        elif not folded(pair.document.text[: note.at]).endswith(before[number]):
            yield f"{pair.source['file']}, place of note {number}"


def test_ninety_eight_percent_of_the_notes_are_read_with_their_body_and_place() -> None:
    total = sum(len(pair.source.notes) for pair in pairs())
    misread = [name for pair in pairs() for name in misread_notes(pair)]

    assert total > 200
    assert len(misread) <= 0.02 * total, misread


def test_paragraphs_items_and_boxes_are_read_as_they_were_written() -> None:
    total = 0
    missing = []
    for pair in pairs():
        text = folded(pair.document.text)
        for element in pair.source.body:
            if isinstance(element, Paragraph | Item | Boxed):
                total += 1
                if unmarked(pair.source, element.text) not in text:
                    missing.append(f"{pair.source['file']}: {element.text[:60]}")

    assert total > 500
    assert len(missing) <= 0.005 * total, missing


@pytest.mark.parametrize("index", range(len(tuple((HERE / "src").glob("*.md")))))
def test_every_heading_is_found_in_order_with_its_number(index: int) -> None:
    pair = pairs()[index]
    wanted = [label(h.number, unmarked(pair.source, h.text)) for h in headings(pair.source)]
    remaining = iter([label(s.number, s.title) for s in pair.document.sections])

    assert [title for title in wanted if title not in remaining] == []


@pytest.mark.parametrize("index", range(len(tuple((HERE / "src").glob("*.md")))))
def test_a_section_knows_the_headings_above_it(index: int) -> None:
    pair = pairs()[index]
    paths = {section.path[-3:] for section in pair.document.sections}
    above: list[Heading] = []
    for heading in headings(pair.source):
        above = [h for h in above if h.level < heading.level] + [heading]
        wanted = tuple(folded(unmarked(pair.source, h.text)) for h in above)[-3:]
        numbered = heading.number is not None and heading.level > 1

        assert not numbered or any(path[-len(wanted) :] == wanted for path in paths), wanted


def headings(source: Source) -> list[Heading]:
    return [element for element in source.body if isinstance(element, Heading)]
