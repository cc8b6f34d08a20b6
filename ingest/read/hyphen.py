"""Joins words that were broken at the end of a line, and leaves alone those that carry a hyphen of their own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

HYPHENS = "-\u2010\u00ad\u2011"
_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2010][^\W\d_]+)*")
_AND = frozenset(
    {"en", "of", "and", "or", "und", "oder", "et", "ou", "tot", "to", "als", "dan", "c.q.", "resp."}
)
_HEAD = re.compile(r"(?:[A-Z]{2,}|\d+|[A-Za-z]|(?i:niet|non|ex|self|ill|well|cross))")
_PEOPLE = re.compile(r"[A-Z]\w{2,}isch")  # Syrisch-orthodox: no Dutch word is broken behind these letters
_SHARE = 0.015  # of the lines
_FEW = 40  # lines: too few to tell
_DIGIT = re.compile(r"\d$")


@dataclass(frozen=True, slots=True)
class Words:
    """What a document's own lines say about a hyphen at the end of one.

    Attributes:
        known: Its words, see `vocabulary`.
        breaks: Whether it breaks words at line ends at all, see `breaks_words`.
        heads: First parts that it parts from the next with a hyphen, see `hyphenated_heads`.
    """

    known: AbstractSet[str]
    breaks: bool = True
    heads: AbstractSet[str] = frozenset()


def words_in(lines: Sequence[str]) -> Words:
    """Return the evidence of all lines of a document."""
    known = vocabulary("\n".join(_unbroken(lines)))
    return Words(known, breaks_words(lines), hyphenated_heads(known))


def _unbroken(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines without the halves of words that are broken between them."""
    broken = False
    for line in lines:
        words = line.split()
        if broken:
            words = words[1:]
        broken = bool(words) and len(words[-1]) > 1 and words[-1][-1] in HYPHENS
        yield " ".join(words[:-1] if broken else words)


def vocabulary(text: str) -> frozenset[str]:
    """Return every word of a text, hyphenated ones whole, in lower case."""
    return frozenset(word.casefold().replace("\u2010", "-") for word in _WORD.findall(text))


def hyphenated_heads(known: AbstractSet[str]) -> frozenset[str]:
    """Return the first parts, in lower case, that stand before a hyphen more often than in a word with another.

    >>> sorted(hyphenated_heads({"sarni-vrouwen", "land-use", "landweg", "landbouw", "weg", "bouw", "mannen"}))
    ['sarni']
    """
    parted: Counter[str] = Counter(word.rpartition("-")[0] for word in known if "-" in word)
    whole: Counter[str] = Counter()
    for word in known:
        for end in range(2, len(word) - 2):
            if word[:end] in parted and word[end:] in known:
                whole[word[:end]] += 1
    return frozenset(head for head, times in parted.items() if times > whole[head])


def breaks_words(lines: Sequence[str]) -> bool:
    """Whether a document breaks words at line ends: then a fair share of its lines ends in a hyphen."""
    full = [line for line in lines if len(line) > 30]
    broken = sum(line.endswith(tuple(HYPHENS)) and line[-2].isalpha() for line in full)
    return broken >= _SHARE * len(full) or len(full) < _FEW


def line_end(
    before: str,
    after: str,
    known: AbstractSet[str],
    *,
    breaks: bool = True,
    heads: AbstractSet[str] = frozenset(),
) -> str:
    """Return what the last word of a line and the first of the next are: one word, or one with a hyphen, or two.

    Args:
        before: The last word of the line, its final hyphen included.
        after: The first word of the next line.
        known: Lower-case words that stand whole elsewhere in the document (see `vocabulary`).
        breaks: Whether the document breaks words at line ends at all (see `breaks_words`): in one that does
            not, a hyphen at a line end is the word's own.
        heads: What the document parts from the next with a hyphen elsewhere (see `hyphenated_heads`).

    Returns:
        What stands between `before` without its hyphen and `after`: "" (one word), "-" or "- ".

    >>> line_end("landge-", "bonden", frozenset())
    ''
    >>> line_end("EU-", "lidstaten", frozenset())
    '-'
    >>> line_end("Centraal-", "en", frozenset())
    '- '
    """
    if before.endswith("\u00ad"):
        return ""
    head = _tail(before[:-1])
    tail = _first(after)
    if not head or not tail:
        return (
            "-" if after[:1].isalnum() and before[-2:-1].isalnum() else "- " if after[:1].isspace() else "-"
        )
    if after.casefold().rstrip(",;") in _AND:
        return "- "
    return _by_evidence(head, tail, Words(known, breaks, heads))


def _by_evidence(head: str, tail: str, words: Words) -> str:
    known = words.known
    whole, hyphenated = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if whole in known:
        return "" if hyphenated not in known or tail[0].islower() else "-"
    if hyphenated in known or not words.breaks:
        return "-"
    people = _PEOPLE.fullmatch(head) is not None and len(tail) > 3
    if people or tail[0].isupper() or tail[0].isdigit() or _HEAD.fullmatch(head) or _DIGIT.search(head):
        return "-"
    last_part = head.rsplit("-", 1)[-1]
    if f"{last_part}{tail}".casefold() in known:
        return ""
    if last_part.isupper() and len(last_part) > 1:
        return "-"
    return "-" if head.casefold() in words.heads and _is_word(head, tail, known) else ""


def _is_word(head: str, tail: str, known: AbstractSet[str]) -> bool:
    """Whether two parts can stand as words by themselves, as far as the document shows: names are not broken off."""
    return tail.casefold() in known or (head[:1].isupper() and head.casefold() in known)


def _tail(word: str) -> str:
    match = re.search(r"[\w'’\-\u2010]+$", word)
    return match[0] if match else ""


def _first(word: str) -> str:
    match = re.match(r"[\w'’]+", word)
    return match[0] if match else ""


def joined_lines(lines: Iterable[str], known: AbstractSet[str]) -> str:
    """Join the lines of one paragraph: one space between words, broken words whole."""
    whole = ""
    for line in (" ".join(line.split()) for line in lines):
        if not line:
            continue
        broken = len(whole) > 1 and whole[-1] in HYPHENS and whole[-2].isalnum()
        if broken and line[0].isalnum():
            before, after = whole.rsplit(" ", 1)[-1], line.split(" ", 1)[0]
            whole = whole[:-1] + line_end(before, after, known) + line
        else:
            whole = f"{whole} {line}" if whole else line
    return whole
