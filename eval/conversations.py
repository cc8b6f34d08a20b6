"""Whether follow-up questions take over what was said, and changes of subject nothing: scored without an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from assistant.conversation import complete
from assistant.understand import Interpreter
from eval.errors import QuestionSetError
from eval.json_lines import Record, read_records
from eval.measures import told, wilson

FACETS = ("countries", "groups", "years", "source_types")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns and what the last of them must be understood to ask.

    Attributes:
        carried: What must be taken over; empty for a change of subject.
        expect: Values of facets by name, each a set of codes; a facet that is not named is not judged.
        as_of: The reference date that must hold, or None.
        publisher: One that the answer must be limited to; None: to none.
        words, gone: What the complete question must and must not say.
    """

    id: str
    language: str
    turns: tuple[str, ...]
    carried: frozenset[str]
    expect: Mapping[str, frozenset[str]]
    as_of: str | None
    publisher: str | None
    words: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One conversation as it was understood; `problems` is empty where all of it is right."""

    conversation: Conversation
    question: str
    problems: tuple[str, ...]


def read_conversations(path: Path) -> tuple[Conversation, ...]:
    """Read a set of conversations.

    Raises:
        QuestionSetError: a line is no conversation.
    """
    return tuple(_conversation(record) for record in read_records(path, QuestionSetError))


def judge(conversation: Conversation, interpreter: Interpreter) -> Result:
    """Understand the last turn after the others and compare with what is expected."""
    asked = complete(interpreter, conversation.turns[-1], conversation.turns[:-1]).reading
    understood, text = asked.understood, asked.text
    found = {
        "countries": set(understood.countries),
        "groups": set(understood.groups),
        "years": set(map(str, understood.years)),
        "source_types": {kind.value for kind in understood.source_types},
    }
    problems = [
        f"{name}: {sorted(found[name])}, not {sorted(expected)}"
        for name, expected in conversation.expect.items()
        if found[name] != expected
    ]
    pairs = (
        ("carried", frozenset(understood.carried), conversation.carried),
        ("language", understood.language, conversation.language),
        ("as_of", understood.as_of, conversation.as_of),
        ("publisher", _publisher(understood.publishers, conversation.publisher), conversation.publisher),
    )
    problems += [f"{name}: {_shown(got)}, not {_shown(want)}" for name, got, want in pairs if got != want]
    said = text.casefold()
    problems += [f"lacks {word!r}" for word in conversation.words if word.casefold() not in said]
    problems += [f"still says {word!r}" for word in conversation.gone if word.casefold() in said]
    return Result(conversation=conversation, question=text, problems=tuple(problems))


def table(results: Sequence[Result]) -> str:
    """Return the figures: all, follow-ups, changes of subject, by language, with n and 95 % intervals."""
    rows = [
        ("all", results),
        ("follow-ups", [r for r in results if r.conversation.carried]),
        ("changes of subject", [r for r in results if not r.conversation.carried]),
        ("three turns", [r for r in results if len(r.conversation.turns) > 2]),
        ("Dutch", [r for r in results if r.conversation.language == "nl"]),
        ("English", [r for r in results if r.conversation.language == "en"]),
    ]
    lines = [f"{'conversations understood':<26}{'n':>5}  right"]
    for name, group in rows:
        right = wilson([float(not r.problems) for r in group])
        lines.append(f"{name:<26}{len(group):>5}  {told(right)}")
    return "\n".join(lines)


def _publisher(found: Sequence[str], expected: str | None) -> str | None:
    """Return the expected publisher where it is among those found, else the first of those."""
    return expected if expected in found else next(iter(found), None)


def _shown(value: object) -> object:
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value


def _conversation(record: Record) -> Conversation:
    turns = record.texts("turns")
    if len(turns) < 2:
        raise record.wrong("'turns' needs at least two questions")
    expect = record.fields.get("expect")
    if not isinstance(expect, Mapping):
        raise record.wrong("'expect' is missing; name the facets of the complete question")
    inner = Record(fields=expect, place=record.place, complaint=record.complaint)
    named = {name: _codes(expect[name], record) for name in FACETS if expect.get(name) is not None}
    return Conversation(
        id=record.text("id"),
        language=record.text("lang"),
        turns=turns,
        carried=frozenset(record.texts("carried")),
        expect=named,
        as_of=inner.optional_text("as_of"),
        publisher=inner.optional_text("publisher"),
        words=record.texts("words"),
        gone=record.texts("gone"),
    )


def _codes(value: object, record: Record) -> frozenset[str]:
    if not isinstance(value, list):
        raise record.wrong("a facet in 'expect' must be a list")
    return frozenset(str(code) for code in value)
