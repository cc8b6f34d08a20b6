"""What a follow-up may mean together with the turns before it: what it points back to, or the pieces that it joins."""

import re
from collections.abc import Iterator, Sequence

from assistant.language import detect
from assistant.scope_reading import Reading, slots

_SHORT, _FEW = 7, 5  # words of a turn that may lean on the last one; of one that only insists
_OWN_SUBJECT = frozenset({"ydoc", "ypub", "cmask"})
_ABOUT_IT = frozenset(
    {"why", "who_decides", "publicity", "woo", "when_public", "how_many", "case_when", "define", "norm"}
)
_QUOTED = re.compile(r"[\"'“‘«]([^\"'”’»]{1,40})[\"'”’»]")


def insists(question: str) -> bool:
    """Whether hardly anything is said but that the question before should be answered after all, or in part."""
    reading = slots().read(question)
    named = any(word[:1].isupper() for word in question.split()[1:])
    few = len(reading.words) - reading.words.count(".") <= _FEW
    return few and not named and not reading.things and not _ABOUT_IT & set(reading.said)


def half(question: str) -> bool:
    """Whether a turn is too short, or points back too much, to be understood without the one before it."""
    return _leans(slots().read(question))


def _leans(reading: Reading) -> bool:
    return len(reading.words) - reading.words.count(".") <= _SHORT or "leans" in reading.turns


def in_context(question: str, before: Sequence[str]) -> Iterator[str]:
    """Yield the question with what it may point back to: a thing spoken of, or fragments to be put together.

    A question that stands for itself yields nothing.
    """
    known = slots()
    reading = known.read(question)
    if not _leans(reading) or _OWN_SUBJECT & set(reading.things):
        return
    bare = question.strip().rstrip(".?!")
    carried = known.carried[detect(question)]
    for turn in reversed(before):
        for thing in known.read(turn).things:
            if thing in carried:
                yield f"{bare} {carried[thing]}?"
    if "joins" in reading.turns:
        parts = [turn.strip().rstrip(".?!") for turn in before]
        yield " ".join([*parts, bare])
        quoted = _QUOTED.findall(" ".join([*before, question]))
        for pieces in (quoted, [part.split()[-1] for part in parts if part]):
            yield f"{bare} {''.join(pieces)}"
