"""`coi eval`: question sets, conversations and guards. Results on stdout, progress on stderr."""

import json
from pathlib import Path
from typing import Annotated

import typer

from eval import (
    comparison_commands,
    conversation_commands,
    encoder_commands,
    enough_commands,
    guard_commands,
    scope_commands,
)
from eval.compare import compare as compare_scores
from eval.progress import Progress
from eval.questions import read_questions
from eval.report import (
    as_object,
    comparison_object,
    render,
    render_comparison,
    render_rows,
    render_summary,
)
from eval.robust import Kind, write_perturbed
from eval.run import run as run_questions
from eval.score import Measure, Scores
from eval.score import score as score_files

app = typer.Typer(help="Question sets: ask them, score the answers, compare two runs.", no_args_is_help=True)
guard_commands.register(app)
scope_commands.register(app)
enough_commands.register(app)
encoder_commands.register(app)
conversation_commands.register(app)
comparison_commands.register(app)

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Pairs = Annotated[list[Path], typer.Argument(help="QUESTIONS.jsonl RUN.jsonl, as often as you like.")]
Split = Annotated[str | None, typer.Option(help="Only this part of the sets (dev, held-out).")]
SUMMARY = (Measure.R1, Measure.R5, Measure.FILE_FIRST, Measure.NOTES, Measure.OUTCOME)


@app.command()
def run(
    questions: Annotated[Path, typer.Argument(help="The question set.")],
    out: Annotated[Path, typer.Option(help="The run file to write; an interrupted one is gone on with.")],
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder.")] = Path("data"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,  # noqa: FBT002 (an option)
) -> None:
    """Ask every question of a set and write a line each."""
    from eval.wiring import connect  # noqa: PLC0415 (loads the encoder; --help must not)

    asked = read_questions(questions)
    with connect(data) as subject:
        told = Progress()
        result = run_questions(
            asked, out, subject, lambda done, total, q: told(done, total, out.name, q.id), fresh=fresh
        )
    print(f"{out}: asked {result.asked}, kept {result.kept}, errors {result.failed}")  # noqa: T201
    if result.failed:
        raise typer.Exit(1)


@app.command()
def score(
    files: Pairs,
    as_json: Json = False,  # noqa: FBT002 (an option)
    rows: Annotated[bool, typer.Option("--rows", help="Also a line a question.")] = False,  # noqa: FBT002
    split: Split = None,
) -> None:
    """Score runs against their question sets, from the files alone."""
    scores = _scored(files, split)
    if as_json:
        print(json.dumps([as_object(one) for one in scores], ensure_ascii=False, indent=1))  # noqa: T201
        return
    for one in scores:
        print(render(one), end="\n\n")  # noqa: T201
        if rows:
            print(render_rows(one.rows), end="\n\n")  # noqa: T201


@app.command()
def report(files: Pairs, split: Split = None) -> None:
    """Print one line a run: the leading measures with n and 95 % intervals."""
    print(render_summary(_scored(files, split), SUMMARY))  # noqa: T201


@app.command()
def compare(
    questions: Annotated[Path, typer.Argument(help="The question set.")],
    before: Annotated[Path, typer.Argument(help="The run to compare with.")],
    after: Annotated[Path, typer.Argument(help="The run that is compared.")],
    by: Annotated[Measure, typer.Option(help="Which measure's gains and losses to name.")] = Measure.R1,
    as_json: Json = False,  # noqa: FBT002 (an option)
) -> None:
    """Compare two runs on one set: differences with intervals, gains and losses a question."""
    first, second = _scored([questions, before, questions, after])
    comparison = compare_scores(first, second, by)
    text = json.dumps(comparison_object(comparison), ensure_ascii=False, indent=1)
    print(text if as_json else render_comparison(comparison))  # noqa: T201


@app.command()
def perturb(
    questions: Annotated[Path, typer.Argument(help="The question set.")],
    kind: Annotated[Kind, typer.Option(help="How the questions are changed.")],
    out: Annotated[Path, typer.Option(help="The question set to write.")],
) -> None:
    """Write the same questions as people in a hurry type them, with the same gold."""
    changed, total = write_perturbed(questions, out, kind)
    print(f"{out}: {changed} of {total} questions changed ({kind.value})")  # noqa: T201


def _scored(files: list[Path], split: str | None = None) -> tuple[Scores, ...]:
    if len(files) % 2:
        raise typer.BadParameter("name pairs of files: QUESTIONS.jsonl RUN.jsonl")
    return tuple(score_files(files[i], files[i + 1], split) for i in range(0, len(files), 2))
