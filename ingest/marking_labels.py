"""Tells a marking from words about confidentiality, a line at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.marking_dates import DATE, dates
from ingest.marking_terms import Term, Vocabulary, fold_line, vocabulary

_SEPARATOR = re.compile(r"\s+[-–—|·•/]+\s+|\s*[|·•;]\s*|\s{3,}|\t|\s*//+\s*")
_MARKS = re.compile(r"[\s\W_]+")
_NUMBERS = re.compile(r"\b(?:\d+(?:[./:-]\d+)*|[a-z]{0,4}[-/ ]?\d[\w./-]*|[ivxl]+)\b")
_HEADING_NUMBER = re.compile(
    r"^\s*(?:\d+\.(?:\d+\.?)*|\(?[a-z0-9]{1,2}\)|§|artikel\s+\d+\w*|article\s+\d+\w*|hoofdstuk|chapter)\s"
)
_BARE_NUMBER = re.compile(r"^\s*\[?\d{1,3}\]?\s+$")
_SENTENCE_START = re.compile(r"^\s*[-–—:.]?\s*[A-Z0-9(\"«]")
_LOWER_START = re.compile(r"^\s*[,;]?\s*[a-z]")
_QUOTE = "\"'"
_WINDOW = 110  # characters at the head and tail of a long line in which a marking may stand
_LONG = 14  # words; a longer line is running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A marking in one line: its kind, usual name, text as printed, and whether it counts."""

    kind: str
    name: str
    text: str
    live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A term where it stands in a line."""

    line: str
    folded: str
    start: int
    end: int
    edge: bool
    first: bool

    @property
    def text(self) -> str:
        return self.line[self.start : self.end]

    @property
    def capitals(self) -> bool:
        letters = "".join(c for c in self.text if c.isalpha())
        words = re.findall(r"[^\W\d_]{4,}", self.text)
        return len(letters) > 2 and (
            sum(c.isupper() for c in letters) >= 0.6 * len(letters) or any(word.isupper() for word in words)
        )


def labels(line: str, *, edge: bool, first: bool, today: date) -> Iterator[Label]:
    """Yield the markings of one line; `edge`: at the head or foot of a page, `first`: at the top of the document."""
    folded = fold_line(line)
    yield from _embargo(line, folded, today)
    vocab = vocabulary()
    taken = _terms(folded, vocab)
    blank = _blanked(folded, [(a, b) for a, b, _ in taken])
    same = {term.name for _, _, term in taken if term.ladder}
    for start, end, term in sorted(taken, key=lambda s: s[0]):
        place = _Place(line=line, folded=blank, start=start, end=end, edge=edge, first=first)
        if _is_label(place, term, folded, vocab):
            lifted = bool(vocab.lifted.search(blank)) or _run_out(folded, end, today)
            counted = bool(term.ladder) and len(same) > 1
            live = not (term.open or lifted or counted)
            yield Label(kind=term.kind, name=term.name, text=" ".join(place.text.split()), live=live)
    yield from _of_itself(line, folded, vocab)


def _terms(folded: str, vocab: Vocabulary) -> list[tuple[int, int, Term]]:
    """Return where terms stand, longer ones first; in running text only at its head and tail can one be a marking."""
    cut = len(folded) > 2 * _WINDOW
    parts = ((0, folded[:_WINDOW]), (len(folded) - _WINDOW, folded[-_WINDOW:])) if cut else ((0, folded),)
    spans = [
        (offset + match.start(), offset + match.end(), term)
        for offset, part in parts
        for term in vocab.terms
        for match in term.find.finditer(part)
    ]
    taken: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, term))
    return taken


def _blanked(folded: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def _is_label(place: _Place, term: Term, folded: str, vocab: Vocabulary) -> bool:
    if term.caps and not place.capitals:
        return False
    if place.start and folded[place.start - 1] in _QUOTE and folded[place.end : place.end + 1] in set(_QUOTE):
        return False
    before, after = place.folded[: place.start], place.folded[place.end :]
    if _labelled(before, vocab):
        return True
    if _only_furniture(before, vocab) and _only_furniture(after, vocab):
        return _stands_alone(place, term, before, folded)
    segment = _segment(place)
    if segment is not None and _only_furniture(segment[0], vocab) and _only_furniture(segment[1], vocab):
        return term.sure or place.capitals or place.edge or place.first
    return _beside_text(place, term, vocab)


def _labelled(before: str, vocab: Vocabulary) -> bool:
    """'Rubricering: …' right before the term."""
    found = None
    for match in vocab.label.finditer(before):
        found = match
    if found is None:
        return False
    between = before[found.end() :]
    return ":" in between and not re.search(r"\w", between)


def _stands_alone(place: _Place, term: Term, before: str, folded: str) -> bool:
    if place.capitals or (term.sure and not _HEADING_NUMBER.match(folded)):
        return not _HEADING_NUMBER.match(folded) or term.sure
    if _HEADING_NUMBER.match(folded) or _BARE_NUMBER.match(before) or folded.rstrip().endswith("?"):
        return False
    printed = place.text.lstrip("*[(- ")
    if not printed[:1].isupper() and not place.edge and not place.first:
        return False
    ordinary = term.kind in {"draft", "personal", "internal"} and len(printed.split()) == 1
    return place.edge or place.first or not ordinary


def _only_furniture(rest: str, vocab: Vocabulary) -> bool:
    """Whether nothing is left of `rest` without labels, dates, numbers and handling instructions."""
    handled = vocab.handling.search(rest)
    if handled and not _MARKS.sub("", rest[: handled.start()]):
        return True
    for pattern in (DATE, vocab.furniture, vocab.label, _NUMBERS):
        rest = pattern.sub(" ", rest)
    return not _MARKS.sub("", rest)


def _segment(place: _Place) -> tuple[str, str] | None:
    """Return what stands before and behind the term within its part of a line with separators."""
    begin, end = 0, len(place.folded)
    for match in _SEPARATOR.finditer(place.line):
        if match.end() <= place.start:
            begin = max(begin, match.end())
        elif match.start() >= place.end:
            end = min(end, match.start())
    if begin == 0 and end == len(place.folded):
        return None
    return place.folded[begin : place.start], place.folded[place.end : end]


def _beside_text(place: _Place, term: Term, vocab: Vocabulary) -> bool:
    """Find a marking in capitals at the head or tail of a line that goes on with something else."""
    if not (place.capitals or term.sure):
        return False
    before, after = place.folded[: place.start], place.line[place.end :]
    words = len(place.line.split())
    if _only_furniture(before, vocab) and not _HEADING_NUMBER.match(before):
        following = fold_line(after).lstrip(" .:-–—")
        handled = vocab.handling.match(following)
        if handled:
            return True
        if ":" in after[:3] or _LOWER_START.match(after) or vocab.about.match(following):
            return False
        return bool(_SENTENCE_START.match(after)) and (place.capitals or place.edge)
    tail = _only_furniture(place.folded[place.end :], vocab)
    if not tail:
        return False
    ended = before.rstrip().endswith((".", "!", "?", ")", "]"))
    return place.capitals and (
        ended or (words <= _LONG and (place.edge or place.first) and not _prose(before))
    )


def _prose(text: str) -> bool:
    """Whether text reads as part of a sentence on this very marking."""
    return bool(
        re.search(
            r"\b(?:is|zijn|was|wordt|als|as|met|with|marked|gemerkt|aangemerkt|niveau|level|the|de|het|van|of|or|and|en|tot|to|een|a)\s*[\"'(]*\s*$",
            text,
        )
    )


def _run_out(folded: str, end: int, today: date) -> bool:
    """'… tot 1 januari 2020' behind a classification: it says itself until when."""
    tail = folded[end:]
    match = re.match(r"\W*(?:geldig\s+)?(?:tot|until|t/m|tot en met)\b", tail)
    found = list(dates(tail)) if match else []
    return bool(found) and max(found) < today


def _embargo(line: str, folded: str, today: date) -> Iterator[Label]:
    vocab = vocabulary()
    match = vocab.embargo.search(folded)
    if not match:
        return
    before, after = folded[: match.start()], folded[match.end() :]
    dated = list(dates(after))
    heads = _only_furniture(before, vocab) or before.rstrip().endswith((".", "|", "-", ":", ")"))
    itself = bool(
        re.search(
            r"\b(?:dit|deze|this)\s+(?:\w+\s+){1,2}(?:is|staat|valt|remains|blijft)\s+(?:\w+\s+)?$", before
        )
    )
    until = re.match(r"\W*(?:tot|until|till|t/m|for|voor|before|lifts|op|on|:|-|\d|strict|datum|date)", after)
    alone = heads and _only_furniture(after, vocab)
    if not (alone or (itself and (until or not after.strip(" .")))) and not (heads and until and dated):
        return
    text = " ".join(line[match.start() : match.end()].split())
    live = not dated or max(dated) >= today
    yield Label(kind="embargo", name="EMBARGO", text=text, live=live)


def _of_itself(line: str, folded: str, vocab: Vocabulary) -> Iterator[Label]:
    for match in vocab.itself.finditer(folded):
        said = match.group()
        term = next((t for t in vocab.terms if t.exact.search(said)), None)
        kind, name = (term.kind, term.name) if term else ("not_public", "NIET OPENBAAR")
        hit = term.exact.search(said) if term else None
        text = line[match.start() + hit.start() : match.start() + hit.end()] if hit else name
        yield Label(kind=kind, name=name, text=" ".join(text.split()), live=not (term and term.open))
