"""A question within its conversation: each turn completed by the one before it, as far as it leans on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.carry import Complete, carry
from assistant.ellipsis import Lean, Leaning, form_of, lean, vague
from assistant.kinds import named_kinds
from assistant.language import told_by_words
from assistant.mentions import Facet, Reading
from assistant.set_against import set_against
from assistant.understand import Interpreter

TURNS = 8
"""Earlier turns that are looked at."""
LONGEST_TURN = 400
"""Characters of a turn that is remembered: longer text is pasted, and pasted text is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of the same asker with what was chosen beside it.

    Attributes:
        about: The one country that all quotations of its answer were about; None where there was none, or another.
    """

    text: str
    as_of: str | None = None
    country: str | None = None
    about: str | None = None


def remembered(text: str) -> bool:
    """Tell whether a turn may be kept for the questions after it: a question, not pasted text."""
    return len(text) <= LONGEST_TURN and "\n" not in text.strip()


def complete(
    interpreter: Interpreter,
    question: str,
    history: Sequence[Turn | str] = (),
    *,
    as_of: str | None = None,
    country: str | None = None,
) -> Complete:
    """Return the complete question that the last turn asks; `history` holds the earlier ones, oldest first.

    An explicit date or country of the turn goes before its words and before what would be taken over.
    """
    before = _before(interpreter, history)
    return _next(interpreter, before, Turn(text=question, as_of=as_of, country=country))


def of_same_country(
    interpreter: Interpreter, question: str, history: Sequence[Turn | str], *, as_of: str | None = None
) -> Complete | None:
    """Return a whole question with the one country of the turn before; None unless both are on one group or subject.

    A whole question stands for itself: this is for one that has no answer without a country.
    """
    before, form = _before(interpreter, history), form_of(question)
    reading = interpreter.read(question)
    known = reading.understood
    if before is None or form.changes or known.countries:
        return None
    old = before.reading.understood
    shared = {*known.groups, *known.topics} & {*old.groups, *old.topics}
    if len(old.countries) != 1 or not shared:
        return None
    how = Lean(leaning=Leaning.POINTS, open_to=frozenset({Facet.COUNTRY}))
    done = carry(before, reading, form, how, interpreter)
    return replace(done, reading=interpreter.settle(done.reading, as_of=as_of))


def _before(interpreter: Interpreter, history: Sequence[Turn | str]) -> Complete | None:
    """Return the last turn as it stood after those before it."""
    before: Complete | None = None
    for turn in history[-TURNS:]:
        earlier = turn if isinstance(turn, Turn) else Turn(text=turn)
        before = _next(interpreter, before, earlier) if remembered(earlier.text) else None
        if before and earlier.about and not before.reading.understood.countries:
            # No country was asked for, but all that was answered is about this one: what follows is, too.
            known = replace(before.reading.understood, countries=(earlier.about,))
            before = replace(before, reading=replace(before.reading, understood=known))
    return before


def _next(interpreter: Interpreter, before: Complete | None, turn: Turn) -> Complete:
    done = _taken_over(interpreter, before, turn.text) if before else None
    if done is None:
        reading = interpreter.read(turn.text)
        done = Complete(reading=reading, text_language=reading.understood.language)
    settled = interpreter.settle(done.reading, as_of=turn.as_of, country=turn.country)
    if turn.country or turn.as_of:
        settled = _without_chosen(settled, turn)
    return replace(done, reading=settled)


def _taken_over(interpreter: Interpreter, before: Complete, text: str) -> Complete | None:
    """Complete a turn by the one before it; None if it stands alone."""
    form = form_of(text)
    language = told_by_words(text) or before.reading.understood.language
    phrase = form.opened or not form.sentence
    reading = _read_phrase(interpreter, text, language) if phrase else interpreter.read(text)
    against = None if form.changes else set_against(before, reading, interpreter)
    if against:
        return against
    how = lean(form, reading)
    if how.leaning is Leaning.NEW and not form.changes and vague(reading):
        how = Lean(leaning=Leaning.POINTS, open_to=frozenset(Facet) - {Facet.TOPIC})
    if how.leaning is Leaning.NEW:
        return None
    done = carry(before, reading, form, how, interpreter)
    return done if done.reading.understood.carried else None


def _read_phrase(interpreter: Interpreter, text: str, language: str) -> Reading:
    """Read a phrase in the language of the conversation; in the other one where only that knows its words."""
    kinds = named_kinds(text)
    reading = _people(interpreter.read(text, language, kinds))
    if reading.marks or told_by_words(text):
        return reading
    other = interpreter.read(text, "en" if language == "nl" else "nl", kinds)
    return other if other.marks else reading


def _people(reading: Reading) -> Reading:
    """Take a word for people that is a demonym too ('Palestinians') as the group that it is."""
    groups = {(mark.start, mark.end) for mark in reading.of(Facet.GROUP)}
    countries = reading.of(Facet.COUNTRY)
    if not countries or any(mark.name or (mark.start, mark.end) not in groups for mark in countries):
        return reading
    marks = tuple(mark for mark in reading.marks if mark.facet is not Facet.COUNTRY)
    return replace(reading, understood=replace(reading.understood, countries=()), marks=marks)


def _without_chosen(reading: Reading, turn: Turn) -> Reading:
    """Do not call carried over what the asker chose."""
    chosen = {Facet.COUNTRY.value} if turn.country else set()
    chosen |= {Facet.PERIOD.value} if turn.as_of and not reading.understood.years else set()
    left = tuple(facet for facet in reading.understood.carried if facet not in chosen)
    return replace(reading, understood=replace(reading.understood, carried=left))
