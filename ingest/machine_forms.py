"""The forms of `data/machine_talk.toml`: which classes of words, in which order, make a text that speaks to a machine."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.lookalikes import Lookup, Token, tokens, word_set
from ingest.words import data_text

START, HIDING = "^", "nothing"
_ENDS = frozenset(".!?;\n")
_ANY = "*"
_LEAST_PART = 5  # letters of a word that a part of it may make known

Span = tuple[int, int]
Phrases = tuple[tuple[str, tuple[str, ...]], ...]
Hits = Mapping[str, Mapping[int, int]]
"""By class: where a word or phrase of it begins, and behind which token it ends."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of `classes`, after at most `gap` other words; with none between there may be no sign either."""

    classes: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class Form:
    """Classes in order."""

    kind: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Patterns on the text as it stands, tried where one of `hints` stands in it in small letters."""

    kind: str
    name: str
    hints: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and phrases by the word they begin with, parts of words, forms and signs."""

    lookup: Lookup
    phrases: Mapping[str, Phrases]
    parts: tuple[tuple[str, str], ...]
    forms: tuple[Form, ...]
    signs: tuple[Sign, ...]
    _known: dict[str, tuple[str, Phrases]] = field(default_factory=dict)

    def likely(self, text: str) -> tuple[Form, ...]:
        """Return the forms of which a word of every class stands in a text: for most texts there is none."""
        there = {START}
        words = dict(map(self._of, word_set(text, self.lookup.known)))
        for phrases in words.values():
            there.update(name for name, phrase in phrases if len(phrase) == 1 or words.keys() >= set(phrase))
        return tuple(form for form in self.forms if not any(s.classes.isdisjoint(there) for s in form.steps))

    def read(self, text: str) -> list[Token]:
        """Return the tokens of a text, known words in their own spelling."""
        return [t._replace(word=self._of(t.word)[0]) for t in tokens(text, self.lookup.known)]

    def hits(self, row: Sequence[Token]) -> Hits:
        """Return where words of which class stand; what a longer phrase hides is left out."""
        found: defaultdict[str, dict[int, int]] = defaultdict(dict)
        hidden: dict[int, int] = {}
        for i, token in enumerate(row):
            for name, phrase in self._of(token.word)[1]:
                end = i + len(phrase)
                if len(phrase) > 1 and not _stands(phrase, row, i):
                    continue
                if name == HIDING:
                    hidden |= dict.fromkeys(range(i, end), end)
                elif found[name].get(i, 0) < end and hidden.get(i, 0) < end:
                    found[name][i] = end
        return {name: places for name, places in found.items() if places}

    def _of(self, word: str) -> tuple[str, Phrases]:
        """Return a word's own spelling and the phrases that begin with it; what hides others comes first."""
        known = self._known.get(word)
        if known is None:
            own = (self.lookup.find(word) if word[0].isalnum() else None) or word
            phrases = self.phrases.get(own, ())
            if len(own) >= _LEAST_PART:
                phrases += tuple((name, (own,)) for name, part in self.parts if _has_part(own, part))
            known = self._known[word] = own, phrases
        return known


def matches(form: Form, row: Sequence[Token], hits: Hits) -> Iterator[Span]:
    """Yield the tokens, first and behind the last, of each place where a text has this form."""
    first, *rest = form.steps
    if START in first.classes:
        starts = [(i, i) for i, token in enumerate(row) if token.opens]
    else:
        starts = [(i, end) for name in first.classes for i, end in hits.get(name, {}).items()]
    for begin, after in starts:
        end = _rest(rest, row, hits, after)
        if end is not None:
            yield begin, end


def _rest(steps: Sequence[Step], row: Sequence[Token], hits: Hits, at: int) -> int | None:
    if not steps:
        return at
    step, between, i = steps[0], 0, at
    while i < len(row) and between <= step.gap:
        for name in step.classes:
            after = hits.get(name, {}).get(i)
            if after is not None and (end := _rest(steps[1:], row, hits, after)) is not None:
                return end
        between += 1 if row[i].is_word or not step.gap else 2 * (row[i].word in _ENDS)
        i += 1
    return None


def _stands(phrase: Sequence[str], row: Sequence[Token], i: int) -> bool:
    return all(i + k < len(row) and row[i + k].word == part for k, part in enumerate(phrase))


def _has_part(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith(_ANY) else word.endswith(part[1:])


@cache
def vocabulary() -> Vocabulary:
    """Return the forms, read once."""
    raw = tomllib.loads(data_text("machine_talk.toml"))
    phrases: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    parts: list[tuple[str, str]] = []
    for name, lists in sorted(raw["words"].items(), key=lambda item: item[0] != HIDING):
        for term in "|".join(lists.values()).split("|"):
            if _ANY in term:
                parts.append((name, term))
            else:
                phrase = tuple(token.word for token in tokens(term))
                phrases[phrase[0]].append((name, phrase))
    words = {word for rows in phrases.values() for _, phrase in rows for word in phrase if word[0].isalnum()}
    classes = frozenset(raw["words"])
    return Vocabulary(
        lookup=Lookup(words),
        phrases={word: tuple(rows) for word, rows in phrases.items()},
        parts=tuple(parts),
        forms=tuple(
            Form(one["kind"], one["name"], _steps(form, classes))
            for one in raw["form"]
            for form in one["forms"]
        ),
        signs=tuple(
            Sign(
                one["kind"],
                one["name"],
                tuple(one["hints"]),
                tuple(re.compile(pattern, re.IGNORECASE) for pattern in one["at"]),
            )
            for one in raw["sign"]
        ),
    )


def _steps(form: str, classes: frozenset[str]) -> tuple[Step, ...]:
    """Read '^ drop ..5 orders'.

    Raises:
        ValueError: it names a class that does not exist.
    """
    steps: list[Step] = []
    gap = 0
    for part in form.split():
        if part.startswith(".."):
            gap = int(part[2:])
            continue
        names = frozenset(part.split("|"))
        if unknown := names - classes - {START}:
            raise ValueError(f"form {form!r}: no class {', '.join(sorted(unknown))}; add it under [words]")
        steps.append(Step(names, gap))
        gap = 0
    return tuple(steps)
