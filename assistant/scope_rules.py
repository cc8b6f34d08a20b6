"""The rules of `data/scope.toml`, compiled once: which patterns of a question lead to which kind of refusal."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.patterns import Lexicon, Pattern, Reader, Row, parse, row

_NAME = r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:-[A-Za-zÀ-ÿ]+)*"
_NAMED = re.compile(
    rf"(?P<before>[^\W\d_]+[\s:]+)(?P<name>{_NAME}(?:\s+(?:(?:al|el|bin|ibn|van|der|de|den)[\s-]+)*{_NAME})+)"
)
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "an", "in", "uit", "from"})
_OPENING = parse("^ {meta_open}")
_ASSEMBLE = parse("{assemble}")
_ALONE = parse("^ {meta_alone}")
_SUBJECT = parse("{publicity}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to ask for something that is not given; `hard` patterns decide even in a question about publicity."""

    id: str
    kind: str
    hard: tuple[Pattern, ...]
    soft: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules in order, the phrases that only look like their words, and the words that point back."""

    lexicon: Lexicon
    masks: tuple[Pattern, ...]
    rules: tuple[Rule, ...]
    referring: tuple[Pattern, ...]
    carried: tuple[tuple[Pattern, str], ...]

    def reader(self, text: str) -> Reader:
        """Return what finds patterns in a text, phrases that only look secret blanked out."""
        plain = row(text)
        reader = self.lexicon.reader(plain)
        words = list(plain.words)
        for pattern in self.masks:
            for start, end in reader.find(pattern):
                words[start:end] = ["_"] * (end - start)
        return self.lexicon.reader(Row(tuple(words), plain.spans))

    def leans(self, text: str) -> bool:
        """Whether a question points back to what was said before it."""
        reader = self.lexicon.reader(row(text))
        return any(reader.has(pattern) for pattern in self.referring)

    def assembles(self, text: str) -> bool:
        """Whether a question asks to put earlier pieces together."""
        return self.lexicon.reader(row(text)).has(_ASSEMBLE)

    def spoken_of(self, text: str) -> tuple[str, ...]:
        """Return what a follow-up to this text may speak of without naming it."""
        reader = self.reader(text)
        return tuple(phrase for pattern, phrase in self.carried if reader.has(pattern))


def applies(rule: Rule, reader: Reader) -> tuple[int, int] | None:
    """Return where in the row a rule applies, or None."""
    if any(reader.has(pattern) for pattern in rule.unless):
        return None
    for pattern in rule.hard:
        for span in reader.find(pattern):
            return span
    for pattern in rule.soft:
        for span in reader.find(pattern):
            if not _asks_about_publicity(reader, span[0]):
                return span
    return None


def _asks_about_publicity(reader: Reader, position: int) -> bool:
    """Whether the sentence asks why, when, whether or how something is (not) public."""
    begin, end = reader.row.sentence(position)
    if reader.has(_ALONE, begin, end):
        return True
    return reader.has(_OPENING, begin, end) and reader.has(_SUBJECT, begin, end)


@cache
def rules() -> Rules:
    """Return the rules that ship with the package."""
    text = resources.files("assistant").joinpath("data", "scope.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Rules(
        lexicon=Lexicon(raw["classes"]),
        masks=tuple(map(parse, raw["mask"])),
        rules=tuple(map(_rule, raw["rule"])),
        referring=tuple(map(parse, raw["refer"])),
        carried=tuple((parse("{" + name + "}"), phrase) for name, phrase in raw["carry"].items()),
    )


def _rule(item: Mapping[str, Sequence[str]]) -> Rule:
    return Rule(
        id=str(item["id"]),
        kind=str(item["kind"]),
        hard=tuple(map(parse, item.get("hard", ()))),
        soft=tuple(map(parse, item.get("any", ()))),
        unless=tuple(map(parse, item.get("unless", ()))),
    )


def names_folded(text: str) -> str:
    """Replace what looks like a person's name (two or more capitalised words, no article before) by one word."""

    def fold_name(match: re.Match[str]) -> str:
        article = match["before"].strip(" :").lower() in _ARTICLES
        return match.group() if article else match["before"] + "Personname"

    return _NAMED.sub(fold_name, text)
