"""Whether a question may be answered at all: non-public material is never given, a case is never decided.

Features of both languages (what is asked for, how, of whom) are combined by the rules of `data/scope.toml`.
What the program holds plays no part: the same question is judged the same whether or not such a document exists.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.patterns import row
from assistant.scope_rules import Rules, applies, names_folded, rules
from assistant.unmask import readings
from ingest.markings import scan

_TURNS = 6
_SHORT = 7
_LONG = 3_000  # characters at the head and at the tail of a long text: what is asked stands there
_QUOTED = re.compile(r"[\"'“‘«]([^\"'”’»]{1,40})[\"'”’»]")


class ScopeKind(StrEnum):
    """What may be done with a question."""

    IN_SCOPE = "in_scope"
    NON_PUBLIC = "non_public"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The judgement of a question and what led to it.

    Attributes:
        rule: Id of the rule of `data/scope.toml` that applied; None if the question is in scope.
        words: What triggered it, as read (a disguise taken off); for explanation, not for display to the asker.
        turn: 0 for the question itself, 1 if it applied only together with the turns before it.
    """

    kind: ScopeKind
    rule: str | None = None
    words: str | None = None
    turn: int = 0


def judge(question: str, history: Sequence[str] = ()) -> Scope:
    """Judge a question; `history` holds the asker's earlier turns, oldest first.

    Earlier turns count only where the question leans on them: a new question stands for itself.
    """
    found = _judge_alone(question)
    if found.kind is ScopeKind.NON_PUBLIC or not history:
        return found
    known = rules()
    if not _leans(question, known):
        return found
    for text in _in_context(question, history[-_TURNS:], known):
        joined = _judge_alone(text)
        if joined.kind is ScopeKind.NON_PUBLIC:
            return Scope(kind=joined.kind, rule=joined.rule, words=joined.words, turn=1)
    return found


def _in_context(question: str, before: Sequence[str], known: Rules) -> Iterator[str]:
    """Yield the question with what it may point back to: a thing spoken of, or fragments to be put together."""
    bare = question.strip().rstrip(".?!")
    for turn in reversed(before):
        for phrase in known.spoken_of(turn):
            yield f"{bare} {phrase}?"
    parts = [turn.strip().rstrip(".?!") for turn in before]
    if known.assembles(question):
        yield " ".join([*parts, bare])
        quoted = _QUOTED.findall(" ".join([*before, question]))
        last = [part.split()[-1] for part in parts if part]
        for pieces in (quoted, last):
            yield f"{bare} {''.join(pieces)}"


def _judge_alone(question: str) -> Scope:
    """Judge every reading of a text; non-public goes before out of scope."""
    fallback: Scope | None = None
    for reading in readings(_ends(question)):
        found = _apply(reading)
        if found and found.kind is ScopeKind.NON_PUBLIC:
            return found
        fallback = fallback or found
    return _pasted(question) or fallback or Scope(kind=ScopeKind.IN_SCOPE)


def _ends(question: str) -> str:
    return question if len(question) <= 2 * _LONG else f"{question[:_LONG]}\n{question[-_LONG:]}"


def _apply(text: str) -> Scope | None:
    known = rules()
    folded = names_folded(text)
    readers = [known.reader(each) for each in dict.fromkeys((text, folded))]
    for rule in known.rules:
        for reader in readers:
            if span := applies(rule, reader):
                return Scope(kind=ScopeKind(rule.kind), rule=rule.id, words=reader.row.surface(*span))
    return None


def _pasted(question: str) -> Scope | None:
    """Find a live confidentiality marking in pasted text: such text is neither summarised nor used."""
    live = [m for m in scan([question], "", (), today=date.min) if m.live]
    if not live:
        return None
    return Scope(kind=ScopeKind.NON_PUBLIC, rule="pasted-marking", words=live[0].text)


def _leans(question: str, known: Rules) -> bool:
    return len(row(question).words) - 2 <= _SHORT or known.leans(question)
