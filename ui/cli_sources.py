"""`coi sources` and `coi serve`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import NoIndex
from ui import cli_documents
from ui.options import DEFAULT_DATA, Data, Json, context, print_json, register_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.register import Decision

sources_app = typer.Typer(
    help="List documents and the decisions about them.", invoke_without_command=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sources_app, name="sources")
    app.command("serve")(serve)
    cli_documents.register_sources(sources_app)


@sources_app.callback()
def sources(
    command: typer.Context,
    data: Data = DEFAULT_DATA,
    why: Annotated[
        str | None, typer.Option("--why", metavar="ID", help="Every decision about one document.")
    ] = None,
    *,
    every: Annotated[
        bool, typer.Option("--decisions", help="All that was ever decided about any document, oldest first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List every document ever offered with its state and reason."""
    if command.invoked_subcommand is not None:
        return
    from dataclasses import asdict

    from ui.terminal import print_decisions, printable

    register_ = register_of(data)
    if why:
        decisions = register_.history(register_.find(why).sha256)
    else:
        decisions = register_.every_decision() if every else register_.decisions()
    if as_json:
        print_json([asdict(decision) for decision in decisions])
    elif why:
        for line in _history(decisions):
            typer.echo(printable(line))
    else:
        print_decisions(decisions)


def _history(decisions: "Sequence[Decision]") -> "Iterator[str]":
    """Yield a document's decisions with the evidence for each, oldest first."""
    yield decisions[-1].file
    yield f"sha256 {decisions[-1].sha256}"
    for one in decisions:
        yield ""
        yield f"{one.at}  {one.state.value}  by {one.by}"
        yield f"  reason     {one.reason}"
        told = (
            ("publisher", one.publisher),
            ("basis", one.basis),
            ("address", one.url),
            ("seen on", one.seen_on),
            ("connector", one.connector),
            ("attested", one.attested_by),
            ("found", "; ".join(one.found)),
            ("named", "; ".join(one.attested)),
        )
        yield from (f"  {name:<10} {value}" for name, value in told if value)


def serve(
    data: Data = DEFAULT_DATA,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the web page and print its address; it follows every later ingest and withdrawal by itself."""
    here = context(data)
    from ui.app import launch
    from ui.desk import open_desk
    from ui.progress import waiting

    desk = open_desk(here.data, here.settings)
    try:
        with waiting("opening the index …"):
            desk.warm()
    except NoIndex as error:
        sys.stderr.write(f"note: {error}; the page says so until then\n")
    launch(desk, host or here.settings.serve.host, port or here.settings.serve.port)
