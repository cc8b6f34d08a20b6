"""Tells a marking from words about confidentiality, a line at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.marking_dates import dates
from ingest.marking_place import Place, is_label, only_furniture
from ingest.marking_terms import Term, Vocabulary, fold_line, vocabulary

_WINDOW = 110  # characters at the head and tail of a long line in which a marking may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A marking in one line: its kind, usual name, text as printed, and whether it counts."""

    kind: str
    name: str
    text: str
    live: bool


def labels(line: str, *, edge: bool, first: bool, today: date) -> Iterator[Label]:
    """Yield the markings of one line; `edge`: at the head or foot of a page, `first`: at the top of the document."""
    folded = fold_line(line)
    yield from _embargo(line, folded, today)
    vocab = vocabulary()
    taken = _terms(folded, vocab)
    blank = _blanked(folded, [(a, b) for a, b, _ in taken])
    same = {term.name for _, _, term in taken if term.ladder}
    for start, end, term in sorted(taken, key=lambda s: s[0]):
        place = Place(line=line, folded=blank, start=start, end=end, edge=edge, first=first)
        if is_label(place, term, folded, vocab):
            lifted = _lifted(blank, vocab, today) or _run_out(folded, end, today)
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


def _lifted(blank: str, vocab: Vocabulary, today: date) -> bool:
    """'Rubricering vervallen'; one that ends on a day to come still counts."""
    match = vocab.lifted.search(blank)
    if match is None:
        return False
    ends = re.match(r"\W*(?:op|per|met ingang van|on|as of|from|after|na)\b", blank[match.end() :])
    to_come = [day for day in dates(blank[match.end() :]) if day > today] if ends else []
    return not to_come


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
    heads = only_furniture(before, vocab) or before.rstrip().endswith((".", "|", "-", ":", ")"))
    itself = bool(
        re.search(
            r"\b(?:dit|deze|this)\s+(?:\w+\s+){1,2}(?:is|staat|valt|remains|blijft)\s+(?:\w+\s+)?$", before
        )
    )
    until = re.match(r"\W*(?:tot|until|till|t/m|for|voor|before|lifts|op|on|:|-|\d|strict|datum|date)", after)
    alone = heads and only_furniture(after, vocab)
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
