"""Tells a marking from words about confidentiality, a line at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.marking_dates import dates
from ingest.marking_embargo import embargoes
from ingest.marking_place import Place, is_label
from ingest.marking_terms import Term, Vocabulary, fold_line, vocabulary

_YES = frozenset({"ja", "yes", "j", "y", "x"})
_FIELD = re.compile(
    r"(?P<asked>[a-z -]{4,40}?)\s*(?:\([^)]{1,12}\)|\?)?\s*[:|]\s*(?P<said>ja|nee|yes|no|j|n|y|x)\b\W*"
)
_OPEN = re.compile(
    r"(?:actief )?openbaar(?: document| stuk)?|public(?: document)?|publiek|mag openbaar|publiceren"
)
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
    vocab = vocabulary()
    for start, end, live in embargoes(line, folded, vocab, today):
        yield Label(kind="embargo", name="EMBARGO", text=" ".join(line[start:end].split()), live=live)
    field = _FIELD.fullmatch(folded.strip(" -*|."))
    if field is not None:
        yield from _answered(line, field, vocab)
        return
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
        if vocab.any.search(part)
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


def _answered(line: str, field: re.Match[str], vocab: Vocabulary) -> Iterator[Label]:
    """Read a field of a form: 'Vertrouwelijk: ja', 'Openbaar | nee'."""
    asked, yes = field["asked"], field["said"] in _YES
    if _OPEN.fullmatch(asked):
        if not yes:
            yield Label(kind="not_public", name="NIET OPENBAAR", text=asked, live=True)
    elif yes:
        term = next((t for t in vocab.terms if t.exact.fullmatch(asked) and not t.open), None)
        if term:
            yield Label(kind=term.kind, name=term.name, text=" ".join(line.split())[: len(asked)], live=True)


def _of_itself(line: str, folded: str, vocab: Vocabulary) -> Iterator[Label]:
    for match in vocab.itself.finditer(folded):
        said = match.group()
        term = next((t for t in vocab.terms if t.exact.search(said)), None)
        kind, name = (term.kind, term.name) if term else ("not_public", "NIET OPENBAAR")
        hit = term.exact.search(said) if term else None
        text = line[match.start() + hit.start() : match.start() + hit.end()] if hit else name
        yield Label(kind=kind, name=name, text=" ".join(text.split()), live=not (term and term.open))
