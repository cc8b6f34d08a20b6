"""What a question asks: language, countries, groups and topics, period, kinds of source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer import Understood
from assistant.frames import unframed, without
from assistant.kinds import KindMention, find_kinds
from assistant.language import detect
from assistant.mentions import Facet, Mark, Reading
from assistant.periods import find_period, period_spans
from ingest.countries import CountryMention, Gazetteer, How
from ingest.thesaurus import ConceptMention, Kind, Thesaurus

_PERIOD = re.compile(r"\b(?:in |of |for |van |uit |voor |over )?\(?(?:19|20)\d\d\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """Reads questions with the gazetteer and the thesaurus."""

    gazetteer: Gazetteer
    thesaurus: Thesaurus

    def understand(
        self, question: str, *, as_of: str | None = None, country: str | None = None
    ) -> Understood:
        """Return what is asked; explicit `as_of` (ISO) and `country` (alpha-3) go before the question's words.

        What they set aside is listed in `Understood.overruled`.
        """
        return self.settle(self.read(question), as_of=as_of, country=country).understood

    def read(self, question: str, language: str | None = None, kinds: Sequence[KindMention] = ()) -> Reading:
        """Return what the words of a question ask, and where they say so; `kinds` are added to those it limits itself to."""
        language = language or detect(question)
        period = find_period(question)
        kinds = (*find_kinds(question), *kinds)
        mentions = [
            m
            for m in self.gazetteer.find(question, language)
            # 'Volgens het Amerikaanse ministerie' names a publisher, not where somebody comes from.
            if m.may_be_origin and not any(k.start <= m.start < k.end for k in kinds)
        ]
        # A word of a date may look like a misspelt term ('per' and 'pers').
        dates = period_spans(question)
        concepts = [
            m
            for m in self.thesaurus.find(question, language)
            if not any(a <= m.start and m.end <= b for a, b in dates)
        ]
        named = dict.fromkeys(m.concept for m in concepts)
        groups = tuple(c for c in named if self._is_group(c))
        understood = Understood(
            language=language,
            countries=tuple(dict.fromkeys(m.code for m in mentions)),
            groups=groups,
            topics=tuple(c for c in named if c not in groups),
            years=period.years,
            as_of=period.as_of,
            source_types=tuple(dict.fromkeys(kind for m in kinds for kind in m.source_types)),
            publishers=tuple(dict.fromkeys(name for m in kinds for name in m.publishers)),
        )
        return Reading(
            text=question, understood=understood, marks=self._marks(question, mentions, concepts, kinds)
        )

    def settle(self, reading: Reading, *, as_of: str | None = None, country: str | None = None) -> Reading:
        """Let explicit choices of the asker go before the words, and record which words they set aside."""
        understood, text = reading.understood, reading.text
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
        if text == reading.text:
            return Reading(text=text, understood=settled, marks=reading.marks)
        return Reading(text=text, understood=settled, marks=self.read(text, understood.language).marks)

    def bare(self, question: str, language: str) -> str:
        """Return the question without countries, years and frame: what is asked, wherever, whenever and by whom."""
        text = question
        found = [m for m in self.gazetteer.find(question, language) if m.may_be_origin]
        for mention in sorted(found, key=lambda m: -m.start):
            text = without(text, mention.start, mention.end)
        return unframed(" ".join(_PERIOD.sub(" ", text).split())) or question

    def concepts_of(self, heading: str, language: str) -> tuple[str, ...]:
        """Return the concepts that a heading names; headings recur, so they are remembered."""
        return _concepts_of(self.thesaurus, heading, language)

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
        question: str,
        countries: Sequence[CountryMention],
        concepts: Sequence[ConceptMention],
        kinds: Sequence[KindMention],
    ) -> tuple[Mark, ...]:
        marks = [Mark(facet=Facet.KIND, start=k.start, end=k.end, codes=(k.name,)) for k in kinds]
        marks += [Mark(facet=Facet.PERIOD, start=a, end=b) for a, b in period_spans(question)]
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


@lru_cache(maxsize=50_000)
def _concepts_of(thesaurus: Thesaurus, heading: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.concept for mention in thesaurus.find(heading, language)))
