"""A comparison carried out: every side answered in its own right, put side by side, and what changed between editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, Origin, Refusal, Understood
from assistant.carry import Complete
from assistant.cite import Citation
from assistant.compare import TODAY, Asked, sides
from assistant.contrast import asks_to_tell_changes, compares
from assistant.editions import Editions, changed_sections
from assistant.eligible import LATER, UNKNOWN_DATE, eligible
from assistant.intent import asks_policy
from assistant.language import wording_language
from assistant.library import Library
from assistant.mentions import Facet
from assistant.same_section import Naming, Place, rules_on, same_sections
from assistant.side_by_side import STATEMENTS, CitedSection, Part, side_by_side, with_changes
from assistant.side_sources import of_side
from assistant.understand import Interpreter
from ingest.editions import order_key
from ingest.passage import Source, SourceType

Answering = Callable[[str, Complete, Sequence[Source], Sequence[Place]], Answer | Refusal]
"""Answers one complete question from the documents given, with what stands in the places given first."""

NOW = {"nl": "nu", "en": "now"}
"""How the side of a question from some year until now is labelled."""
_UNLIKE = {
    "nl": "Deze edities zijn anders ingedeeld, zodat hun zinnen niet naast elkaar te leggen zijn.",
    "en": "These editions are arranged differently, so that their sentences cannot be set against each other.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparer:
    """Compares with what answers one question; nothing of its own is looked up or quoted."""

    interpreter: Interpreter
    library: Library
    origin: Origin
    today: Callable[[], date]

    def compare(self, question: str, asked: Complete, answer: Answering) -> Answer | Refusal | None:
        """Return a comparison; None where the question asks for none, or its sides turn out to be one."""
        asked_sides = sides(asked, self.interpreter)
        if not asked_sides:
            return None
        language = asked.reading.understood.language
        held = self._sources(asked, asked_sides)
        sources = [of_side(side, asked_sides, held, self.today()) for side in asked_sides]
        parts = [self._part(*pair, answer, language) for pair in zip(asked_sides, sources, strict=True)]
        if asked_sides[0].facet is Facet.PERIOD:
            parts = self._matched(asked_sides, parts, sources, answer)
        if asked_sides[0].facet is Facet.COUNTRY and not compares(asked.reading.text) and _one(parts):
            return None
        sections = self._changes(asked_sides, parts, sources) if asked_sides[0].facet is Facet.PERIOD else ()
        outcome = side_by_side(question, asked.reading.understood, parts, sections, self.origin)
        return outcome if sections else _said_unlike(outcome, parts)

    def told_changes(self, asked: Complete, outcome: Answer | Refusal) -> Answer | Refusal:
        """Add what changed since the edition before, where a question asks that without saying from when to when."""
        if isinstance(outcome, Refusal) or not asks_to_tell_changes(asked.reading.text):
            return outcome
        quoted = _quoted(outcome)
        older = [before for c in quoted for before in (self._before(c.source),) if before]
        newer = [c.source for c in quoted]
        found = Editions(before=(), after=quoted, older=older, newer=newer)
        about = Naming.of(asked.reading.understood, self.interpreter.thesaurus).names
        return with_changes(outcome, changed_sections(found, self.library, about))

    def _sources(self, asked: Complete, asked_sides: Sequence[Asked]) -> Sequence[Source]:
        """Return what may be searched: with years as sides, an explicit date still bars what was published later."""
        as_of, held = asked.reading.understood.as_of, self.library.sources()
        if as_of is None or all(side.question.reading.understood.as_of for side in asked_sides):
            return held
        allowed = eligible(held, Understood(language="nl", as_of=as_of), self.today())
        barred = {source.id for source, why in allowed.left_out if why in {UNKNOWN_DATE, LATER}}
        return [source for source in held if source.id not in barred]

    def _part(self, side: Asked, sources: Sequence[Source], answer: Answering, language: str) -> Part:
        label = side.code
        if side.facet is Facet.COUNTRY:
            label = self.interpreter.gazetteer.name(side.code, language)
        elif side.code == TODAY:
            label = NOW[wording_language(language)]
        text = side.question.reading.text
        outcome = answer(text, side.question, sources, ())
        return Part(facet=side.facet.value, label=label, question=text, outcome=outcome)

    def _matched(
        self,
        asked: Sequence[Asked],
        parts: Sequence[Part],
        sources: Sequence[Sequence[Source]],
        answer: Answering,
    ) -> list[Part]:
        """Have every side quote the rule that is asked for, and the sections that another side quotes on it."""
        first = asked[0].question.reading
        naming = Naming.of(first.understood, self.interpreter.thesaurus)
        held = [
            self._documents(side.question.reading.understood, own)
            for side, own in zip(asked, sources, strict=True)
        ]
        shown = [_quoted(part.outcome)[:STATEMENTS] for part in parts]
        places: tuple[tuple[Place, ...], ...] = tuple(() for _ in parts)
        if asks_policy(first.text) and not any(_rule(c) and naming.names(c) for own in shown for c in own):
            places = tuple(rules_on(first.understood.countries, own, self.library, naming) for own in held)
            parts = self._again(asked, parts, sources, places, answer)
            shown = [_quoted(part.outcome)[:STATEMENTS] for part in parts]
        return self._again(asked, parts, sources, same_sections(shown, held, self.library, naming), answer)

    def _again(
        self,
        asked: Sequence[Asked],
        parts: Sequence[Part],
        sources: Sequence[Sequence[Source]],
        places: Sequence[Sequence[Place]],
        answer: Answering,
    ) -> list[Part]:
        """Answer the sides once more that do not show a quotation from each of their places."""
        done = []
        for side, part, own, needed in zip(asked, parts, sources, places, strict=True):
            shown = _quoted(part.outcome)[:STATEMENTS]
            held = all(any(place.holds(citation) for citation in shown) for place in needed)
            outcome = part.outcome if held else answer(part.question, side.question, own, needed)
            done.append(replace(part, outcome=outcome))
        return done

    def _changes(
        self, asked: Sequence[Asked], parts: Sequence[Part], sources: Sequence[Sequence[Source]]
    ) -> tuple[CitedSection, ...]:
        """Compare the earliest side with the latest."""
        ranked = sorted(range(len(asked)), key=lambda i: (asked[i].code == TODAY, asked[i].code))
        first, last = ranked[0], ranked[-1]
        found = Editions(
            before=_quoted(parts[first].outcome),
            after=_quoted(parts[last].outcome),
            older=self._documents(asked[first].question.reading.understood, sources[first]),
            newer=self._documents(asked[last].question.reading.understood, sources[last]),
        )
        naming = Naming.of(asked[0].question.reading.understood, self.interpreter.thesaurus)
        return changed_sections(found, self.library, naming.names)

    def _documents(self, understood: Understood, sources: Sequence[Source]) -> Sequence[Source]:
        allowed = eligible(sources, understood, self.today())
        return [s for s in allowed.documents if not understood.years or s.id in allowed.covering]

    def _before(self, source: Source) -> Source | None:
        """Return the newest edition older than this one that is held."""
        older = [
            other
            for other in self.library.sources()
            if source.work
            and other.work == source.work
            and (order_key(other) or 0) < (order_key(source) or 0)
        ]
        return max(older, key=lambda other: (order_key(other) or 0, other.id), default=None)


def _quoted(outcome: Answer | Refusal) -> tuple[Citation, ...]:
    return () if isinstance(outcome, Refusal) else outcome.quoted


def _rule(citation: Citation) -> bool:
    return citation.source.source_type is SourceType.POLICY_RULE


def _said_unlike(outcome: Answer | Refusal, parts: Sequence[Part]) -> Answer | Refusal:
    """Say so where two editions of one work are quoted and no section of the one is known again in the other."""
    works = [{c.source.work for c in _quoted(part.outcome) if c.source.work} for part in parts]
    dated = all(part.facet == Facet.PERIOD.value for part in parts)
    if isinstance(outcome, Refusal) or not dated or not set.intersection(*works):
        return outcome
    line = _UNLIKE[wording_language(outcome.understood.language)]
    return replace(outcome, message="\n".join(filter(None, (outcome.message, line))))


def _one(parts: Sequence[Part]) -> bool:
    """Tell whether countries that are only named together have one answer, or none."""
    firsts = [quoted[0].id for part in parts for quoted in (_quoted(part.outcome),) if quoted]
    return len(set(firsts)) < 2
