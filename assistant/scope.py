"""Whether a question may be answered at all: non-public material is never given, a case is never decided.

One weighing decides (`assistant/scope_model.py`): what the question speaks of and wants with it, its words and its
vector, with weights fitted on labelled questions. What the program holds plays no part: the same question is judged
the same whether or not such a document exists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.pasted import asked_part, pieces, worked_on
from assistant.scope_model import Opinion, model
from assistant.scope_turns import half, in_context, insists
from assistant.unmask import decoded, readings
from ingest.encoder import Encoder
from ingest.markings import scan

REFUSE_FROM, EITHER_MORE = 0.5, 0.1
NON_PUBLIC_FROM = 0.4  # where words and vector speak: to miss what is not public is worse than to refuse
REFUSE_DECODED_FROM = 0.2  # nobody writes an ordinary question in code
REFUSE_JOINED_FROM = 0.7  # a question put together from turns is odd text, so it must say more
REFUSE_UNDONE_FROM = 0.8  # so is one from which a disguise was taken off by mistake, or a piece of a long one
_TURNS = 6
DOUBTFUL_BELOW = 0.75
"""Probability below which a question that seems out of scope is answered if the sources answer it clearly: a rule that
an officer or a lawyer asks after is told in words like those of a case. What is not public never gives way."""


class ScopeKind(StrEnum):
    """What may be done with a question."""

    IN_SCOPE = "in_scope"
    NON_PUBLIC = "non_public"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The judgement of a question and what led to it.

    Attributes:
        why: The probabilities and the features that counted most, or what pasted text gave away; for explanation,
            not for display to the asker.
        turn: 0 for the question itself, 1 if it applied only together with the turns before it.
        doubtful: Whether sources that answer the question clearly go before a refusal.
    """

    kind: ScopeKind
    why: str | None = None
    turn: int = 0
    doubtful: bool = False


def judge(question: str, history: Sequence[str] = (), encoder: Encoder | None = None) -> Scope:
    """Judge a question; `history` holds the asker's earlier turns, oldest first.

    Earlier turns count only where the question leans on them: a new question stands for itself. The encoder's
    vector of the question is weighed too; without it the words decide alone.
    """
    found = _judge_alone(question, encoder)
    if found.kind is ScopeKind.NON_PUBLIC or not history:
        return found
    before = history[-_TURNS:]
    if insists(question) and _judge_alone(before[-1]).kind is ScopeKind.NON_PUBLIC:
        return Scope(kind=ScopeKind.NON_PUBLIC, why=question.strip(), turn=1)
    for text in in_context(question, before):
        said = model().opinion(text)
        if said.non_public >= max(REFUSE_JOINED_FROM, said.out_of_scope):
            return Scope(kind=ScopeKind.NON_PUBLIC, why=_why(said), turn=1)
    if found.kind is ScopeKind.OUT_OF_SCOPE and half(question):
        whole = _judge_alone(f"{before[-1]} {question}")
        return whole if whole.kind is ScopeKind.IN_SCOPE else found
    return found


def _judge_alone(question: str, encoder: Encoder | None = None) -> Scope:
    """Weigh a question as it is read; what is hidden in it counts as if it stood there plainly."""
    if not any(map(str.isalnum, question)):
        return Scope(kind=ScopeKind.IN_SCOPE)
    pasted = _pasted(question)
    if pasted:
        return Scope(kind=ScopeKind.NON_PUBLIC, why=pasted)
    asked, *undone = (*readings(asked_part(question)), "")
    weights = model()
    vector = encoder.encode_query(asked) if encoder and encoder.name == weights.encoder else None
    said = weights.opinion(asked, vector)
    kind = decide(said.non_public, said.out_of_scope, NON_PUBLIC_FROM if vector is not None else REFUSE_FROM)
    if kind is ScopeKind.NON_PUBLIC:
        return Scope(kind=kind, why=_why(said))
    for text, least in _hidden(question, undone):
        opinion = weights.opinion(text)
        if opinion.non_public >= least:
            return Scope(kind=ScopeKind.NON_PUBLIC, why=_why(opinion))
    doubtful = kind is ScopeKind.OUT_OF_SCOPE and said.out_of_scope < DOUBTFUL_BELOW
    return Scope(kind=kind, why=_why(said), doubtful=doubtful)


def _hidden(question: str, undone: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield what may be asked besides, and from which probability: in code, under a disguise, amid a long text."""
    for text in decoded(asked_part(question)):
        yield text, REFUSE_DECODED_FROM
    for text in (*filter(None, undone), *pieces(question)):
        yield text, REFUSE_UNDONE_FROM


def decide(non_public: float, out_of_scope: float, least: float = NON_PUBLIC_FROM) -> ScopeKind:
    """Return what two probabilities come to; what is left of them is that the question may be answered.

    Where both reasons apply the likelier one is named; both refuse.
    """
    either = non_public + out_of_scope
    if non_public < least and out_of_scope < REFUSE_FROM and either < REFUSE_FROM + EITHER_MORE:
        return ScopeKind.IN_SCOPE
    return ScopeKind.NON_PUBLIC if non_public >= out_of_scope else ScopeKind.OUT_OF_SCOPE


def _why(said: Opinion) -> str:
    return ", ".join((f"{said.non_public:.2f} non-public, {said.out_of_scope:.2f} out of scope", *said.why))


def _pasted(question: str) -> str | None:
    """Find a live confidentiality marking in pasted text: such text is neither summarised nor used."""
    live = [m for m in scan([question], "", (), today=date.min) if m.live]
    return live[0].text if live else worked_on(question)
