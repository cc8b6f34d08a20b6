"""Labelled questions for fitting the scope of a question: written ones, slots filled in ever the same way."""

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.scope import ScopeKind
from assistant.scope_turns import in_context
from eval.errors import QuestionSetError
from eval.json_lines import Record, read_records
from eval.questions import family_of

SETS = Path(__file__).parent / "sets"
_SLOT = re.compile(r"\{(\w+)\}")
_TURN = " || "
_DIGITS = "0123456789"
_ROUND = re.compile(r"-(fresh|taught|blind(?:-\d)?)$")
_NESTED = 3  # a filler may hold slots itself
_WRAPPED = 0.3  # share of questions with talk around them, in every class alike
LABELLED = (
    *("scope", "reasons", "scope-fresh", "scope-blind", "scope-blind-2", "scope-blind-3", "scope-blind-4"),
    *("scope-blind-5", "scope-blind-6"),
)
"""Sets whose labels of scope are learned from, refusals and look-alikes."""
_ORDINARY = (
    "comparisons",
    *("sufficiency", "usdos-reworded", "vc2000-2014-reworded"),
    *("sufficiency-fresh", "usdos-fresh", "vc2000-2014-fresh", "kamerstukken-fresh"),
    *("sufficiency-blind", "usdos-blind", "vc2000-2014-blind", "kamerstukken-blind"),
    *("sufficiency-blind-2", "usdos-blind-2", "vc2000-2014-blind-2", "kamerstukken-blind-2"),
    *("sufficiency-blind-3", "usdos-blind-3", "vc2000-2014-blind-3", "kamerstukken-blind-3"),
    *(
        "sufficiency-blind-4",
        "usdos-blind-4",
        "vc2000-2014-blind-4",
        "kamerstukken-blind-4",
        "sufficiency-short",
    ),
    *("sufficiency-blind-5", "usdos-blind-5", "vc2000-2014-blind-5", "kamerstukken-blind-5"),
    *("sufficiency-blind-6", "usdos-blind-6", "vc2000-2014-blind-6"),
    *("usdos-newest-blind-5", "usdos-newest-blind-6"),
    *("usdos-taught", "vc2000-2014-taught", "kamerstukken-taught"),
)
_HASTY = 0.06
_LONG_WORD = re.compile(r"[a-z]{6,}")
_DISGUISED = frozenset({"disguise"})  # taken off before anything is read
_NONSENSE = "nonsense"  # among questions without an answer: general requests too
_RICH = re.compile(r"\{([XYZSRFCAVQUW]|told)\}")
_FILLINGS, _RICH_FILLINGS = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A question whose scope is known.

    Attributes:
        form: How it is asked, or what it resembles.
        origin: The line it was made from; fillings of one line are never on both sides of a split.
        family: All lines that ask for the same kind of thing; for a set, a question in both its languages.
        source: The set that it is from; none for an exemplar.
    """

    kind: ScopeKind
    form: str
    text: str
    history: tuple[str, ...]
    origin: str
    family: str
    source: str = ""

    @property
    def written(self) -> str:
        """When it was written: sets of one round, 'blind-2' say, are by the same hand; none for an exemplar."""
        found = _ROUND.search(self.source)
        return found[1] if found else "first" if self.source else ""


def exemplars() -> tuple[Labelled, ...]:
    """Return the written exemplars with their slots filled."""
    fillers = tomllib.loads((SETS / "scope-fillers.toml").read_text(encoding="utf-8"))
    kind, form, language = "", "", ""
    found: list[Labelled] = []
    for line in (SETS / "scope-exemplars.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind, form, language = line.removeprefix("## ").split()
        elif line.strip() and not line.startswith("# "):
            fillings = _RICH_FILLINGS if _RICH.search(line) else _FILLINGS
            for number in range(fillings if "{" in line else 1):
                *before, text = _filled(line, {k: v[language] for k, v in fillers.items()}, number).split(
                    _TURN
                )
                found.append(
                    Labelled(
                        kind=ScopeKind(kind),
                        form=form,
                        text=text,
                        history=tuple(before),
                        origin=line,
                        family=f"{kind} {form.rstrip(_DIGITS)}",
                    )
                )
    return tuple(found)


def labelled_set(path: Path) -> tuple[Labelled, ...]:
    """Return the questions of a set with outcomes; everything that is not refused for its scope is in scope."""
    found = (_labelled(record) for record in read_records(path, QuestionSetError))
    return tuple(replace(item, source=path.stem) for item in found)


def _labelled(record: Record) -> Labelled:
    reason = (record.optional_text("outcome") or "").removeprefix("refused:")
    refused = reason in {ScopeKind.NON_PUBLIC, ScopeKind.OUT_OF_SCOPE}
    return Labelled(
        kind=ScopeKind(reason) if refused else ScopeKind.IN_SCOPE,
        form=record.optional_text("form")
        or record.optional_text("why")
        or record.optional_text("absent")
        or "",
        text=record.text("question"),
        history=record.texts("history"),
        origin=record.text("id"),
        family=family_of(record.text("id")),
    )


def _filled(line: str, fillers: Mapping[str, Sequence[str]], number: int) -> str:
    chance = random.Random(f"{line}{number}")  # noqa: S311 (the same every time is what is wanted)
    text = _fill(line, fillers, chance)
    if _TURN not in text and chance.random() < _WRAPPED:
        text = _fill(chance.choice(fillers["wrap"]).replace("{Q}", text), fillers, chance)
    return text if _TURN in text else _typed(text, chance)


def _fill(text: str, fillers: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    for _ in range(_NESTED):
        text = _SLOT.sub(lambda match: _filler(match[1], fillers, chance), text)
    return text


def _typed(text: str, chance: random.Random) -> str:
    """Return a text as it may be typed in haste: in small letters without marks, or with two letters exchanged."""
    if chance.random() < _HASTY:
        return text.lower().rstrip(".?!")
    if chance.random() < _HASTY:
        at = chance.choice([m.start() for m in _LONG_WORD.finditer(text)] or [0]) + 2
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text


def _filler(slot: str, fillers: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return str(chance.randint(3, 90)) if slot == "n" else chance.choice(fillers[slot])


def training() -> tuple[Labelled, ...]:
    """Return what weights are fitted on: exemplars, labelled sets, and ordinary questions that are never refused."""
    known = (
        replace(item, origin=f"{name} {item.origin}", form=f"{name}: {item.form}")
        for name in (*LABELLED, "kamerstukken-reworded", "kamerstukken-blind-6")
        for item in labelled_set(SETS / f"{name}.jsonl")
        if item.form not in _DISGUISED
    )
    ordinary = (
        replace(item, kind=ScopeKind.IN_SCOPE, form="ordinary", origin=f"{name} {item.origin}")
        for name in _ORDINARY
        for item in labelled_set(SETS / f"{name}.jsonl")
        if item.form != _NONSENSE
    )
    found = (*exemplars(), *known, *ordinary)
    return (*alone(found), *(joined for item in found if item.history for joined in _joined(item)))


def _joined(item: Labelled) -> Iterator[Labelled]:
    """Yield a follow-up as it is read together with the turns before it."""
    for text in dict.fromkeys(in_context(item.text, item.history)):
        yield replace(item, text=text, history=())


def alone(found: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the questions that stand for themselves."""
    return (item for item in found if not item.history)
