"""The JSON of `coi ask`: what is printed, saved, verified and scored."""

from typing import NotRequired, TypedDict

from assistant.answer import Answer, Refusal, Statement, Understood
from assistant.compareform import ComparedJson, SideJson, compared_json, side_json
from assistant.footnoteform import FootnoteJson, footnote_json
from assistant.namedform import NamedJson, named_json
from assistant.origins import SharedOrigin
from assistant.which_edition import edition_day, quoted_editions

SCHEMA = 1


class RepetitionJson(TypedDict):
    """Where else a statement stands: footnote `n`; `label` tells an edition of the same work from the others."""

    n: int
    same_work: bool
    exact: bool
    label: str


class StatementJson(TypedDict):
    """A statement, of rank 1 where it answers best; `notes`: its own, those of `introduced_by`, those of `also`."""

    text: str
    kind: str
    rank: NotRequired[int]
    notes: list[int]
    introduced_by: NotRequired[list[int]]
    goes_on: NotRequired[bool]
    also: NotRequired[list[RepetitionJson]]


class OriginJson(TypedDict):
    """Two footnotes with one origin: by "same_text", "same_source" or "cites" (the first cites the second)."""

    notes: list[int]
    by: str
    source: str


class EditionJson(TypedDict):
    """A quoted document to which the words for an edition came; `day`: in force from, covers until, or published."""

    document_id: str
    title: str
    day: str | None


class UnderstoodJson(TypedDict):
    """What the question was taken to ask.

    `edition` is "previous" or "latest" where it asks for one by its place; `unplaced` names the events by which it
    tells a time and that cannot be placed in time; `named` are the documents that it asks for by name.
    """

    countries: list[str]
    groups: list[str]
    topics: list[str]
    years: list[int]
    as_of: str | None
    source_types: list[str]
    publishers: list[str]
    question: str | None
    carried: list[str]
    overruled: list[str]
    edition: NotRequired[str | None]
    unplaced: NotRequired[list[str]]
    named: NotRequired[list[NamedJson]]


class IndexJson(TypedDict):
    """Which index answered."""

    generation: str
    encoder: str


class AnswerJson(TypedDict):
    """`coi ask --json`; `editions` is what `understood.edition` came to.

    `nearest`, of a refusal: what comes nearest to the question, in the form of footnotes; it is no answer.
    """

    schema: int
    answer_id: str
    question: str
    language: str
    outcome: str
    reason: str | None
    message: str | None
    understood: UnderstoodJson
    editions: NotRequired[list[EditionJson]]
    statements: list[StatementJson]
    footnotes: list[FootnoteJson]
    nearest: NotRequired[list[FootnoteJson]]
    not_covered: list[str]
    origins: NotRequired[list[OriginJson]]
    order: NotRequired[list[str]]
    sides: NotRequired[list[SideJson]]
    changes: NotRequired[list[ComparedJson]]
    index: IndexJson
    timings_ms: dict[str, float]


def outcome_json(outcome: Answer | Refusal, timings_ms: dict[str, float]) -> AnswerJson:
    """Return an outcome in the form that is printed, saved, verified and scored."""
    answer = outcome if isinstance(outcome, Answer) else None
    refusal = outcome if isinstance(outcome, Refusal) else None
    return {
        "schema": SCHEMA,
        "answer_id": outcome.id,
        "question": outcome.question,
        "language": outcome.understood.language,
        "outcome": answer.outcome if answer else "refused",
        "reason": refusal.reason.value if refusal else None,
        "message": outcome.message,
        "understood": understood_json(outcome.understood),
        "editions": _editions(answer) if answer else [],
        "statements": [_statement(s) for s in answer.statements] if answer else [],
        "footnotes": [footnote_json(n, c) for n, c in enumerate(answer.footnotes, 1)] if answer else [],
        "nearest": [footnote_json(n, c) for n, c in enumerate(refusal.nearest, 1)] if refusal else [],
        "not_covered": list(outcome.not_covered),
        "origins": [_origin(origin) for origin in answer.origins] if answer else [],
        "order": [kind.value for kind in answer.order] if answer else [],
        "sides": [side_json(side) for side in answer.sides] if answer else [],
        "changes": [compared_json(compared) for compared in answer.changes] if answer else [],
        "index": {"generation": outcome.origin.generation, "encoder": outcome.origin.encoder},
        "timings_ms": timings_ms,
    }


def _editions(answer: Answer) -> list[EditionJson]:
    quoted = [citation.source for citation in answer.quoted]
    return [
        {"document_id": source.id, "title": source.title, "day": edition_day(source)}
        for source in quoted_editions(answer.understood, quoted)
    ]


def _statement(statement: Statement) -> StatementJson:
    return {
        "text": statement.text,
        "kind": statement.kind.value,
        "rank": statement.rank,
        "notes": list(statement.notes),
        "introduced_by": list(statement.introduced_by),
        "goes_on": statement.goes_on,
        "also": [
            {"n": a.note, "same_work": a.same_work, "exact": a.exact, "label": a.label}
            for a in statement.also
        ],
    }


def _origin(origin: SharedOrigin) -> OriginJson:
    return {"notes": list(origin.notes), "by": origin.by.value, "source": origin.source}


def understood_json(understood: Understood) -> UnderstoodJson:
    """Return what a question was taken to ask."""
    return {
        "countries": list(understood.countries),
        "groups": list(understood.groups),
        "topics": list(understood.topics),
        "years": list(understood.years),
        "as_of": understood.as_of,
        "source_types": [kind.value for kind in understood.source_types],
        "publishers": list(understood.publishers),
        "question": understood.question,
        "carried": list(understood.carried),
        "overruled": list(understood.overruled),
        "edition": understood.edition,
        "unplaced": list(understood.unplaced),
        "named": named_json(understood),
    }
