"""Whether a question may be answered at all: non-public material is never given, a case is never decided.

Written rules (`data/scope.toml`) read what is asked for, how and of whom; weights fitted on labelled questions
(`assistant/scope_model.py`) give a second opinion, for which the rules' verdict is one feature among others.
What the program holds plays no part: the same question is judged the same whether or not such a document exists.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assistant.pasted import asked_part, worked_on
from assistant.patterns import row
from assistant.scope_model import model
from assistant.scope_reading import slots
from assistant.scope_rules import Rules, applies, names_folded, rules
from assistant.unmask import readings
from ingest.encoder import Encoder
from ingest.markings import scan

REFUSE_FROM, REFUSE_JOINED_FROM, REFUSE_UNDONE_FROM, EITHER_MORE = 0.5, 0.7, 0.9, 0.1
_TURNS = 6
_SHORT = 7
_FEW = 5
_OWN_SUBJECT = frozenset({"ydoc", "ypub", "cmask"})
_ABOUT_IT = frozenset(
    {"why", "who_decides", "publicity", "woo", "when_public", "how_many", "case_when", "define", "norm"}
)
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
        why: The probability by the fitted weights and the features that counted most.
        sure: Nothing outweighs the rule: a marking in pasted text, or a disguise.
    """

    kind: ScopeKind
    rule: str | None = None
    words: str | None = None
    turn: int = 0
    why: str | None = None
    sure: bool = False


def judge(question: str, history: Sequence[str] = (), encoder: Encoder | None = None) -> Scope:
    """Judge a question; `history` holds the asker's earlier turns, oldest first.

    Earlier turns count only where the question leans on them: a new question stands for itself. The encoder's
    vector of the question adds to the second opinion; without it the words decide alone.
    """
    found = _judge_alone(question, encoder)
    if found.kind is ScopeKind.NON_PUBLIC or not history:
        return found
    before = history[-_TURNS:]
    if _insists(question) and _judge_alone(before[-1]).kind is ScopeKind.NON_PUBLIC:
        return Scope(kind=ScopeKind.NON_PUBLIC, rule="insists", words=question.strip(), turn=1)
    known = rules()
    if not _leans(question, known) or _OWN_SUBJECT & set(slots().read(question).things):
        return found
    for text in _in_context(question, before, known):
        joined = _judge_alone(text, least=REFUSE_JOINED_FROM)
        if joined.kind is ScopeKind.NON_PUBLIC:
            return replace(joined, turn=1)
    return found


def _insists(question: str) -> bool:
    """Whether hardly anything is said but that the question before should be answered after all, or in part."""
    reading = slots().read(question)
    named = any(word[:1].isupper() for word in question.split()[1:])
    few = len(reading.words) - reading.words.count(".") <= _FEW
    return few and not named and not reading.things and not _ABOUT_IT & set(reading.said)


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


def _judge_alone(question: str, encoder: Encoder | None = None, least: float = REFUSE_FROM) -> Scope:
    """Weigh what the rules say and what the weights say; a disguise taken off counts as if it was not there."""
    first = ruled(question)
    if first.sure:
        return first
    asked, *undone = (*readings(asked_part(question)), "")
    weights = model()
    vector = encoder.encode_query(asked) if encoder and encoder.name == weights.encoder else None
    rule = None if first.kind is ScopeKind.IN_SCOPE else first.kind.value
    said = weights.opinion(asked, rule=rule, vector=vector)
    kind = decide(said.non_public, said.out_of_scope, least)
    if kind is ScopeKind.IN_SCOPE:
        # A disguise taken off by mistake makes odd text, so it must say more.
        hidden = [weights.opinion(text, rule=None) for text in undone if text]
        said = max(hidden, key=lambda opinion: opinion.non_public, default=said)
        if said.non_public < REFUSE_UNDONE_FROM:
            return Scope(kind=kind)
        kind = ScopeKind.NON_PUBLIC
    same = first.kind is kind
    why = ", ".join((f"{said.non_public:.2f} non-public, {said.out_of_scope:.2f} out of scope", *said.why))
    return Scope(kind=kind, rule=first.rule if same else None, words=first.words if same else None, why=why)


def decide(non_public: float, out_of_scope: float, least: float = REFUSE_FROM) -> ScopeKind:
    """Return what two probabilities come to; what is left of them is that the question may be answered."""
    if max(non_public, out_of_scope) < least and non_public + out_of_scope < least + EITHER_MORE:
        return ScopeKind.IN_SCOPE
    return ScopeKind.NON_PUBLIC if non_public >= out_of_scope else ScopeKind.OUT_OF_SCOPE


def ruled(question: str) -> Scope:
    """Judge every reading of a text by the written rules alone; non-public goes before out of scope."""
    fallback: Scope | None = None
    for number, reading in enumerate(readings(_ends(question))):
        found = _apply(reading)
        if found and found.kind is ScopeKind.NON_PUBLIC:
            return replace(found, sure=number > 0)
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
        words = worked_on(question)
        return Scope(kind=ScopeKind.NON_PUBLIC, rule="pasted-text", words=words, sure=True) if words else None
    return Scope(kind=ScopeKind.NON_PUBLIC, rule="pasted-marking", words=live[0].text, sure=True)


def _leans(question: str, known: Rules) -> bool:
    return len(row(question).words) - 2 <= _SHORT or known.leans(question)
