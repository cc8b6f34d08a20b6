"""`coi ingest`: a manifest in, a published generation out, with visible progress."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.options import DEFAULT_DATA, Data, context


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    manifest: Annotated[Path, typer.Argument(help="A MANIFEST.jsonl, or a folder that holds one.")],
    data: Data = DEFAULT_DATA,
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every file again and build anew.")] = False,
) -> None:
    """Read, split, encode and index documents; publish them as one new generation."""
    try:
        done = _ingest(manifest, data, rebuild=rebuild)
    except KeyboardInterrupt:
        sys.stderr.write("coi: interrupted; what was finished is kept, run the command again to go on\n")
        raise typer.Exit(130) from None
    if not done:
        raise typer.Exit(1)


def _ingest(manifest: Path, data: Path, *, rebuild: bool) -> bool:
    """Tell whether there is an index now and no file failed."""
    from ingest.manifest import manifest_path

    manifest = manifest_path(manifest)
    here = context(data)
    from ingest.assemble import open_pipeline
    from ui.progress import Bars, print_report

    pipeline = open_pipeline(here.data, here.settings)
    with Bars() as bars:
        report = pipeline.run(manifest, bars.listen, rebuild=rebuild)
    print_report(report)
    return bool(report.generation) and not any(problem.failed for problem in report.problems)
