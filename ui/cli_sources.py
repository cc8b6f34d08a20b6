"""`coi sources`, `coi withdraw` and `coi serve`."""

import json
import sys
from typing import Annotated

import typer

from ui.options import DEFAULT_DATA, Data, Json, context

sources_app = typer.Typer(help="List documents and the decisions about them.", invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sources_app, name="sources")
    app.command("withdraw")(withdraw)
    app.command("serve")(serve)


@sources_app.callback()
def sources(
    command: typer.Context,
    data: Data = DEFAULT_DATA,
    why: Annotated[
        str | None, typer.Option("--why", metavar="ID", help="Explain one document's decisions.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """List every document ever offered with its state and reason."""
    if command.invoked_subcommand is not None:
        return
    from dataclasses import asdict

    from ingest.register import Register
    from ui.terminal import print_decisions

    register_ = Register(context(data).data / "register.sqlite")
    decisions = register_.history(register_.find(why).sha256) if why else register_.decisions()
    if as_json:
        json.dump([asdict(decision) for decision in decisions], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        print_decisions(decisions)


def withdraw(
    document: Annotated[str, typer.Argument(metavar="ID", help="Id, sha256 or file of a document.")],
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the register.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "command line",
    data: Data = DEFAULT_DATA,
) -> None:
    """Take a document out of every answer at once; nothing is rebuilt."""
    from dataclasses import replace

    from ingest.register import Register, State, now

    register_ = Register(context(data).data / "register.sqlite")
    last = register_.find(document)
    register_.decide(replace(last, state=State.WITHDRAWN, reason=why, by=by, at=now()))
    typer.echo(f"{last.file} ({last.sha256[:16]}) is withdrawn: {why}")


def serve(
    data: Data = DEFAULT_DATA,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the web page and print its address."""
    from assistant.assemble import open_assistant
    from ui.app import launch

    here = context(data)
    assistant = open_assistant(here.data, here.settings)
    launch(assistant, host or here.settings.serve.host, port or here.settings.serve.port)
