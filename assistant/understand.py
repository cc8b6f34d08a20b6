"""What a question asks: language, countries, groups and topics, period, kinds of source."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Understood
from assistant.edition_words import EditionMention, edition_kinds, find_edition
from assistant.eligible import usable_on
from assistant.frames import FOREIGNERS, people, unframed, without
from assistant.kinds import KindMention, find_kinds, kinds_within, named_kinds
from assistant.language import detect
from assistant.mentions import Facet, Mark, Reading
from assistant.naming import unnamed, with_named
from assistant.times import retold, when
from ingest.countries import CountryMention, Gazetteer, How
from ingest.decision import today
from ingest.passage import Source
from ingest.thesaurus import ConceptMention, Kind, Thesaurus

_PERIOD = re.compile(r"\b(?:in |of |for |van |uit |voor |over )?\(?(?:19|20)\d\d\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """Reads questions with the gazetteer and the thesaurus.

    Attributes:
        publishers: Returns who published what is held, so that a question can limit itself to them by name.
        sources: Returns what is held, so that a question can ask for a document by name.
        today: The day from which 'last year' is counted where no reference date is given.
    """

    gazetteer: Gazetteer
    thesaurus: Thesaurus
    publishers: Callable[[], tuple[str, ...]] = tuple
    sources: Callable[[], tuple[Source, ...]] = tuple
    today: Callable[[], date] = today

    def understand(
        self, question: str, *, as_of: str | None = None, country: str | None = None
    ) -> Understood:
        """Return what is asked; explicit `as_of` (ISO) and `country` (alpha-3) go before the question's words.

        What they set aside is listed in `Understood.overruled`.
        """
        return self.settle(self.read(question), as_of=as_of, country=country).understood

    def read(
        self,
        question: str,
        language: str | None = None,
        kinds: Sequence[KindMention] = (),
        *,
        as_of: str | None = None,
    ) -> Reading:
        """Return what the words of a question ask, and where they say so; `kinds` are added to those it limits itself to.

        Documents are named only among those that may be used at the reference date, `as_of` or the question's own.
        """
        plain = self._read(question, language, kinds)
        day = as_of or plain.understood.as_of
        usable = [source for source in self.sources() if usable_on(source, day)]
        return with_named(plain, usable, self.gazetteer, self._read)

    def _read(self, question: str, language: str | None, kinds: Sequence[KindMention] = ()) -> Reading:
        language = language or detect(question)
        edition = find_edition(question)
        kinds, mentions = self._limits(question, language, kinds, edition)
        countries = tuple(dict.fromkeys(m.code for m in mentions))
        time = when(question, self.today().isoformat(), countries)
        # A word of a date may look like a misspelt term ('per' and 'pers').
        concepts = [
            m
            for m in self.thesaurus.find(question, language)
            if not any(a <= m.start and m.end <= b for a, b in time.spans)
        ]
        named = dict.fromkeys(m.concept for m in concepts)
        groups = tuple(c for c in named if self._is_group(c))
        understood = Understood(
            language=language,
            countries=countries,
            groups=groups,
            topics=tuple(c for c in named if c not in groups),
            years=time.years,
            as_of=time.as_of,
            source_types=tuple(dict.fromkeys(kind for m in kinds for kind in m.source_types)),
            publishers=tuple(dict.fromkeys(name for m in kinds for name in m.publishers)),
            edition=edition.edition.value if edition else None,
            unplaced=time.unplaced,
        )
        marks = self._marks(mentions, concepts, kinds, time.spans)
        return Reading(text=question, understood=understood, marks=marks)

    def _limits(
        self, question: str, language: str, kinds: Sequence[KindMention], edition: EditionMention | None
    ) -> tuple[Sequence[KindMention], list[CountryMention]]:
        """Return the kinds of source that a question limits itself to, `kinds` added, and the countries it is about."""
        kinds = (*find_kinds(question, self.publishers()), *kinds)
        # A country may be part of a publisher's name ('the American ministry'): nobody comes from there.
        named = [kind for kind in named_kinds(question) if kind.publishers]
        found = [m for m in self.gazetteer.find(question, language) if m.may_be_origin]
        mentions = _outside(found, (*kinds, *named))
        if edition and not kinds:
            kinds = edition_kinds(question, edition)
        elif mentions and not kinds:
            kinds = kinds_within(question)
        return kinds, _outside(mentions, kinds)

    def settle(self, reading: Reading, *, as_of: str | None = None, country: str | None = None) -> Reading:
        """Let explicit choices of the asker go before the words, and record which words they set aside."""
        understood, text = reading.understood, reading.text
        if as_of and understood.named:
            # What may not be used at the chosen date cannot be what is asked for.
            named = self.read(text, understood.language, as_of=as_of).understood.named
            understood = replace(understood, named=named) if named else unnamed(understood)
        overruled = []
        if country and understood.countries and understood.countries != (country,):
            overruled += [f"country:{code}" for code in understood.countries if code != country]
            text = self._with_country(reading, country)
        if as_of and understood.as_of and understood.as_of != as_of:
            overruled.append(f"as_of:{understood.as_of}")
        settled = replace(
            understood,
            countries=(country,) if country else understood.countries,
            as_of=as_of or understood.as_of,
            overruled=tuple(overruled),
        )
        settled = retold(settled, text, self.today().isoformat(), understood.countries)
        if text == reading.text:
            return Reading(text=text, understood=settled, marks=reading.marks)
        return Reading(text=text, understood=settled, marks=self.read(text, understood.language).marks)

    def bare(self, question: str, language: str) -> str:
        """Return the question without countries, years and frame: what is asked, wherever, whenever and by whom."""
        text = question
        found = [m for m in self.gazetteer.find(question, language) if m.may_be_origin]
        hosts = {m.code for m in found if m.how is not How.DEMONYM}
        for mention in sorted(found, key=lambda m: -m.start):
            abroad = mention.how is How.DEMONYM and hosts and mention.code not in hosts
            if abroad and people(mention.surface, language):
                text = f"{text[: mention.start]}{FOREIGNERS[language]}{text[mention.end :]}"
            else:
                text = without(text, mention.start, mention.end)
        return unframed(" ".join(_PERIOD.sub(" ", text).split())) or question

    def located(self, question: str, language: str) -> str:
        """Return the question with the name of the country behind a place of it, where no country is named."""
        found = [m for m in self.gazetteer.find(question, language, fuzzy=False) if m.may_be_origin]
        if any(m.how is not How.PLACE for m in found):
            return question
        text = question
        for mention in sorted({m.code: m for m in reversed(found)}.values(), key=lambda m: -m.start):
            name = self.gazetteer.name(mention.code, language)
            text = f"{text[: mention.end]} ({name}){text[mention.end :]}"
        return text

    def _is_group(self, concept: str) -> bool:
        return self.thesaurus.concepts[concept].kind is Kind.GROUP

    def _with_country(self, reading: Reading, country: str) -> str:
        """Put the chosen country where the first of the question's countries stands, and take the others out."""
        text = reading.text
        for i, mark in reversed(tuple(enumerate(reading.of(Facet.COUNTRY)))):
            name = self.gazetteer.name(country, reading.understood.language) if i == 0 else ""
            text = text[: mark.start] + name + text[mark.end :]
        return " ".join(text.split())

    def _marks(
        self,
        countries: Sequence[CountryMention],
        concepts: Sequence[ConceptMention],
        kinds: Sequence[KindMention],
        dates: Sequence[tuple[int, int]],
    ) -> tuple[Mark, ...]:
        marks = [Mark(facet=Facet.KIND, start=k.start, end=k.end, codes=(k.name,)) for k in kinds]
        marks += [Mark(facet=Facet.PERIOD, start=a, end=b) for a, b in dates]
        limits = [(k.start, k.end) for k in kinds]
        for c in countries:
            named = c.how is not How.DEMONYM
            marks.append(Mark(facet=Facet.COUNTRY, start=c.start, end=c.end, codes=(c.code,), name=named))
        for m in concepts:
            # A paraphrase may reach over half a sentence; it says what is asked, not where it is said.
            if not m.loose and not any(a < m.end and m.start < b for a, b in limits):
                facet = Facet.GROUP if self._is_group(m.concept) else Facet.TOPIC
                marks.append(Mark(facet=facet, start=m.start, end=m.end, codes=(m.concept,)))
        return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _outside(mentions: Sequence[CountryMention], kinds: Sequence[KindMention]) -> list[CountryMention]:
    """Return the mentions that stand in none of the names of sources."""
    return [m for m in mentions if not any(kind.start <= m.start < kind.end for kind in kinds)]
