"""How well a document was read, told from the reading alone: what a person should look at before relying on it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.aside import asides
from ingest.document import BlockKind, Document, Page

_UNSEEN = ("hidden", "covered", "outside_page")
_ELSEWHERE = frozenset(
    {"note_body", "note_marker", "hyphen", "contents"}
)  # kept in another place, or of no content
_MUCH = 0.4  # share of a page's letters
_MANY = 200  # letters: a page of less says little by its shares
_UNSURE = 0.8  # confidence of OCR
_ODD = 0.005  # share of letters without a meaning
_APART = 0.3  # share of words that are a single letter
_UNPLACED = 0.98
_UNLINKED = 0.1
_SOME = 0.1  # of the pages may be suspicious
_SHORT = 3  # pages: in a longer document one suspicious page is no sign of anything
_NAMED = 3  # pages that are named on a line
_VEILED = 0.05  # share of a document without pages that may be hidden: sites hide menus and their likes
_FEW = 2  # footnotes without a marker that are no sign of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Something on a page that a person should look at; `page` is None where a document has no pages."""

    page: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Text that is on the page and is never evidence, by its place: canonical[start:end]; its words are not repeated."""

    page: int | None
    start: int
    end: int
    kind: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedKind:
    """What was taken out of the running text under one name."""

    reason: str
    parts: int
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    """How one document was read.

    Attributes:
        letters: Of the canonical text, white space left out.
        placed: Share of them that stand in a rectangle on a page; None where the document has no pages.
        notes_linked: Of `notes`, those whose marker was found.
        aside: What is never evidence though it stands on a page: it speaks to a machine, or piles up words.
        ocr: Pages that were read from a picture, with the confidence of the reading.
        warnings: Of the reader, and what is wrong with the document as a whole.
    """

    pages: int
    letters: int
    placed: float | None
    blocks: tuple[tuple[str, int], ...]
    headings: int
    numbered_headings: int
    notes: int
    notes_linked: int
    removed: tuple[RemovedKind, ...]
    aside: tuple[SetAside, ...]
    ocr: tuple[tuple[int, float], ...]
    suspicious: tuple[Suspicion, ...]
    warnings: tuple[str, ...]

    @property
    def reads_badly(self) -> bool:
        """Whether a tenth of the pages is suspicious, or the document as a whole is."""
        return bool(self.warnings) or self._bad_pages is not None

    @property
    def in_short(self) -> str:
        """What a person is told of it at ingest, on one line; empty where there is nothing to tell."""
        parts = [*self.warnings]
        if (bad := self._bad_pages) is not None:
            parts.append(bad)
        line = f"reads badly: {'; '.join(parts)}" if parts else ""
        if self.aside:
            line = f"{line}; {_aside_in_short(self.aside)}" if line else _aside_in_short(self.aside)
        if self.ocr:
            sure = sum(confidence for _, confidence in self.ocr) / len(self.ocr)
            pages = f"{len(self.ocr)} of {self.pages} pages read from a picture, mean confidence {sure:.2f}"
            line = f"{line}; {pages}" if line else pages
        return line

    @property
    def _bad_pages(self) -> str | None:
        first: dict[int | None, str] = {}
        for suspicion in self.suspicious:
            first.setdefault(suspicion.page, suspicion.why)
        if None in first:
            return first[None]
        if not first or len(first) <= max(_SOME * self.pages, self.pages > _SHORT):
            return None
        named = ", ".join(f"page {page}: {why}" for page, why in [*first.items()][:_NAMED])
        more = ", …" if len(first) > _NAMED else ""
        return f"{len(first)} of {self.pages} pages look wrong ({named}{more})"


def _aside_in_short(aside: tuple[SetAside, ...]) -> str:
    told = [*dict.fromkeys(f"p. {one.page}, {one.why}" if one.page else one.why for one in aside)]
    more = "; …" if len(told) > _NAMED else ""
    return f"suspicious and never evidence: {'; '.join(told[:_NAMED])}{more}"


def quality(document: Document) -> QualityReport:
    """Judge a reading."""
    letters = len("".join(document.text.split()))
    linked = sum(note.at is not None for note in document.notes)
    placed = _placed(document) if document.pages else None
    return QualityReport(
        pages=len(document.pages),
        letters=letters,
        placed=placed,
        blocks=tuple(sorted(Counter(block.kind.value for block in document.blocks).items())),
        headings=sum(block.kind is BlockKind.HEADING for block in document.blocks),
        numbered_headings=sum(section.number is not None for section in document.sections),
        notes=len(document.notes),
        notes_linked=linked,
        removed=_removed(document),
        aside=_aside(document),
        ocr=tuple((p.number, p.ocr_confidence) for p in document.pages if p.ocr_confidence is not None),
        suspicious=tuple(_suspicions(document)),
        warnings=(*document.warnings, *_warnings(document, placed, linked)),
    )


def _aside(document: Document) -> tuple[SetAside, ...]:
    return tuple(
        SetAside(page=document.page_at(one.start), start=one.start, end=one.end, kind=one.kind, why=one.why)
        for one in asides(document)
    )


def _placed(document: Document) -> float:
    places, text = document.places, document.text
    inside = sum(len("".join(text[a:b].split())) for a, b in zip(places.start, places.end, strict=True))
    joints = sum(text[block.start : block.end].count(" | ") for block in document.blocks)
    whole = len("".join(text.split())) - joints
    return min(inside / whole, 1.0) if whole else 1.0


def _removed(document: Document) -> tuple[RemovedKind, ...]:
    parts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for removed in document.removed:
        parts[removed.reason] += 1
        letters[removed.reason] += _length(removed.text)
    return tuple(
        RemovedKind(reason=reason, parts=parts[reason], letters=letters[reason]) for reason in sorted(parts)
    )


def _length(text: str) -> int:
    return len("".join(text.split()))


def _warnings(document: Document, placed: float | None, linked: int) -> Iterator[str]:
    if placed is not None and placed < _UNPLACED:
        yield f"{1 - placed:.1%} of the text has no place on its page"
    loose = len(document.notes) - linked
    if loose > max(_FEW, _UNLINKED * len(document.notes)):
        yield f"{loose} of {len(document.notes)} footnotes have no marker in the text"


def _suspicions(document: Document) -> Iterator[Suspicion]:
    removed: dict[int | None, Counter[str]] = {}
    for part in document.removed:
        removed.setdefault(part.page, Counter())[part.reason] += _length(part.text)
    pages: tuple[Page | None, ...] = document.pages or (None,)
    for page in pages:
        number = page.number if page is not None else None
        text = document.text[page.start : page.end] if page is not None else document.text
        for why in (
            *_of_removed(_length(text), removed.get(number, Counter()), paged=page is not None),
            *_of_text(text),
            *_of_picture(page),
        ):
            yield Suspicion(page=number, why=why)


def _of_removed(kept: int, removed: Counter[str], *, paged: bool) -> Iterator[str]:
    for reason in _UNSEEN:
        if removed[reason] > (0 if paged else _VEILED * kept):
            yield f"{removed[reason]} letters dropped as {reason.replace('_', ' ')}"
    lost = sum(count for reason, count in removed.items() if reason not in {*_ELSEWHERE, *_UNSEEN, "chrome"})
    if kept + lost > _MANY and lost > _MUCH * (kept + lost):
        yield f"{lost / (kept + lost):.0%} of the letters removed as furniture"
    if not kept and not removed:
        yield "no text"


def _of_text(text: str) -> Iterator[str]:
    letters = _length(text)
    if letters < _MANY:
        return
    odd = sum(unicodedata.category(letter) in {"Co", "Cn", "Cc"} or letter == "\ufffd" for letter in text)
    odd -= text.count("\n")
    if odd > _ODD * letters:
        yield f"{odd} characters without a meaning: a font without mapping"
    words = [word for word in text.split() if word.isalpha()]
    alone = sum(len(word) == 1 and word.isascii() for word in words)
    if alone > _APART * max(len(words), 1):
        yield f"{alone} of {len(words)} words are a single letter"


def _of_picture(page: Page | None) -> Iterator[str]:
    if page is not None and page.ocr_confidence is not None and page.ocr_confidence < _UNSURE:
        yield f"read from a picture with confidence {page.ocr_confidence:.2f}"
