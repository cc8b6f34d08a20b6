"""The JSON of `coi search --explain`: nothing is rounded away that decided, and nothing else is in it."""

from typing import TypedDict

from assistant.explain import Explanation, Judged, shares
from assistant.jsonform import UnderstoodJson, understood_json
from assistant.passageform import PlaceJson, place_json
from assistant.signals import Weights


class FoundInJson(TypedDict):
    """A list that named a candidate."""

    list: str
    rank: int
    score: float


class SignalJson(TypedDict):
    """A signal: value times weight is what it adds to the score."""

    name: str
    value: float
    weight: float


class CandidateJson(PlaceJson):
    """A candidate and what became of it."""

    rank: int
    score: float
    lifted: float
    reranked: float
    statement: int | None
    rule: str
    language: str
    superseded_by: str | None
    found_in: list[FoundInJson]
    signals: list[SignalJson]


class LeftOutJson(TypedDict):
    """A document that was not searched, and the rule."""

    document_id: str
    file: str
    rule: str


class ExplainJson(TypedDict):
    """`coi search --explain --json`."""

    question: str
    language: str
    understood: UnderstoodJson
    searched: list[str]
    left_out: list[LeftOutJson]
    candidates: list[CandidateJson]
    probability: float
    enough: bool
    why: str


def explain_json(explanation: Explanation) -> ExplainJson:
    """Return an explanation in the form that is printed."""
    asked, verdict = explanation.found.asked, explanation.verdict
    left_out: list[LeftOutJson] = [
        {"document_id": source.id, "file": source.file, "rule": why} for source, why in explanation.left_out
    ]
    left_out += [
        {"document_id": d.sha256[:16], "file": d.file, "rule": f"{d.state.value} since {d.at}: {d.reason}"}
        for d in explanation.gone
    ]
    return {
        "question": asked.text,
        "language": asked.understood.language,
        "understood": understood_json(asked.understood),
        "searched": [source.file for source in explanation.found.eligible.documents],
        "left_out": left_out,
        "candidates": [_candidate(judged, explanation.weights) for judged in explanation.judged],
        "probability": verdict.probability,
        "enough": verdict.enough,
        "why": "" if verdict.enough else verdict.why,
    }


def _candidate(judged: Judged, weights: Weights) -> CandidateJson:
    candidate = judged.candidate
    passage, source = candidate.record.passage, candidate.source
    return {
        "rank": judged.rank,
        "score": candidate.score,
        "lifted": candidate.lifted,
        "reranked": candidate.reranked,
        "statement": judged.statement,
        "rule": judged.rule,
        **place_json(passage, source.file),
        "language": passage.language,
        "superseded_by": source.superseded_by,
        "found_in": [{"list": f.name, "rank": f.rank, "score": f.score} for f in candidate.found_in],
        "signals": [
            {"name": name, "value": value, "weight": weight}
            for name, value, weight in shares(candidate, weights)
        ],
    }
