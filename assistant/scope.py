"""Whether a question may be answered at all: non-public material is never given, a case is never decided.

Features of both languages (what is asked for, how, of whom) are combined by the rules of `data/scope.toml`.
What the program holds plays no part: the same question is judged the same whether or not such a document exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.patterns import row
from assistant.scope_rules import Rules, applies, names_folded, rules
from assistant.unmask import readings
from ingest.markings import scan

_TURNS = 6
_SHORT = 7
_LONG = 12_000


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
    for turns in range(1, min(len(history), _TURNS) + 1):
        joined = _judge_joined(question, history[-turns:])
        if joined.kind is not ScopeKind.IN_SCOPE:
            return Scope(kind=joined.kind, rule=joined.rule, words=joined.words, turn=1)
    return found


def _judge_alone(question: str) -> Scope:
    """Judge every reading of a text; non-public goes before out of scope."""
    fallback: Scope | None = None
    for reading in readings(question[:_LONG]):
        found = _apply(reading)
        if found and found.kind is ScopeKind.NON_PUBLIC:
            return found
        fallback = fallback or found
    return _pasted(question) or fallback or Scope(kind=ScopeKind.IN_SCOPE)


def _judge_joined(question: str, before: Sequence[str]) -> Scope:
    """Judge the question with earlier turns before it: as sentences, as one sentence, and with fragments joined."""
    parts = [turn.strip().rstrip(".?!") for turn in before]
    for text in (" ".join([*parts, question]), question.rstrip(".?!") + " " + " ".join(parts)):
        found = _judge_alone(text)
        if found.kind is not ScopeKind.IN_SCOPE:
            return found
    return Scope(kind=ScopeKind.IN_SCOPE)


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
