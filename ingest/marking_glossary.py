"""Lists of abbreviations, told by their entries: 'Dep. V.' before 'departementaal vertrouwelijk' marks nothing."""

import re
from collections.abc import Sequence

from ingest.marking_terms import fold_line

_AROUND = 4  # lines on either side
_ABBREVIATIONS = tuple(
    re.compile(
        rf"[\W_]*((?:[^\W_][\w.&/-]{{0,11}}\s*){{{parts}}})(?:\s|[:=|–—-]\s)\s*[:=|–—-]?\s*(?=[^\W\d_])"
    )
    for parts in range(1, 4)
)
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^)]*\)|\s\d+\s*$")
_SMALL = re.compile(
    r"of|the|and|for|to|in|on|by|an?|or|van|de|het|en|voor|tot|der|op|bij|door|een|te|met|aan"
)
_LETTERS = range(2, 11)
_WORDS = 16  # a longer line is running text


def in_glossary(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line gives an abbreviation with its meaning, as two of the lines around it do."""
    if not _entry(lines[index]):
        return False
    around = [*lines[max(0, index - _AROUND) : index], *lines[index + 1 : index + 1 + _AROUND]]
    return sum(map(_entry, around)) >= 2


def _entry(line: str) -> bool:
    if len(line.split()) > _WORDS:
        return False
    folded = fold_line(_ASIDE.sub(" ", line))
    begun = (form.match(folded) for form in _ABBREVIATIONS)
    return any(match and _abbreviates(match[1], folded[match.end() :]) for match in begun)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the letters of `short` are the first ones of every word of `long`, and maybe further ones."""
    letters = "".join(_WORD.findall(short))
    words = _WORD.findall(long)
    if len(letters) not in _LETTERS or not words or len("".join(words)) < 2 * len(letters):
        return False
    reached = {0}
    for word in words:
        ends = {end for at in reached for end in _ends(letters, at, word)}
        reached = ends | (reached if _SMALL.fullmatch(word) else set())
    return len(letters) in reached


def _ends(letters: str, at: int, word: str) -> frozenset[int]:
    """Return how far the letters may have got after a word that must give the one at `at`."""
    ends = set()
    place = 0
    while at < len(letters) and (found := word.find(letters[at], place)) >= 0 and (place or found == 0):
        at, place = at + 1, found + 1
        ends.add(at)
    return frozenset(ends)
