"""`coi sources`, `coi withdraw` and `coi serve`."""

import json
import sys
from typing import Annotated

import typer

from ingest.errors import NoIndex
from ui import cli_documents
from ui.options import DEFAULT_DATA, Data, Json, context, register_of

sources_app = typer.Typer(
    help="List documents and the decisions about them.", invoke_without_command=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sources_app, name="sources")
    app.command("withdraw")(withdraw)
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
    as_json: Json = False,
) -> None:
    """List every document ever offered with its state and reason."""
    if command.invoked_subcommand is not None:
        return
    from dataclasses import asdict

    from ui.terminal import print_decisions, print_history

    register_ = register_of(data)
    decisions = register_.history(register_.find(why).sha256) if why else register_.decisions()
    if as_json:
        json.dump([asdict(decision) for decision in decisions], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif why:
        print_history(decisions)
    else:
        print_decisions(decisions)


def _reason(value: str) -> str:
    if not value.strip():
        raise typer.BadParameter("is empty; say why, it is kept in the register")
    return value.strip()


def withdraw(
    document: Annotated[str, typer.Argument(metavar="ID", help="Id, sha256 or file of a document.")],
    why: Annotated[str, typer.Option("--why", callback=_reason, help="The reason, kept in the register.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "command line",
    data: Data = DEFAULT_DATA,
) -> None:
    """Take a document out of every answer at once; nothing is rebuilt."""
    from dataclasses import replace

    from ingest.register import State, now

    register_ = register_of(data)
    last = register_.find(document)
    register_.decide(replace(last, state=State.WITHDRAWN, reason=why, by=by, at=now()))
    typer.echo(f"{last.file} ({last.sha256[:16]}) is withdrawn: {why}")


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
