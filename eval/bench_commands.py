"""`coi bench`: how fast, on this machine; ratios of one run, because machines are noisy."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from eval.progress import Progress

app = typer.Typer(help="Measure speed and memory on this machine.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@app.command()
def search(
    passages: Annotated[int, typer.Option(min=1000, help="How many passages the index holds.")] = 100_000,
    questions: Annotated[int, typer.Option(min=20, help="How many questions are timed.")] = 500,
    *,
    as_json: Json = False,
) -> None:
    """Time filtered hybrid search over invented passages, without encoding the question."""
    from eval.bench_search import bench_search

    told = Progress().counting("writing passages", passages)
    result = bench_search(passages, questions=questions, progress=told)
    _print(asdict(result), as_json=as_json)


@app.command()
def encode(
    words: Annotated[int, typer.Option(min=2000, help="How many words of text are encoded, twice.")] = 60_000,
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder, for the model.")] = Path(
        "data"
    ),
    *,
    as_json: Json = False,
) -> None:
    """Time our encoding and llama-index's default on the same texts, in one run."""
    from eval.bench_encode import bench_encode
    from ingest.encoder import MODELS

    _print(asdict(bench_encode(words, seed=1, models=data / MODELS)), as_json=as_json)


@app.command()
def read(
    folder: Annotated[Path, typer.Argument(help="Documents, in folders of any depth.")],
    processes: Annotated[int, typer.Option(min=1, help="How many files are read at a time.")] = 2,
    rounds: Annotated[int, typer.Option(min=1, help="How often each file is read.")] = 3,
    long: Annotated[int, typer.Option(min=0, help="Read one PDF of so many of their pages instead.")] = 0,
    *,
    as_json: Json = False,
) -> None:
    """Time the reading of a folder's PDFs as an ingest does it, before splitting and encoding."""
    from eval.bench_read import bench_read

    _print(asdict(bench_read(folder, processes=processes, rounds=rounds, long=long)), as_json=as_json)


@app.command()
def answers(
    questions: Annotated[list[Path], typer.Argument(help="Question sets, as for 'coi eval run'.")],
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder that is asked.")] = Path(
        "data"
    ),
    passages: Annotated[
        int, typer.Option(min=1000, help="How many passages the enlarged one holds.")
    ] = 100_000,
    most: Annotated[int, typer.Option(min=10, help="How many questions of each set are asked.")] = 100,
    *,
    as_json: Json = False,
) -> None:
    """Time answers on a warm process, over a data folder and over the same one enlarged."""
    from eval.bench_answers import bench_answers
    from eval.questions import read_questions

    asked = [question for path in questions for question in read_questions(path)[:most]]
    told = Progress().counting("making passages", passages)
    result = bench_answers(data, asked, passages=passages, progress=told)
    _print(asdict(result), as_json=as_json)


def _print(result: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(result))
    else:
        for name, value in result.items():
            typer.echo(f"{name:<22} {value}")
