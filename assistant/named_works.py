"""Which documents a question asks for by their title, date or number, among those that may be used.

Three ways to name one: its official number; a name in itself ('No Way Out'), as it stands in the title; what it is
called ('the letter') together with its date or with telling words of its title. What merely speaks of the subject of
a title names nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.name_window import NamingQuestion, Window
from assistant.named_dates import agree
from assistant.titles import Noun, Title, title_of
from ingest.countries import Gazetteer
from ingest.passage import PER_SECTION, Source

_DAY, _MONTH, _NUMBER, _NAME = 3, 2, 10, 20
# What a document led to, or came before, is not looked up in it.
_ELSEWHERE = re.compile(
    r"\b(?:na|nadat|sinds|naar aanleiding van|in reactie op|vóór|voorafgaand aan|ten opzichte van|vergeleken met|after|since"
    r"|following|in (?:response|reaction) to|before|prior to|compared (?:to|with)|replac(?:es|ed|ing)|vervang(?:t|en)"
    r"|based on|op (?:grond|basis) van)\s+(?:(?:de|het|the|een|an?|dat|that)\s+)?\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:(?:de|het|the|deze|dit|this)\s+)?[“”\"'‘«(]*\Z", re.IGNORECASE)
_LOOKED_UP = re.compile(
    r"(?:\b(?:volgens|aldus|blijkens|according to|in|uit|from|does|did|zegt|schrijft|meldt|stelt|concludeert|rapport"
    r"|report)\s+"
    r"|[“”\"'‘«]|\A\W*)(?:(?:the|de|het)\s+)?\Z",
    re.IGNORECASE,
)
_BEFORE_A_NUMBER = re.compile(
    r"(?:\b(?:document|resolutie|resolution|kamerstuk)\s+)?(?:\(?\b(?:EU|EG|EC|VN|UN)\b\)?\s+)?(?:\b(?:nr|no)\b\.?\s*)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWorks:
    """The documents that a question names; text[start:end] of each span is the name, with its article."""

    spans: tuple[tuple[int, int], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A document that text[start:end] may name, and how much speaks for it; `numbered`: by its official number."""

    source: Source
    start: int
    end: int
    score: int
    numbered: bool = False


def find_works(
    question: str, language: str, sources: Sequence[Source], gazetteer: Gazetteer
) -> NamedWorks | None:
    """Return the documents among `sources` that a question names; None where it names none of them."""
    asked = NamingQuestion.of(question, language, gazetteer)
    hits = [
        hit
        for source in sources
        for hit in _hits(asked, source, title_of(source, gazetteer))
        if _of_its_countries(asked, hit) and not _ELSEWHERE.search(question[: hit.start])
    ]
    kept = _best([*_told_apart(hits)])
    if not kept:
        return None
    named = {hit.source.id for hit in kept}
    return NamedWorks(
        spans=_joined(((_with_article(question, hit.start), hit.end) for hit in kept), question),
        sources=tuple(source for source in sources if source.id in named),
    )


def _hits(asked: NamingQuestion, source: Source, title: Title) -> Iterator[_Hit]:
    yield from _numbered(asked, source, title)
    yield from _titled(asked, source, title)
    for noun, start, end in asked.nouns:
        if noun in title.nouns:
            yield from _called(Window(asked=asked, source=source, title=title), noun, start, end)


def _numbered(asked: NamingQuestion, source: Source, title: Title) -> Iterator[_Hit]:
    for mention in asked.numbers:
        if mention.keys <= title.numbers:
            before = _BEFORE_A_NUMBER.search(asked.text, 0, mention.start)
            start = before.start() if before else mention.start
            # 'Regulation 2024/1347': what the document is called is part of its name.
            called = (a for _, a, b in asked.nouns if b <= start and not asked.text[b:start].strip())
            start = min(called, default=start)
            yield _Hit(
                source=source, start=start, end=mention.end, score=_NUMBER * len(mention.keys), numbered=True
            )


def _titled(asked: NamingQuestion, source: Source, title: Title) -> Iterator[_Hit]:
    """Yield where a part of a title that is a name stands word for word, and as a name."""
    said = tuple(word.folded for word in asked.row)
    for part in title.parts:
        for i in range(len(said) - len(part) + 1):
            if said[i : i + len(part)] == part and _as_a_name(asked, i, i + len(part)):
                start, end = asked.row[i].start, asked.row[i + len(part) - 1].end
                yield _Hit(source=source, start=start, end=end, score=_NAME + len(part))


def _as_a_name(asked: NamingQuestion, first: int, last: int) -> bool:
    """Tell whether words are written as a title is: with capitals, between quotation marks, or where a source is named."""
    row, text = asked.row[first:last], asked.text
    # The first word of a question has a capital anyway, and so have the names of countries.
    capitals = sum(text[word.start].isupper() and not asked.country_at(word) for word in row) - (first == 0)
    return capitals >= 2 or bool(_LOOKED_UP.search(text[: row[0].start]))


def _called(window: Window, noun: Noun, start: int, end: int) -> Iterator[_Hit]:
    """Yield the name that stands around a word for a document: its date, telling words of its title, its country."""
    asked, title = window.asked, window.title
    first, last = window.around(start, end)
    start, end = asked.row[first].start, asked.row[last - 1].end
    inside = [day for day, a, b in asked.days if start <= a and b <= end]
    dated = [_dated(day, title) for day in inside]
    if any(says < 0 for says in dated) or not window.agrees(first, last):
        return
    forms = frozenset(form for each in asked.forms[first:last] for form in each)
    said = len(forms & title.telling) + noun.least * len(forms & title.abbreviated)
    whole = any(piece <= forms for piece in title.pieces)
    placed = noun.placed and bool(asked.countries_in(start, end) & {*window.source.countries})
    if any(dated) or said >= noun.least or whole or placed:
        yield _Hit(source=window.source, start=start, end=end, score=said + sum(dated) + whole)


def _dated(day: str, title: Title) -> int:
    """Return how much a date says for a document: -1 where it is of another, 0 where the document has none as exact."""
    if not title.days:
        return 0
    if not any(agree(day, own) for own in title.days):
        return -1
    exact = max(len(own) for own in title.days if agree(day, own))
    return 0 if exact == 4 else _DAY if len(day) == exact == 10 else _MONTH


def _of_its_countries(asked: NamingQuestion, hit: _Hit) -> bool:
    """Tell whether a document is about a country that the question names, if it is about any."""
    own = {*hit.source.countries}
    around = {code for code, a, _ in asked.countries if not hit.start <= a < hit.end}
    named = around or asked.countries_in(hit.start, hit.end)
    return not own or PER_SECTION in own or not named or bool(own & named)


def _told_apart(hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """Yield the hits without the names that a document shares with one that is named by its official number too."""
    numbered = {hit.source.id for hit in hits if hit.numbered}
    shared = {(hit.start, hit.end) for hit in hits if hit.source.id in numbered}
    for hit in hits:
        if not numbered or (hit.source.id in numbered) or (hit.start, hit.end) not in shared:
            yield hit


def _best(hits: Sequence[_Hit]) -> list[_Hit]:
    """Return the hits for which most speaks, of those that stand in the same place."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: -h.score):
        over = [other for other in kept if hit.start < other.end and other.start < hit.end]
        if not over or any(hit.score == other.score or hit.source.id == other.source.id for other in over):
            kept.append(hit)
    return kept


def _with_article(question: str, start: int) -> int:
    article = _ARTICLE.search(question, 0, start)
    return article.start() if article else start


def _joined(spans: Iterable[tuple[int, int]], question: str) -> tuple[tuple[int, int], ...]:
    """Join spans between which nothing is said."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if joined and not question[joined[-1][1] : start].strip(" (,"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
