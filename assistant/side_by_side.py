"""Answers put side by side: one list of footnotes, every statement under its side, and what changed between editions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Origin, Reason, Refusal, Statement, Understood
from assistant.as_of import tells_then
from assistant.changes import ChangeKind
from assistant.cite import Citation
from assistant.footnotes import Notes
from assistant.origins import SharedOrigin
from assistant.rule_age import older_than_facts, tells_age
from assistant.sides import Change, Compared, Side
from ingest.passage import Source, SourceType

STATEMENTS = 3
"""Statements of a side at most: two columns must be read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One side as it was asked and answered.

    Attributes:
        label: What tells it from the others, in the question's language: "Irak", "2014", "de EUAA".
    """

    facet: str
    label: str
    question: str
    outcome: Answer | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedChange:
    """A changed sentence with the citations of both editions, where there are two."""

    kind: ChangeKind
    before: Citation | None
    after: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSection:
    """A section that was compared, its changes cited."""

    headings: tuple[str, ...]
    before: str
    after: str
    unchanged: int
    changes: tuple[CitedChange, ...]
    left_out: int = 0


def side_by_side(
    question: str,
    understood: Understood,
    parts: Sequence[Part],
    sections: Sequence[CitedSection],
    origin: Origin,
) -> Answer | Refusal:
    """Return the comparison; 'partial' where a side has no answer, a refusal where none has."""
    answers = [part.outcome for part in parts if isinstance(part.outcome, Answer)]
    if not answers:
        return _nothing(question, understood, parts, origin)
    notes = Notes([answer.footnotes[s.notes[0] - 1] for answer in answers for s in _shown(answer)])
    statements: list[Statement] = []
    origins: list[SharedOrigin] = []
    sides = []
    for part in parts:
        first = len(statements)
        if isinstance(part.outcome, Answer):
            own = _shown(part.outcome)
            statements += [_renumbered(s, part.outcome.footnotes, notes, first) for s in own]
            origins += _origins(part.outcome, own, notes)
        sides.append(_side(part, tuple(range(first + 1, len(statements) + 1))))
    shown = [citation.source for answer in answers for citation in answer.quoted[:STATEMENTS]]
    return Answer(
        question=question,
        understood=understood,
        statements=tuple(statements),
        changes=tuple(_compared(section, notes) for section in sections),
        footnotes=tuple(notes.citations),
        origin=origin,
        not_covered=tuple(part.label for part in parts if isinstance(part.outcome, Refusal)),
        message="\n".join(_told(understood, answers, shown)) or None,
        dropped=tuple(line for part in parts for line in part.outcome.dropped),
        origins=tuple(dict.fromkeys(origins)),
        order=answers[0].order,
        sides=tuple(sides),
    )


def _shown(answer: Answer) -> list[Statement]:
    """Return what a side shows of an answer: what answers best, as it is read."""
    return [statement for statement in answer.statements if statement.rank <= STATEMENTS]


def _told(understood: Understood, answers: Sequence[Answer], shown: Sequence[Source]) -> dict[str, None]:
    """Return the lines of the answers' messages, each once, and how old a rule of one side is beside facts of another.

    A side shows fewer sentences than its answer has: of the age of rules is spoken only where one is shown.
    """
    rules = any(source.source_type is SourceType.POLICY_RULE for source in shown)
    lines = (line for a in answers for line in (a.message or "").split("\n") if line)
    dated = any(
        (a.understood.as_of, a.understood.years) != (understood.as_of, understood.years) for a in answers
    )
    kept = [line for line in lines if (rules or not tells_age(line)) and not (dated and tells_then(line))]
    return dict.fromkeys((*kept, *older_than_facts(understood, shown)))


def _nothing(question: str, understood: Understood, parts: Sequence[Part], origin: Origin) -> Refusal:
    """Say of every side why it has no answer."""
    return Refusal(
        question=question,
        understood=understood,
        reason=Reason.INSUFFICIENT_EVIDENCE,
        message="\n\n".join(f"{part.label}: {part.outcome.message}" for part in parts),
        origin=origin,
    )


def with_changes(answer: Answer, sections: Sequence[CitedSection]) -> Answer:
    """Add to an answer what changed in the sections that it quotes."""
    notes = Notes(answer.footnotes)
    changes = tuple(_compared(section, notes) for section in sections)
    return replace(answer, changes=changes, footnotes=tuple(notes.citations))


def _side(part: Part, statements: tuple[int, ...]) -> Side:
    refused = part.outcome if isinstance(part.outcome, Refusal) else None
    return Side(
        facet=part.facet,
        label=part.label,
        question=part.question,
        statements=statements,
        reason=refused.reason.value if refused else None,
        message=refused.message if refused else None,
    )


def _renumbered(
    statement: Statement, footnotes: Sequence[Citation], notes: Notes, ranked_before: int
) -> Statement:
    def number(n: int) -> int:
        return notes.number(footnotes[n - 1])

    return replace(
        statement,
        rank=ranked_before + statement.rank,
        notes=tuple(dict.fromkeys(number(n) for n in statement.notes)),
        introduced_by=tuple(number(n) for n in statement.introduced_by),
        also=tuple(replace(also, note=number(also.note)) for also in statement.also),
    )


def _origins(answer: Answer, kept: Sequence[Statement], notes: Notes) -> list[SharedOrigin]:
    used = {n for statement in kept for n in statement.notes}
    return [
        replace(
            shared,
            notes=(
                notes.number(answer.footnotes[shared.notes[0] - 1]),
                notes.number(answer.footnotes[shared.notes[1] - 1]),
            ),
        )
        for shared in answer.origins
        if set(shared.notes) <= used
    ]


def _compared(section: CitedSection, notes: Notes) -> Compared:
    return Compared(
        headings=section.headings,
        before=section.before,
        after=section.after,
        unchanged=section.unchanged,
        left_out=section.left_out,
        changes=tuple(
            Change(
                kind=change.kind.value,
                before=notes.number(change.before) if change.before else None,
                after=notes.number(change.after) if change.after else None,
            )
            for change in section.changes
        ),
    )
