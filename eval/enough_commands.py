"""`coi eval enough`: how well the assistant knows whether it can answer, and the weights for it fitted anew."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.encoder_commands import half_of
from eval.errors import QuestionSetError
from eval.measures import told
from eval.progress import Progress
from eval.questions import Outcome, Question, family_of, read_questions

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from eval.enough_figures import Figures, Judged
    from eval.enough_fit import Weights
    from eval.measures import Estimate

Sets = Annotated[list[Path], typer.Argument(help="Question sets; out-of-scope and non-public are left out.")]
Halves = Annotated[
    tuple[Path, Path] | None,
    typer.Option(
        help="Data folders made with half-1 and half-2 of `coi eval encoder`: a question of the sets is judged by the one "
        "that has not learned from it."
    ),
]
Tests = Annotated[list[Path] | None, typer.Option(help="Sets that are scored and never fitted on.")]
_KEPT = (Outcome.ANSWERED, Outcome.INSUFFICIENT_EVIDENCE)
_IN_USE, _HELD_OUT = "in use, may have been fitted on these", "fitted, held out by question"

_LEAF = re.compile(r"\{[^{}\[\]]*\}")  # an object of values alone goes on one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Figures of some sets by some weights: together, and set by set."""

    questions: str
    weights: str
    together: "Figures"
    each: dict[str, "Figures"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("enough")(enough)


def enough(
    sets: Sets,
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder.")] = Path("data"),
    halves: Halves = None,
    test: Tests = None,
    out: Annotated[Path | None, typer.Option(help="Where the figures go as JSON; none: nowhere.")] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Fit the weights, print held-out figures.")] = False,  # noqa: FBT002
) -> None:
    """Measure whether the assistant answers what its sources answer and nothing else: errors, calibration, n."""
    from assistant.assemble import open_assistant  # noqa: PLC0415 (loads the encoder; --help must not)
    from eval.enough_fit import fit as fitted  # noqa: PLC0415 (loads numpy)
    from ingest.settings import FILE_NAME, read_settings  # noqa: PLC0415

    questions, tested = _read(sets), _read(test or [])
    _apart(questions, tested)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
    assistant = open_assistant(data, read_settings(data / FILE_NAME))
    seen = _judge(assistant, tested)
    if halves is None:
        judged = _judge(assistant, questions)
    else:
        others = [open_assistant(half, read_settings(half / FILE_NAME)) for half in reversed(halves)]
        judged = tuple(
            item for half, other in enumerate(others) for item in _judge(other, _of_half(questions, half))
        )
    weights = fitted(judged) if fit else None
    parts = _parts(judged, seen, weights)
    for part in parts:
        _print(part)
    if weights is not None:
        print(_pasted(weights))  # noqa: T201
    if out is not None:
        out.write_text(_result(assistant, parts, weights), encoding="utf-8")
        print(f"{out}: figures of {len(judged)} questions, {len(seen)} for the test")  # noqa: T201


def _read(sets: Sequence[Path]) -> dict[str, tuple[Question, ...]]:
    """Return the questions by set; a question that stands there twice counts once."""
    found: dict[str, tuple[Question, ...]] = {}
    for path in sets:
        if path.stem in found:
            raise QuestionSetError(f"{path.name}: named twice; name every set once")
        kept = {q.id: q for q in read_questions(path) if q.expected in _KEPT}
        if not kept:
            raise QuestionSetError(f"{path.name}: no question in it is answerable or lacks evidence")
        found[path.stem] = tuple(kept.values())
    return found


def _apart(sets: dict[str, tuple[Question, ...]], tests: dict[str, tuple[Question, ...]]) -> None:
    known = {family_of(q.id): name for name, questions in sets.items() for q in questions}
    for name, questions in tests.items():
        for question in questions:
            if other := known.get(family_of(question.id)):
                raise QuestionSetError(f"{name}: {question.id!r} is also in {other}; a test needs its own")


def _of_half(sets: dict[str, tuple[Question, ...]], half: int) -> dict[str, tuple[Question, ...]]:
    """Return the questions that this half of the encoders learned from."""
    return {name: tuple(q for q in questions if half_of(q.id) == half) for name, questions in sets.items()}


def _judge(assistant: "Assistant", sets: dict[str, tuple[Question, ...]]) -> tuple["Judged", ...]:
    from assistant.enough import judge_evidence  # noqa: PLC0415
    from assistant.evidence import evidence  # noqa: PLC0415
    from eval.enough_figures import Judged  # noqa: PLC0415

    interpreter = assistant.interpreter
    judged: list[Judged] = []
    told = Progress()
    for name, questions in sets.items():
        for done, question in enumerate(questions, 1):
            found = assistant.explain(question.text, as_of=question.as_of)
            chosen = assistant.composer.compose(found.asked, found.candidates)
            verdict = judge_evidence(found, chosen, interpreter)
            judged.append(
                Judged(
                    set=name,
                    id=question.id,
                    answerable=question.expected.answers,
                    rule=verdict.why if verdict.probability == 0 else None,
                    features=evidence(found, chosen, interpreter) if chosen else None,
                    in_use=verdict.probability,
                )
            )
            told(done, len(questions), name)
    return tuple(judged)


def _parts(judged: Sequence["Judged"], tested: Sequence["Judged"], weights: "Weights | None") -> list[Part]:
    from eval.enough_fit import held_out  # noqa: PLC0415

    parts = [_part("sets", _IN_USE, judged, [item.in_use for item in judged])]
    if weights is not None:
        parts.append(_part("sets", _HELD_OUT, judged, held_out(judged)))
    if tested:
        parts.append(_part("test", "in use", tested, [item.in_use for item in tested]))
        if weights is not None:
            parts.append(_part("test", "fitted", tested, [weights.probability(item) for item in tested]))
    return parts


def _part(questions: str, weights: str, judged: Sequence["Judged"], probabilities: Sequence[float]) -> Part:
    from assistant.enough import ANSWER_FROM  # noqa: PLC0415
    from eval.enough_figures import figures  # noqa: PLC0415

    each = {}
    for name in dict.fromkeys(item.set for item in judged):
        of = [n for n, item in enumerate(judged) if item.set == name]
        each[name] = figures([judged[n] for n in of], [probabilities[n] for n in of], ANSWER_FROM)
    return Part(
        questions=questions,
        weights=weights,
        together=figures(judged, probabilities, ANSWER_FROM),
        each=each,
    )


def _print(part: Part) -> None:
    lines = [f"{part.questions}, weights {part.weights}"]
    for name, found in {"together": part.together, **part.each}.items():
        lines.append(
            f"  {name}: unanswerable answered {_said(found.unanswerable_answered)},"
            f" answerable refused {_said(found.answerable_refused)},"
            f" error among answered {_said(found.error_among_answered)}, area {_number(found.area)}"
        )
    for rule in part.together.rules:
        lines.append(f"  by rule, {rule.why}: {rule.n}, {rule.answerable} of them answerable")
    for tenth in part.together.reliability:
        share = f"mean {_number(tenth.mean)}, answerable {_number(tenth.answerable)} (n={tenth.n})"
        lines.append(f"  probability from {tenth.low:.1f}: {share}")
    for at in part.together.thresholds:
        errors = f"error among answered {_said(at.error)}, answerable refused {_said(at.refused)}"
        lines.append(f"  answered from {at.threshold:.1f}: {errors}")
    print("\n".join(lines), end="\n\n")  # noqa: T201


def _said(share: "Estimate | None") -> str:
    return "-" if share is None else f"{told(share)} (n={share.n})"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _pasted(weights: "Weights") -> str:
    """Return the weights as the lines that stand in `assistant.enough`."""
    each = "\n".join(f"    {name}={value}," for name, value in asdict(weights.each).items())
    return f"BIAS = {weights.bias}\nWEIGHTS = Evidence(\n{each}\n)"


def _result(assistant: "Assistant", parts: Sequence[Part], weights: "Weights | None") -> str:
    from assistant.enough import ANSWER_FROM, BIAS, WEIGHTS  # noqa: PLC0415
    from eval.enough_fit import FOLDS, PENALTY  # noqa: PLC0415

    fitted = {"folds": FOLDS, "penalty": PENALTY, **asdict(weights)} if weights is not None else None
    result = {
        "measures": "the decision whether the evidence answers; intervals are 95 % (Wilson)",
        "generation": assistant.origin.generation,
        "encoder": assistant.origin.encoder,
        "answer_from": ANSWER_FROM,
        "in_use": {"bias": BIAS, "each": asdict(WEIGHTS)},
        "fitted": fitted,
        "parts": [_as_object(part) for part in parts],
    }
    text = json.dumps(_rounded(result), ensure_ascii=False, indent=1)
    return _LEAF.sub(lambda found: " ".join(found[0].split()), text) + "\n"


def _as_object(part: Part) -> dict[str, object]:
    """Return a part for the file; the tables stand there for all sets together only."""
    tables = {"reliability", "thresholds"}
    each = {
        name: {key: value for key, value in asdict(found).items() if key not in tables}
        for name, found in part.each.items()
    }
    return {**asdict(part), "each": each}


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
