"""Confidentiality markings on a document: what stands printed on it, and whether that still keeps it from the public.

A marking is a label: it stands alone in a line, in a running head, after 'Rubricering:', in a property or in the file
name, or the document says it of itself. Words of secrecy inside other sentences are text about confidentiality.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ingest.document import Document
from ingest.marking_context import Line, lines_of, of_another, torn
from ingest.marking_labels import Label, labels
from ingest.marking_names import in_name, in_property
from ingest.marking_noise import mended
from ingest.marking_terms import fold_line, vocabulary

_COLUMNS = 3  # of a list of documents, at least; and as many rows
_ROW_NUMBER = re.compile(r"\d{1,4}[a-z]?\.?")
_EDGE = 3  # lines at the top or foot of a page that are its head or foot
_KEPT = frozenset({"running_head", "margin", "symbol", "hidden", "covered", "outside_page", "duplicate"})


class Where(StrEnum):
    """Where a marking was found."""

    PAGE = "page"
    HEADER = "header"
    FOOTER = "footer"
    METADATA = "metadata"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A marking as found.

    Attributes:
        kind: virbi, eu, nato, tlp, uk, us, secret, restricted, confidential, not_public, internal, draft, personal,
            limite, sensitive or embargo.
        name: The usual spelling, by which an attestation names it.
        text: As printed; never more than the marking itself.
        page: 1-based; None for metadata and the file name.
        live: False for one that was lifted, has run out, only counts others, or says that the document is public.
    """

    kind: str
    name: str
    text: str
    page: int | None
    where: Where
    live: bool


def page_texts(document: Document) -> tuple[str, ...]:
    """Return the text of each page as it has to be scanned: what a reader took away is put back at the top."""
    away: dict[int | None, list[str]] = {}
    for part in document.removed:
        if part.reason in _KEPT:
            away.setdefault(part.page, []).append(part.text)
    if not document.pages:
        loose = [text for texts in away.values() for text in texts]
        return ("\n".join([*loose, document.text]),)
    first = away.pop(None, [])
    texts = []
    for page in document.pages:
        top = first + away.get(page.number, [])
        texts.append("\n".join([*top, document.text[page.start : page.end]]))
        first = []
    return tuple(texts)


def scan(
    pages: Sequence[str], file_name: str, metadata: Sequence[tuple[str, str]], *, today: date
) -> tuple[Marking, ...]:
    """Return the markings on the pages, in the document's properties and in its file name, in that order.

    `today`: an embargo or a classification that ran out before it is not live.
    """
    found: list[Marking] = []
    for number, text in enumerate(pages, 1):
        found += _on_page(text, number, today)
    for key, value in metadata:
        found += [_marking(label, None, Where.METADATA) for label in in_property(key, value, today)]
    found += [_marking(label, None, Where.FILE_NAME) for label in in_name(file_name)]
    return tuple(found)


def warm() -> None:
    """Compile the patterns that are otherwise compiled with the first text that may hold a marking (a second)."""
    for term in vocabulary().terms:
        _ = term.find


def blocking(markings: Sequence[Marking], attested: Sequence[str]) -> tuple[Marking, ...]:
    """Return the live markings that the attestation does not name; any of them sends the document to quarantine."""
    named = {name for text in attested for name in names(text)}
    return tuple(m for m in markings if m.live and m.name not in named)


def names(text: str) -> frozenset[str]:
    """Return the names of the markings that a text (an attestation, say) mentions; the longest at each place."""
    line = fold_line(text)
    spans = [
        (match.start(), match.end(), term.name)
        for term in vocabulary().terms
        for match in term.exact.finditer(line)
    ]
    if vocabulary().embargo.search(line):
        spans.append((0, 0, "EMBARGO"))
    return frozenset(
        name for a, b, name in spans if not any(c <= a and b <= d and d - c > b - a for c, d, _ in spans)
    )


def _on_page(text: str, number: int, today: date) -> Iterator[Marking]:
    lines = lines_of(text)
    vocab = vocabulary()
    edge = min(_EDGE, max(len(lines) // 3, 1))
    listed = _inventory([line.text for line in lines])
    found: list[tuple[int, Marking]] = []
    for index in range(len(lines)):
        where = Where.HEADER if index < edge else Where.FOOTER if index >= len(lines) - edge else Where.PAGE
        at = (where is not Where.PAGE, number == 1 and index < 2 * _EDGE)
        here = _in_line(lines, index, at, today)
        names = [label.name for label in here]
        aside = index in listed or (bool(here) and of_another(lines, index, names, vocab, today))
        for label in here:
            marking = _marking(label, number, where)
            found.append((index, replace(marking, live=False) if aside else marking))
    yield from _without_lists(found, len(lines))


def _in_line(lines: Sequence[Line], index: int, at: tuple[bool, bool], today: date) -> tuple[Label, ...]:
    """Return the markings of a line, and those that only read as one together with the next line."""
    edge, first = at

    def read(text: str) -> tuple[Label, ...]:
        return tuple(labels(text, edge=edge, first=first, today=today))

    line = lines[index].text
    own = read(line)
    if all(label.kind == "embargo" for label in own):
        for text in torn(lines, index):
            together = read(text)
            if together and (own or not read(lines[index + 1].text)):
                return together
    if any(label.live for label in own):
        return own
    clear = (tuple(replace(label, text=printed) for label in read(text)) for text, printed in mended(line))
    return next((found for found in clear if found), own)


def _inventory(lines: Sequence[str]) -> frozenset[int]:
    """Return the rows of a numbered list of other documents: what a row says is said of the one it names."""
    rows = [
        index
        for index, line in enumerate(lines)
        if len(cells := line.split(" | ")) >= _COLUMNS and _ROW_NUMBER.fullmatch(cells[0].strip())
    ]
    return frozenset(rows if len(rows) >= _COLUMNS else ())


def _without_lists(found: list[tuple[int, Marking]], lines: int) -> Iterator[Marking]:
    """Let a table or list of a ladder define it; a marking at the very head or foot still counts."""
    by_ladder: dict[str, set[str]] = {}
    ladders = {term.name: term.ladder for term in vocabulary().terms}
    for _, marking in found:
        by_ladder.setdefault(ladders.get(marking.name, ""), set()).add(marking.name)
    for index, marking in found:
        ladder = ladders.get(marking.name, "")
        listed = bool(ladder) and len(by_ladder[ladder]) >= 3 and 0 < index < lines - 1
        yield replace(marking, live=False) if listed else marking


def _marking(label: Label, page: int | None, where: Where) -> Marking:
    return Marking(kind=label.kind, name=label.name, text=label.text, page=page, where=where, live=label.live)
