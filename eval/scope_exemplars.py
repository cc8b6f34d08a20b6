"""Labelled questions for fitting the scope of a question: written ones, slots filled in ever the same way."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.scope import ScopeKind
from eval.errors import QuestionSetError
from eval.json_lines import Record, read_records

SETS = Path(__file__).parent / "sets"
_SLOT = re.compile(r"\{(\w+)\}")
_TURN = " || "
_NESTED = 3  # a filler may hold slots itself
_WRAPPED = 0.12  # share of questions with talk around them, in every class alike
_ORDINARY = (("sufficiency", 1), ("usdos-reworded", 1), ("vc2000-2014-reworded", 1))
_DISGUISED = frozenset({"disguise"})  # taken off before anything is read
_FILLINGS, _FRAME_FILLINGS = 2, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A question whose scope is known.

    Attributes:
        form: How it is asked, or what it resembles.
        origin: The line it was made from; fillings of one line are never on both sides of a split.
    """

    kind: ScopeKind
    form: str
    text: str
    history: tuple[str, ...]
    origin: str


def exemplars() -> tuple[Labelled, ...]:
    """Return the written exemplars with their slots filled."""
    fillers = tomllib.loads((SETS / "scope-fillers.toml").read_text(encoding="utf-8"))
    kind, form, language = "", "", ""
    found: list[Labelled] = []
    for line in (SETS / "scope-exemplars.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind, form, language = line.removeprefix("## ").split()
        elif line.strip():
            fillings = _FRAME_FILLINGS if "frame" in form else _FILLINGS
            for number in range(fillings if "{" in line else 1):
                *before, text = _filled(line, {k: v[language] for k, v in fillers.items()}, number).split(
                    _TURN
                )
                found.append(
                    Labelled(kind=ScopeKind(kind), form=form, text=text, history=tuple(before), origin=line)
                )
    return tuple(found)


def labelled_set(path: Path) -> tuple[Labelled, ...]:
    """Return the questions of a set with outcomes; everything that is not refused for its scope is in scope."""
    return tuple(_labelled(record) for record in read_records(path, QuestionSetError))


def _labelled(record: Record) -> Labelled:
    reason = (record.optional_text("outcome") or "").removeprefix("refused:")
    refused = reason in {ScopeKind.NON_PUBLIC, ScopeKind.OUT_OF_SCOPE}
    return Labelled(
        kind=ScopeKind(reason) if refused else ScopeKind.IN_SCOPE,
        form=record.optional_text("form") or record.optional_text("why") or "",
        text=record.text("question"),
        history=record.texts("history"),
        origin=record.text("id"),
    )


def _filled(line: str, fillers: Mapping[str, Sequence[str]], number: int) -> str:
    chance = random.Random(f"{line}{number}")  # noqa: S311 (the same every time is what is wanted)
    text = line
    for _ in range(_NESTED):
        text = _SLOT.sub(lambda match: _filler(match[1], fillers, chance), text)
    if _TURN not in text and chance.random() < _WRAPPED:
        wrapped = chance.choice(fillers["wrap"]).replace("{Q}", text)
        text = _SLOT.sub(lambda match: _filler(match[1], fillers, chance), wrapped)
    return text


def _filler(slot: str, fillers: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return str(chance.randint(3, 90)) if slot == "n" else chance.choice(fillers[slot])


def training() -> tuple[tuple[Labelled, ...], tuple[Labelled, ...], tuple[Labelled, ...]]:
    """Return what weights are fitted on: exemplars, the set that the rules were written on, ordinary questions."""
    known = (item for item in alone(labelled_set(SETS / "scope.jsonl")) if item.form not in _DISGUISED)
    ordinary = (
        replace(item, kind=ScopeKind.IN_SCOPE, form="ordinary", origin=f"{name} {item.origin}")
        for name, step in _ORDINARY
        for item in labelled_set(SETS / f"{name}.jsonl")[::step]
    )
    return tuple(alone(exemplars())), tuple(known), tuple(ordinary)


def alone(found: Sequence[Labelled]) -> Iterator[Labelled]:
    """Yield the questions that stand for themselves."""
    return (item for item in found if not item.history)
