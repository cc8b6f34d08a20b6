"""Why an answer is as it is: every candidate, how it was found and ranked, and by which rule it was kept or dropped.

The steps are those of `Assistant.ask`, run again on the same question: nothing is computed in another way here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from assistant.ask import Assistant
from assistant.compose import PASSAGES, PROPOSED, REACH
from assistant.enough import Verdict, judge_evidence
from assistant.fold import Folded, nameable
from assistant.order import reading_order
from assistant.proposed import STATEMENTS, Chosen
from assistant.retrieve import Found
from assistant.signals import Weights
from assistant.weigh import Candidate
from ingest.decision import Decision
from ingest.passage import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A candidate with its rank and the rule that kept or dropped it.

    Attributes:
        statement: Number of the statement it gave or is folded into; None for one that is not shown.
        rule: What decided, in words.
    """

    rank: int
    candidate: Candidate
    statement: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that decided about an answer.

    Attributes:
        weights: By which the signals of every candidate were added up.
        left_out: Documents that were not searched, with the rule: kind, date, version.
        gone: The last decisions about documents that the index still holds and nobody may see any more.
    """

    found: Found
    weights: Weights
    judged: tuple[Judged, ...]
    verdict: Verdict
    left_out: tuple[tuple[Source, str], ...]
    gone: tuple[Decision, ...]


def explain(
    assistant: Assistant,
    question: str,
    *,
    as_of: str | None = None,
    country: str | None = None,
    decisions: Sequence[Decision] = (),
) -> Explanation:
    """Explain what a question finds; `decisions`: the last one about each document of the generation."""
    found = assistant.explain(question, as_of=as_of, country=country)
    composer = assistant.composer
    scored = tuple(composer.scored(found.asked, found.candidates))
    chosen = composer.compose(found.asked, found.candidates)
    named = nameable(found.eligible, found.asked.understood.as_of)
    folded = assistant.folder.fold(chosen, named, STATEMENTS)
    quoted = [item.chosen.candidate.source for item in folded]
    read = reading_order(quoted, assistant.order, timed=found.asked.understood.timed)
    held = {source.sha256 for source in assistant.library.sources()}
    return Explanation(
        found=found,
        weights=assistant.retriever.weights(found.asked),
        judged=tuple(_judged(found.candidates, scored, chosen, [folded[n] for n in read])),
        verdict=judge_evidence(found, chosen, assistant.interpreter),
        left_out=found.eligible.left_out,
        gone=tuple(decision for decision in decisions if decision.sha256 not in held),
    )


def shares(candidate: Candidate, weights: Weights) -> Iterator[tuple[str, float, float]]:
    """Yield name, value and weight of every signal; the products add up to the candidate's score."""
    for field in fields(weights):
        yield field.name, getattr(candidate.signals, field.name), getattr(weights, field.name)


def _judged(
    candidates: Sequence[Candidate],
    scored: Sequence[Chosen],
    chosen: Sequence[Chosen],
    folded: Sequence[Folded],
) -> Iterator[Judged]:
    best_unit: dict[str, float] = {}
    for item in scored:
        key = item.candidate.record.passage.id
        best_unit[key] = max(item.score, best_unit.get(key, item.score))
    top = max(best_unit.values(), default=0.0)
    for rank, candidate in enumerate(candidates, 1):
        passage = candidate.record.passage
        statement, rule = _shown(passage.id, passage.document_id, chosen, folded)
        if not rule:
            rule = _dropped(rank, passage.id, best_unit, top, chosen)
        yield Judged(rank=rank, candidate=candidate, statement=statement, rule=rule)


def _shown(
    passage: str, document: str, chosen: Sequence[Chosen], folded: Sequence[Folded]
) -> tuple[int | None, str]:
    for n, item in enumerate(folded, 1):
        if item.chosen.candidate.record.passage.id == passage:
            return n, f"kept: quoted in statement {n}"
    proposed = [item for item in chosen if item.candidate.record.passage.id == passage]
    for n, item in enumerate(folded, 1):
        for also in item.also:
            if also.draft.document_id == document and any(also.draft.overlaps(p.draft) for p in proposed):
                return n, f"folded: says the same as statement {n} and is named with it"
    return None, ""


def _dropped(
    rank: int, passage: str, best_unit: dict[str, float], top: float, chosen: Sequence[Chosen]
) -> str:
    if passage not in best_unit:
        return f"dropped: rank {rank}; only the best {PASSAGES} passages are read for sentences"
    behind = top - best_unit[passage]
    if behind > REACH:
        return f"dropped: its best sentence scores {behind:.2f} below the best one, more than {REACH:g}"
    if any(item.candidate.record.passage.id == passage for item in chosen):
        return f"dropped: behind the first {STATEMENTS} statements, or the same as one of them"
    return (
        f"dropped: overlaps a better quotation, is behind the first {PROPOSED} quotations, or holds for one country "
        "where a general rule answers"
    )
