"""Text that says the same over and over, or says nothing: repeated sentences, repeated phrases, heaps of keywords.

Such text aims at a ranking and not at a reader. What it says counts once; what it only piles up does not count.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.document import BlockKind
from ingest.sentences import sentences
from ingest.words import stop_words

REPEATED, PILED = "repeats what stands before it", "piles up words"
_PHRASE, _LONG, _TIMES = 4, 6, 3  # words of a phrase and of a long one, and how often they come back
_MOST, _LESS = 0.85, 0.7  # share of a text that is such phrases; less will do for long ones in a short text
_NEW = 1 - _LESS * (
    1 - 1 / _TIMES
)  # share of different words that such a text has at most: most come back so often
_LEAST = 8  # words of a text in which anything can be repeated to effect
_LEAST_HEAP = 12
_AGAIN = 1 / 3  # share of a text that says what it said before
_SHORT = 200  # words: a longer paragraph of legal prose may come back to what it said
_DISTINCT, _SMALL = 0.5, 0.12  # shares of a heap's words: different ones, and small ones
_FEW, _SOME = 0.35, 0.25  # the same where hardly any word is new
_WORD = re.compile(r"\w+")

Span = tuple[int, int]


def one_phrase(text: str) -> bool:
    """Tell whether a text is the same phrases, again and again.

    >>> one_phrase("is the city safe now " * 5), one_phrase("Is the city safe now? The city is safe.")
    (True, False)
    """
    return _one_phrase(words_of(text))


def stuffed(text: str, kind: BlockKind, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of a block that say nothing, or nothing new, with the reason."""
    words = words_of(text)
    if len(words) < _LEAST or not (_comes_back(words) or _heap(words)):
        return
    row = kind is BlockKind.TABLE_ROW
    spans = ((0, len(text)),) if row else sentences(text, language)
    repeats = frozenset(_repeats(text, spans, words))
    piled = _phrases_again(
        [word for span in spans if span not in repeats for word in words_of(text[slice(*span)])]
    )
    for start, end in spans:
        said = words_of(text[start:end])
        if (start, end) in repeats:
            yield start, end, REPEATED
        elif _says_nothing(said, row=row) or (piled and _share(said, piled) >= _MOST):
            yield start, end, PILED


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.casefold())


def _says_nothing(words: Sequence[str], *, row: bool) -> bool:
    return len(words) >= _LEAST and (_one_phrase(words) or (not row and _heap(words)))


def _comes_back(words: Sequence[str]) -> bool:
    """Tell at little cost whether a text may repeat itself."""
    return len(set(_phrases(words))) <= len(words) - _PHRASE - _TIMES + 2


def _repeats(text: str, spans: Sequence[Span], words: Sequence[str]) -> Iterator[Span]:
    """Yield the sentences that stand before in the same words, where those are much of the text."""
    seen: set[tuple[str, ...]] = set()
    found: list[Span] = []
    again = 0
    for start, end in spans:
        said = tuple(words_of(text[start:end]))
        if len(said) >= _PHRASE and said in seen:
            found.append((start, end))
            again += len(said)
        seen.add(said)
    if again >= _AGAIN * len(words) and (len(words) <= _SHORT or _one_phrase(words)):
        yield from found


def _phrases(words: Sequence[str], size: int = _PHRASE) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(size)), strict=False)


def _phrases_again(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the phrases that a text says again and again, if it says little else."""
    if not _one_phrase(words):
        return frozenset()
    return frozenset(phrase for phrase, times in Counter(_phrases(words)).items() if times >= _TIMES)


def _one_phrase(words: Sequence[str]) -> bool:
    if len(set(words)) > _NEW * len(words):
        return False
    if len({word for word in words if word.isdigit() and len(word) > 1}) >= _TIMES:
        return False  # 'in 2021 twelve died, in 2022 fourteen died': the numbers are what it says
    if _said_again(words, _PHRASE) >= _MOST:
        return True
    return len(words) <= _SHORT and _said_again(words, _LONG) >= _LESS


def _said_again(words: Sequence[str], size: int) -> float:
    times = Counter(_phrases(words, size))
    return _share(words, frozenset(phrase for phrase, count in times.items() if count >= _TIMES), size)


def _share(words: Sequence[str], phrases: frozenset[tuple[str, ...]], size: int = _PHRASE) -> float:
    """Return the share of the words that stand in one of the phrases."""
    held = bytearray(len(words))
    for i, phrase in enumerate(_phrases(words, size)):
        if phrase in phrases:
            held[i : i + size] = b"\1" * size
    return sum(held) / len(words) if words else 0.0


def _heap(words: Sequence[str]) -> bool:
    """Tell whether words are keywords said again and again, without the small words that make a sentence."""
    if len(words) < _LEAST_HEAP or len(set(words)) > _DISTINCT * len(words):
        return False
    told = [word for word in words if not word.isdigit()]
    small = stop_words("nl") | stop_words("en")
    share = sum(word in small for word in told) / max(len(told), 1)
    again = len(set(words)) <= _FEW * len(words)
    return len(told) >= _LEAST_HEAP and share <= (_SOME if again else _SMALL)
