"""What a question asks besides the documents that it names, and what it asks if their names are not taken as such."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Named, NamedDocument, Understood
from assistant.contrast import compares
from assistant.mentions import Facet, Mark, Reading
from assistant.named_works import NamedWorks, find_works
from assistant.naming_words import naming_words
from ingest.countries import Gazetteer
from ingest.passage import PER_SECTION, Source
from ingest.words import stop_words, words

_LEAD = re.compile(
    r"(?:\b(?:volgens|aldus|blijkens|according to|in|uit|from|under|onder|by|per|van|of)\s+)?[“”\"'‘«(]*\Z",
    re.IGNORECASE,
)
_END = re.compile(r"[“”\"'’»)]*")
_GAP = re.compile(r"\s+")
_LOOSE = re.compile(r" (?=[?.!,;:])")
_BRACKETED = re.compile(r"\s*\(.*?\)")


def with_named(
    reading: Reading, sources: Sequence[Source], gazetteer: Gazetteer, read: Callable[[str, str], Reading]
) -> Reading:
    """Return a reading with the documents among `sources` that it names; the same where it names none.

    `read` reads what is left of the question without their names.
    """
    text, understood = reading.text, reading.understood
    # 'The previous report', and what is set side by side, are told by other words.
    apart = compares(text) or understood.edition
    works = None if apart else find_works(text, understood.language, sources, gazetteer)
    if works is None:
        return reading
    spans = [_led(text, *span) for span in works.spans]
    phrases = tuple(text[start:end] for start, end in spans)
    rest = read(_left(text, phrases), understood.language).understood
    about = {country for source in works.sources for country in source.countries}
    named = Named(
        words=phrases,
        documents=tuple(
            NamedDocument(id=s.id, title=s.title, day=s.published or s.valid_from) for s in works.sources
        ),
        instead=_subject(works),
        otherwise=understood,
    )
    known = replace(
        rest,
        countries=tuple(
            c for c in understood.countries if c in {*rest.countries, *about} or PER_SECTION in about
        ),
        source_types=(),
        publishers=(),
        named=named,
    )
    inside = [m for m in reading.marks if any(a < m.end and m.start < b for a, b in spans)]
    marks = [
        m
        for m in reading.marks
        if m not in inside or (m.facet is Facet.COUNTRY and {*m.codes} & {*known.countries})
    ]
    for (start, end), name in zip(works.spans, (text[a:b] for a, b in works.spans), strict=True):
        marks.append(Mark(facet=Facet.KIND, start=start, end=end, codes=(name,)))
    return Reading(text=text, understood=known, marks=tuple(sorted(marks, key=lambda m: (m.start, m.end))))


def unnamed(understood: Understood) -> Understood:
    """Return what is asked if the names of documents are not taken as such, with what later turns and choices added."""
    if understood.named is None:
        return understood
    plain = understood.named.otherwise
    return replace(
        understood,
        named=None,
        countries=understood.countries or plain.countries,
        groups=tuple(dict.fromkeys((*plain.groups, *understood.groups))),
        topics=tuple(dict.fromkeys((*plain.topics, *understood.topics))),
        years=tuple(sorted({*plain.years, *understood.years})),
        as_of=understood.as_of or plain.as_of,
        source_types=plain.source_types,
        publishers=plain.publishers,
        edition=plain.edition,
        unplaced=plain.unplaced,
    )


def searched(text: str, understood: Understood) -> str:
    """Return the words of a question that are looked up: those that name documents are not."""
    named = understood.named
    if named is None:
        return text
    left = _left(text, named.words)
    return named.instead if asks_only(text, understood) else left


def asks_only(text: str, understood: Understood) -> bool:
    """Tell whether a question asks for the documents that it names and for nothing in them."""
    if understood.named is None or understood.groups or understood.topics:
        return False
    known = naming_words()
    silent = (known.asking | stop_words("nl") | stop_words("en")) - known.about
    return all(word.folded in silent for word in words(_left(text, understood.named.words)))


def _left(text: str, phrases: Sequence[str]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, " ")
    return _LOOSE.sub("", _GAP.sub(" ", text).strip(" ,;:"))


def _led(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name stands with the preposition that leads to it and the marks around it."""
    lead, close = _LEAD.search(text, 0, start), _END.match(text, end)
    return lead.start() if lead else start, close.end() if close else end


def _subject(works: NamedWorks) -> str:
    return "; ".join(dict.fromkeys(_BRACKETED.sub("", source.title) for source in works.sources[:3]))
