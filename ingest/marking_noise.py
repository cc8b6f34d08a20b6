"""Markings that a scanner or a torn text layer has blurred: 'SECPET', 'Stg. GEHEIIVI', 'N iet openbaar'.

A short piece of a line that stands by itself is compared with every spelling, letter by letter; what differs must be
what scanners confuse. The line is then read again with the spelling in its place, so that all other rules hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.marking_dates import DATE
from ingest.marking_terms import Vocabulary, fold_line, vocabulary

_WORDS = 14
_ONE_WILD = 11  # letters; in a word as long as this one more may be anything
_LETTERS = range(5, 42)
_SPLIT = re.compile(r"\s+[-–—|·•/]+\s+|\s*[|·•;]\s+|\s{3,}|\t")
_MARKS = re.compile(r"[\s.,_\-–—/:;*+\[\]{}\"'<>=~^#]+")
_FOOT = re.compile(r"^\W*\d{1,3}\s+|\s+\d{1,3}\W*$")
_UNTIL = re.compile(r"\b(?:tot|until|t/m|till)\b.*$", re.IGNORECASE)
# As printed for a letter of the spelling, both folded; in any word, and in words of eight letters or more.
_SEEN = {
    "o": "0qdcge",
    "i": "1l|!jtí",
    "l": "1i|!jt",
    "e": "3fc€",
    "s": "5$",
    "b": "8h6",
    "g": "6cq9",
    "a": "4@o",
    "t": "7if+l",
    "c": "(gec<",
    "u": "vo",
    "v": "uy",
    "n": "h",
    "r": "pkfi",
    "j": "il1",
    "d": "oc",
    "k": "xh",
    "p": "f",
    "f": "tpr",
    "m": "n",
    "y": "v",
}
_SEEN_LONG = {"n": "m", "h": "nb", "p": "rb", "e": "o", "o": "aeu", "k": "r", "a": "ecu", "c": "o", "q": "g"}
_GROUPS = (
    ("m", ("rn", "iii", "ivi", "nn", "in", "ni", "tn", "rri")),
    ("w", ("vv", "uu", "vu")),
    ("d", ("cl", "ol", "ci")),
    ("n", ("ri", "ii", "rl")),
    ("u", ("ii", "li")),
    ("h", ("li", "ii")),
    ("ij", ("y", "u", "ü")),
    ("li", ("u", "h")),
    ("ri", ("n",)),
    ("rt", ("n",)),
    ("rn", ("m",)),
    ("in", ("m",)),
    ("ti", ("n",)),
    ("cl", ("d",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    words: str
    letters: str
    errors: int
    pieces: tuple[str, ...]


def mended(line: str) -> Iterator[tuple[str, str]]:
    """Yield readings of a line in which a blurred marking is put right, and what stood there as printed."""
    if len(line.split()) > _WORDS and not re.search(r"\b\w \w \w\b", line):
        return
    vocab = vocabulary()
    for printed in dict.fromkeys(_pieces(line, vocab)):
        spelling = _nearest(printed)
        if spelling is not None:
            letters = [char for char in printed if char.isalpha()]
            upper = sum(char.isupper() for char in letters) >= 0.6 * len(letters)
            words = spelling.upper() if upper else spelling
            if printed[:1].isupper() or not printed[:1].isalpha():
                words = words[:1].upper() + words[1:]
            yield line.replace(printed, words, 1), printed


def _pieces(line: str, vocab: Vocabulary) -> Iterator[str]:
    """Yield the parts of a line that may be a marking as a whole: without labels, page numbers and dates."""
    for part in [line, *_SPLIT.split(line)]:
        piece = part.strip()
        yield piece
        for match in vocab.label.finditer(fold_line(piece)):
            if piece[match.end() :].lstrip().startswith(":"):
                yield piece[match.end() :].lstrip(" :")
        piece = _FOOT.sub("", piece).strip()
        yield piece
        folded = fold_line(piece)
        found = DATE.search(folded) or _UNTIL.search(folded)
        if found:
            yield _UNTIL.sub("", piece[: found.start()]).strip(" :-–")


@cache
def _spellings() -> tuple[_Spelling, ...]:
    words = vocabulary().spellings
    made = []
    for spelling in words:
        letters = spelling.replace(" ", "")
        if len(letters) in _LETTERS:
            errors = 1 if len(letters) < 9 else 2 if len(letters) < 18 else 3
            size = -(-len(letters) // (errors + 1))
            pieces = tuple(letters[at : at + size] for at in range(0, len(letters), size))
            made.append(_Spelling(words=spelling, letters=letters, errors=errors, pieces=pieces))
    return tuple(made)


@cache
def _of_about(letters: int) -> tuple[_Spelling, ...]:
    """Return the spellings of about as many letters."""
    return tuple(s for s in _spellings() if abs(len(s.letters) - letters) <= s.errors * 2)


def _nearest(printed: str) -> str | None:
    """Return the spelling that a piece is a blurred print of; None for one printed as it should be."""
    folded = fold_line(printed).strip(" .,:;*-_|")
    letters = _MARKS.sub("", folded)
    if not 4 <= len(letters) <= _LETTERS.stop + 4:
        return None
    words = len(_MARKS.sub(" ", folded).split())
    spaced = len(re.findall(r"(?<!\S)\S(?!\S)", folded)) > 1
    legible = vocabulary().any.search(folded) is not None
    best: tuple[int, str] | None = None
    for spelling in _of_about(len(letters)):
        if not any(piece in letters for piece in spelling.pieces):
            continue
        torn = words - len(spelling.words.split())
        if letters == spelling.letters and torn <= 0:
            return None
        if not spaced and torn > 2:
            continue
        errors = _errors(spelling, letters, wild=int(not legible and len(spelling.letters) >= _ONE_WILD))
        if errors is not None and (best is None or errors < best[0]):
            best = (errors, spelling.words)
    return best[1] if best else None


def _errors(spelling: _Spelling, printed: str, *, wild: int) -> int | None:
    """Count what scanners confuse between a spelling and a print; None where anything else differs, or too much.

    `wild`: how many letters may be lost, added or unreadable.
    """
    wanted = spelling.letters
    long = len(wanted) >= 8
    seen: dict[tuple[int, int], tuple[int, int]] = {(0, 0): (0, 0)}
    front = [(0, 0)]
    best: int | None = None
    while front:
        at = front.pop()
        errors, wilds = seen[at]
        if at == (len(wanted), len(printed)):
            best = errors if best is None else min(best, errors)
            continue
        for i, j, cost, odd in _steps(wanted, printed, at, long=long):
            state = (errors + cost, wilds + odd)
            if state[0] <= spelling.errors and state[1] <= wild and state < seen.get((i, j), (99, 99)):
                seen[(i, j)] = state
                front.append((i, j))
    return best


def _steps(
    wanted: str, printed: str, at: tuple[int, int], *, long: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Yield how the two go on from a place in each: alike, confused, or with one letter too many or too few."""
    i, j = at
    if i < len(wanted) and j < len(printed):
        want, have = wanted[i], printed[j]
        if want == have:
            yield i + 1, j + 1, 0, 0
        elif have in _SEEN.get(want, "") or (long and have in _SEEN_LONG.get(want, "")):
            yield i + 1, j + 1, 1, 0
        else:
            yield i + 1, j + 1, 1, 1
    for one, others in _GROUPS:
        if wanted.startswith(one, i):
            for other in others:
                if printed.startswith(other, j):
                    yield i + len(one), j + len(other), 1, 0
    if i < len(wanted):
        yield i + 1, j, 1, 1
    if j < len(printed):
        yield i, j + 1, 1, 1
