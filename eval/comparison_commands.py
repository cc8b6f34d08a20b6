"""`coi eval comparisons`: whether questions that compare are answered side by side."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from eval.comparisons import Judged


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("comparisons")(comparisons)


def comparisons(
    sets: Annotated[list[Path], typer.Argument(help="Sets of comparisons, JSON lines.")],
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder.")] = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print a line a question.")] = False,  # noqa: FBT002
) -> None:
    """Ask every question of a set; score sides, gold, sources and changes, and list what is wrong."""
    from eval.comparison_score import table  # noqa: PLC0415 (--help must load nothing)

    for path in sets:
        results = _judged(path, data)
        if as_json:
            _print_lines(results)
            continue
        print(f"{path.name}\n{table(results)}")  # noqa: T201
        for r in results:
            if r.problems:
                print(f"{r.comparison.id}: {r.comparison.question} ({'; '.join(r.problems)})")  # noqa: T201


def _judged(path: Path, data: Path) -> "list[Judged]":
    from assistant.assemble import open_assistant  # noqa: PLC0415
    from assistant.compare import TODAY  # noqa: PLC0415
    from assistant.comparison import NOW  # noqa: PLC0415
    from assistant.language import wording_language  # noqa: PLC0415
    from eval.comparisons import judge, read_comparisons  # noqa: PLC0415
    from ingest.settings import FILE_NAME, read_settings  # noqa: PLC0415

    asked = read_comparisons(path)
    assistant = open_assistant(data, read_settings(data / FILE_NAME))
    gazetteer = assistant.interpreter.gazetteer
    results = []
    for comparison in asked:
        codes = {word for side in comparison.sides if side.facet == "country" for word in side.named}
        outcome = assistant.ask(comparison.question, as_of=comparison.as_of)
        language = outcome.understood.language
        names = {code: gazetteer.name(code, language) for code in codes}
        names[TODAY] = NOW[wording_language(language)]
        results.append(judge(comparison, outcome, names))
    return results


def _print_lines(results: "Sequence[Judged]") -> None:
    for r in results:
        line = {
            "id": r.comparison.id,
            "sides": r.sides,
            "gold": r.gold,
            "own": r.own,
            "absent": r.absent,
            "changes": r.changes,
            "problems": r.problems,
        }
        print(json.dumps(line, ensure_ascii=False))  # noqa: T201
