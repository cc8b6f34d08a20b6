"""Words of a turn that point back: "daar", "zij", "in dat jaar". What a sentence explains itself points nowhere."""

import re
from collections.abc import Iterator, Sequence

from assistant.mentions import Facet, Mark, Reading
from assistant.turn_words import carries_nothing, phrases_at, turn_words
from ingest.words import Word, words

_POINTING = 25  # words of a turn in which a word may reach back to the turn before
_SPOKEN = 12  # the same for "zij" and "they", which most often mean somebody in their own sentence
_POSSESSIVE = frozenset({"hun", "their"})
_SENTENCE_END = re.compile(r"[.:;!?]\s")
_IS = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "will", "exist", "exists"})


def points(reading: Reading) -> Iterator[Mark]:
    """Yield the words that stand for a facet, unless the sentence itself says what they stand for."""
    row = tuple(words(reading.text))
    i = 0 if len(row) <= _POINTING else len(row)
    while i < len(row):
        found = [
            (kind.removeprefix("point:"), end)
            for kind, end in phrases_at(row, i)
            if kind.startswith("point:")
        ]
        if not found:
            i += 1
            continue
        name, end = found[-1]
        facet = Facet(name)
        start, stop = row[i].start, row[end - 1].end
        if not reading.has(facet) and not _within(facet, row, i, end, reading):
            yield Mark(facet=facet, start=start, end=stop)
        i = end


def _within(facet: Facet, row: Sequence[Word], i: int, end: int, reading: Reading) -> bool:
    """Tell whether a pronoun has its meaning within its own sentence, or is no pronoun at all."""
    word = row[i].folded
    last, before_it = end == len(row), row[i - 1].folded if i else ""
    if word == "there":
        return not last and (row[end].folded in _IS or before_it in _IS)
    if word == "toen":
        return not last and before_it != "daar" and before_it not in turn_words().sets["verbs"]
    if facet is not Facet.GROUP or end - i > 1:
        return False
    before = row[:i]
    if any(not mark.name and mark.end <= row[i].start for mark in reading.of(Facet.COUNTRY)):
        return True
    content = sum(not carries_nothing(word) for word in before)
    return (
        len(row) > _SPOKEN
        or content > (0 if word in _POSSESSIVE else 2)
        or (word == "zij" and before_it in turn_words().sets["singular"])
        or _SENTENCE_END.search(reading.text, 0, row[i].start) is not None
        or any(w.folded in turn_words().sets["within"] for w in before)
    )
