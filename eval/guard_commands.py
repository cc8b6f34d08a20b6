"""`coi eval leaks`, `pairs` and `poison`: whether what is not public, and what documents say, stays without effect."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from eval.progress import Progress

Seed = Annotated[int, typer.Option(help="The same seed gives the same documents and questions.")]
Out = Annotated[Path | None, typer.Option(help="Keep what is made in this new folder, to look at it.")]
Models = Annotated[
    Path | None,
    typer.Option(help="A 'models' folder of another data folder: saves making the encoder again."),
]
Quick = Annotated[bool, typer.Option("--quick", help="A small sample, to see that the suite works.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("leaks")(leaks)
    app.command("pairs")(pairs)
    app.command("poison")(poison)


def leaks(
    canaries: Annotated[
        Path | None, typer.Option(help="Canaries of your own, as JSON lines, beside ours.")
    ] = None,
    seed: Seed = 1,
    each: Annotated[int, typer.Option(min=1, help="Canaries a state and language.")] = 1,
    out: Out = None,
    models: Models = None,
    *,
    quick: Quick = False,
) -> None:
    """Look for canary documents of every non-public state on every surface; exit 1 if one is heard of."""
    from eval.canaries import invented, read_canaries  # noqa: PLC0415 (loads pydantic)
    from eval.leaks import Suite  # noqa: PLC0415 (loads the encoder)
    from eval.leaks_found import Tally  # noqa: PLC0415
    from eval.leaks_place import Place  # noqa: PLC0415
    from eval.leaks_report import render  # noqa: PLC0415

    with _folder(out) as folder:
        all_canaries = (*invented(seed, each), *(read_canaries(canaries) if canaries else ()))
        place = Place(folder=folder, canaries=all_canaries, models=models)
        done = Suite(place=place, tally=Tally(), page=not quick, ways_each=6 if quick else None).run(
            Progress()
        )
        print(render(done))  # noqa: T201
    if done.tally.leaks:
        raise typer.Exit(1)


def pairs(
    seed: Seed = 1,
    documents: Annotated[int, typer.Option(min=1, max=100, help="Held back; 18 pairs of each.")] = 15,
    out: Out = None,
    models: Models = None,
    *,
    quick: Quick = False,
) -> None:
    """Compare questions about documents held back with the same about none; exit 1 if text or time parts them."""
    from eval.pair_questions import make_pairs  # noqa: PLC0415
    from eval.pairs import TOLD_APART, compare  # noqa: PLC0415 (loads the encoder)
    from eval.pairs_report import render  # noqa: PLC0415
    from eval.worlds import Worlds  # noqa: PLC0415

    with _folder(out) as folder:
        held, asked = make_pairs(seed, 1 if quick else documents)
        worlds = Worlds(folder=folder, models=models)
        worlds.make(held)
        done = compare(worlds, asked, seed, Progress(), page=not quick)
        print(render(done))  # noqa: T201
    if done.told_apart or done.p < TOLD_APART:
        raise typer.Exit(1)


def poison(
    seed: Seed = 1,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds of 24 documents with other payloads.")] = 25,
    out: Out = None,
    models: Models = None,
    *,
    quick: Quick = False,
) -> None:
    """Compare answers with and without instructions, markup and noise in the documents; exit 1 if one changes."""
    from eval.poison import Poisoning  # noqa: PLC0415 (loads the encoder)
    from eval.poison_place import bases  # noqa: PLC0415
    from eval.poison_report import render  # noqa: PLC0415

    with _folder(out) as folder:
        poisoning = Poisoning(
            folder=folder,
            documents=bases(seed, 6 if quick else 24),
            rounds=2 if quick else rounds,
            models=models,
            page=not quick,
        )
        done = poisoning.run(Progress())
        print(render(done))  # noqa: T201
    if done.changes:
        raise typer.Exit(1)


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    if out is None:
        with tempfile.TemporaryDirectory(prefix="coi-eval-") as folder:
            yield Path(folder)
    elif out.exists():
        raise typer.BadParameter(f"{out} exists; name a new folder")
    else:
        out.mkdir(parents=True)
        yield out
