"""What the library holds on a country or period, in words: silence is never safety, so a refusal says what was searched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Protocol

from assistant.answer import Understood
from assistant.as_of import left_out_then, told_of_year, told_then
from assistant.eligible import UNKNOWN_DATE, Eligible, eligible
from assistant.kind_names import KIND_NAMES
from assistant.language import wording_language
from assistant.later import told_later
from assistant.notices import lacking, of_named, of_time
from assistant.rule_age import told_age
from ingest.aside import told_title
from ingest.countries import Gazetteer
from ingest.document import Document
from ingest.editions import order_key
from ingest.errors import UnknownDocument
from ingest.passage import PER_SECTION, Source


class Holdings(Protocol):
    """What is admitted at this moment, and its text."""

    def sources(self) -> tuple[Source, ...]:
        """Return the descriptions of everything that is admitted."""

    def document(self, source: Source) -> Document:
        """Return the canonical document."""


_WORDS = {
    "nl": {
        "held": "Over {name} zijn opgenomen: {held}.",
        "held_then": "Over {name} is op {as_of} te gebruiken: {held}.",
        "none": "Over {name} is geen landenrapport opgenomen.",
        "none_then": "Over {name} is geen landenrapport opgenomen dat op {as_of} te gebruiken is.",
        "chapter": " Een hoofdstuk over {name} staat in: {chapters}.",
        "split": " Wel is er een document dat per onderdeel landen behandelt.",
        "splits": " Wel zijn er {n} documenten die per onderdeel landen behandelen.",
    },
    "en": {
        "held": "On {name} are held: {held}.",
        "held_then": "On {name} can be used as of {as_of}: {held}.",
        "none": "No country report on {name} is held.",
        "none_then": "No country report on {name} is held that can be used as of {as_of}.",
        "chapter": " A chapter on {name} is in: {chapters}.",
        "split": " There is one document that treats countries section by section.",
        "splits": " There are {n} documents that treat countries section by section.",
    },
}


def nothing_found(understood: Understood, allowed: Eligible, shelf: Holdings, gazetteer: Gazetteer) -> str:
    """Return the message of a refusal for lack of evidence: what was searched and what is held."""
    nl = understood.language == "nl"
    searched = counted(allowed.documents, understood.language)
    first = (
        f"In de doorzochte openbare bronnen ({searched}) is geen antwoord op deze vraag gevonden."
        if nl
        else f"No answer to this question was found in the public sources that were searched ({searched})."
    )
    lines = [first]
    lines += [_country_line(code, shelf, understood, gazetteer) for code in understood.countries]
    lines += lacking(understood, allowed, shelf.sources(), gazetteer)
    asked = {*understood.countries, PER_SECTION}
    if understood.years and not any(
        source.id in allowed.covering and (not understood.countries or asked & {*source.countries})
        for source in allowed.documents
    ):
        years = ", ".join(map(str, understood.years))
        lines.append(
            f"Geen van de bronnen gaat over {years}." if nl else f"None of the sources is about {years}."
        )
    lines += left_out_then(understood, allowed)
    undated = sum(why == UNKNOWN_DATE for _, why in allowed.left_out)
    if understood.as_of and undated:
        lines.append(
            f"Buiten beschouwing gelaten, omdat ze niet vóór {understood.as_of} te plaatsen zijn: {undated} zonder datum."
            if nl
            else f"Left out, because they cannot be placed before {understood.as_of}: {undated} without a date."
        )
    lines.append(
        "Dat hier niets gevonden is, betekent niet dat er geen risico is."
        if nl
        else "That nothing was found here does not mean that there is no risk."
    )
    return "\n".join(lines)


def caution(understood: Understood, cited: Sequence[Source], allowed: Eligible, today: date) -> str | None:
    """Return what a reader must know before relying on an answer: its time, what came after its rules, how old these are."""
    told = (
        *of_named(understood),
        *of_time(understood, cited),
        *told_then(understood, cited, allowed),
        *told_of_year(understood, cited, allowed),
        *told_later(understood, cited),
        *told_age(understood, cited, today),
    )
    return "\n".join(told) or None


def _country_line(code: str, shelf: Holdings, understood: Understood, gazetteer: Gazetteer) -> str:
    """Return what is held on a country and may be used at the date asked for: documents about it, chapters of others."""
    held = usable(shelf.sources(), understood)
    words = _WORDS[wording_language(understood.language)]
    name, as_of = gazetteer.name(code, understood.language), understood.as_of
    about = [source for source in held if code in source.countries]
    split = [source for source in held if PER_SECTION in source.countries]
    chapters = tuple(_chapters(code, split, shelf))
    said = words["none_then" if as_of else "none"].format(name=name, as_of=as_of)
    if about:
        dates = sorted(d for source in about for d in (source.covers_until or source.published,) if d)
        years = dict.fromkeys(day[:4] for day in (*dates[:1], *dates[-1:]))
        period = f" ({'–'.join(years)})" if years else ""
        said = words["held_then" if as_of else "held"].format(
            name=name, as_of=as_of, held=f"{counted(about, understood.language)}{period}"
        )
    if chapters:
        return said + words["chapter"].format(name=name, chapters="; ".join(chapters))
    if about or not split:
        return said
    return said + words["splits" if len(split) > 1 else "split"].format(n=len(split))


def _chapters(code: str, split: Sequence[Source], shelf: Holdings) -> Iterator[str]:
    """Yield the chapter on a country in the newest version of every work that treats countries section by section."""
    newest = {source.work or source.id: source for source in sorted(split, key=lambda s: order_key(s) or 0)}
    for source in newest.values():
        with suppress(UnknownDocument):
            sections = (
                s for s in shelf.document(source).sections if code in s.countries and told_title(s.title)
            )
            chapter = min(sections, key=lambda s: (s.level, s.start), default=None)
            if chapter is not None:
                number = f"{chapter.number} " if chapter.number else ""
                yield f"{source.title}, “{number}{told_title(chapter.title)}”"


def usable(held: Sequence[Source], understood: Understood) -> tuple[Source, ...]:
    """Return what may be used at the date asked for, of any kind and edition; everything where none is asked for."""
    if understood.as_of is None:
        return tuple(held)
    # Beside a reference date the present day counts for nothing.
    return eligible(held, Understood(language="nl", as_of=understood.as_of), date.max).documents


def countries_of(sources: Sequence[Source]) -> Counter[str]:
    """Return how many documents are about each country."""
    return Counter(code for source in sources for code in source.countries if code != PER_SECTION)


def counted(sources: Sequence[Source], language: str) -> str:
    """Return how many documents of which kind there are: '2 country reports, 1 policy letter'."""
    by_kind = Counter(source.source_type for source in sources)
    names = KIND_NAMES[wording_language(language)]
    return ", ".join(f"{n} {names[kind][n > 1]}" for kind, n in by_kind.items()) or "0"
