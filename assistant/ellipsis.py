"""How a turn leans on the ones before it: its opening, whether it is a sentence, and what it points back to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.mentions import Facet, Mark, Reading
from assistant.pointers import points
from assistant.turn_words import carries_nothing, phrases_at, turn_words
from ingest.words import Word, words

LONGEST = 40
"""Words: a longer turn is a question of its own, or pasted text."""
_BRIEF = 4
_LIGHT = 12  # words of a sentence that only repeats what was asked: "Geldt dat ook voor minderjarigen?"
_KEPT = frozenset({"in", "bij", "voor", "op", "for", "volgens", "uit", "from", "van"})
_TAIL = frozenset(
    {"dan", "then", "ook", "too", "also", "please", "alsjeblieft", "precies", "exactly", "eigenlijk"}
)


class Leaning(StrEnum):
    """What a turn takes from the one before it."""

    NEW = "new"
    ASKS_SAME = "asks_same"
    ASKS_OTHER = "asks_other"
    POINTS = "points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The outward form of a turn.

    Attributes:
        opened: It begins with words that go on from the last turn.
        changes: It says that it is about something else.
        sentence: It has a question word or a verb.
        start, end: Where its own words stand, without such an opening and the like at the end.
        today: It asks for the present day instead of a period.
        shift: Years by which it moves the period last spoken of.
    """

    opened: bool
    changes: bool
    sentence: bool
    start: int
    end: int
    today: bool = False
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """How a turn leans: what it asks anew and what it points back to.

    Attributes:
        points: Words that stand for a facet spoken of before.
        open_to: Facets that it takes over although nothing in it points to them.
        added: It says more than its facets, so that all its words must be kept.
    """

    leaning: Leaning
    points: tuple[Mark, ...] = ()
    open_to: frozenset[Facet] = frozenset()
    added: bool = False


def form_of(text: str) -> Form:
    """Read the outward form of a turn; long turns are sentences of their own."""
    row = tuple(words(text))
    if len(row) > LONGEST or not row:
        return Form(opened=False, changes=len(row) > LONGEST, sentence=bool(row), start=0, end=len(text))
    known = turn_words()
    changes = any(kind == "change" for i in range(min(5, len(row))) for kind, _ in phrases_at(row, i))
    i = 0
    while i < len(row) and row[i].folded in known.sets["opening"]:
        i += 1
    opened, same = i > 0, False
    for kind, end in phrases_at(row, i):
        if kind == "same":
            opened = same = True
            i = end - (row[end - 1].folded in _KEPT)
    last = len(row)
    while last > i and row[last - 1].folded in _TAIL:
        last -= 1
    kinds = {kind for at in range(i, last) for kind, _ in phrases_at(row, at)}
    return Form(
        opened=opened,
        changes=changes,
        sentence=not same and any(word.folded in known.sets["verbs"] for word in row[i:]),
        start=row[i].start if i < len(row) else len(text),
        end=row[last - 1].end if last > i else len(text),
        today="today" in kinds and last - i <= _BRIEF,
        shift=("year_after" in kinds) - ("year_before" in kinds),
    )


def lean(form: Form, reading: Reading) -> Lean:
    """Tell how a turn that follows another leans on it."""
    if form.changes:
        return Lean(leaning=Leaning.NEW)
    back = tuple(points(reading))
    left = [word for word in _rest(form, reading) if not _covered(word, back)]
    whole = bool(reading.understood.countries and reading.understood.groups)
    content = [
        word
        for word in left
        if not carries_nothing(word) or (whole and word.folded in turn_words().sets["situation"])
    ]
    topic = bool(reading.of(Facet.TOPIC))
    own = bool(form.today or form.shift) or any(reading.has(f) for f in Facet if f is not Facet.TOPIC)
    size = sum(1 for _ in words(reading.text))
    if reading.understood.countries and (topic or content):
        return _pointing(back, frozenset())
    if form.sentence:
        placed = reading.has(Facet.COUNTRY) or reading.has(Facet.GROUP)
        # "What does the ambtsbericht say?" asks nothing without the question before it.
        repeats = not placed or (size <= _LIGHT and not whole and _deictic(left))
        if own and not topic and not content and (form.opened or repeats):
            return Lean(leaning=Leaning.ASKS_SAME)
        anew = frozenset({Facet.COUNTRY, Facet.PERIOD, Facet.KIND}) if form.opened else frozenset()
        return _pointing(back, anew)
    brief = size <= _BRIEF and reading.text.rstrip().endswith("?")
    if not (own or topic or content) or (not form.opened and (whole or (content and not brief))):
        return _pointing(back, frozenset())
    other = topic or (content and not own and not _opens_with_preposition(form, reading))
    return Lean(
        leaning=Leaning.ASKS_OTHER if other else Leaning.ASKS_SAME,
        points=back,
        open_to=frozenset(Facet) - {Facet.TOPIC},
        added=bool(content),
    )


def vague(reading: Reading) -> bool:
    """Tell whether a question has nothing by which it could be answered: a subject or group, and for some a country."""
    known, sets = reading.understood, turn_words().sets
    if any((known.groups, known.source_types, known.publishers, known.named)):
        return False
    if known.topics and any(word.folded in sets["about_as_such"] for word in words(reading.text)):
        return False
    content = [
        word
        for word in _rest(form_of(reading.text), reading)
        if not carries_nothing(word) or (known.countries and word.folded in sets["situation"])
    ]
    if known.countries:
        return not content and not known.topics
    return not content and set(known.topics) <= sets["subjectless"]


def _pointing(back: tuple[Mark, ...], anew: frozenset[Facet]) -> Lean:
    facets = {mark.facet for mark in back} | anew
    if Facet.GROUP in facets:
        facets.add(Facet.COUNTRY)
    if not facets:
        return Lean(leaning=Leaning.NEW)
    return Lean(leaning=Leaning.POINTS, points=back, open_to=frozenset(facets))


def _deictic(left: Sequence[Word]) -> bool:
    """Tell whether words point at the last question as a whole; 'het' before a noun is an article."""
    sets = turn_words().sets
    following = [word.folded for word in left[1:]] + [""] * bool(left)
    return any(
        word.folded in sets["whole"] and (word.folded != "het" or after in sets["after_it"])
        for word, after in zip(left, following, strict=True)
    )


def _rest(form: Form, reading: Reading) -> list[Word]:
    """Return the words of a turn that belong to none of its facets."""
    row = [word for word in words(reading.text) if form.start <= word.start < form.end]
    return [word for word in row if not _covered(word, reading.marks)]


def _covered(word: Word, marks: Iterable[Mark]) -> bool:
    return any(mark.start <= word.start < mark.end for mark in marks)


def _opens_with_preposition(form: Form, reading: Reading) -> bool:
    first = next((w for w in words(reading.text) if w.start >= form.start), None)
    return first is not None and first.folded in turn_words().sets["prepositions"]
