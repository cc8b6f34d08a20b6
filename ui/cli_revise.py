"""`coi withdraw`, `coi readmit` and `coi purge`: decisions of named persons, and what they leave on the disk."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.options import DEFAULT_DATA, Data, Json, Name, context, print_json, register_of

if TYPE_CHECKING:
    from ingest.purge import Purged

BASES = ("published", "released_on_request", "court_order", "parliamentary_paper", "legislation")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("withdraw")(withdraw)
    app.command("readmit")(readmit)
    app.command("purge")(purge)


def _said(value: str) -> str:
    if not value.strip():
        raise typer.BadParameter("is empty; say why and who, it is kept in the register")
    return " ".join(value.split())


def _basis(value: str | None) -> str | None:
    if value is not None and value not in BASES:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(BASES)}")
    return value


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


Why = Annotated[str, typer.Option("--why", callback=_said, help="The reason, kept in the register.")]


def withdraw(
    document: Name,
    why: Why,
    by: Annotated[
        str,
        typer.Option(
            "--by", callback=_said, default_factory=_login, help="Who decides.", show_default="login name"
        ),
    ],
    data: Data = DEFAULT_DATA,
) -> None:
    """Take a document out of every answer at once; nothing is rebuilt."""
    from ingest.revise import withdraw as decide

    decision = decide(register_of(data), document, by, why)
    typer.echo(f"{decision.file} ({decision.sha256[:16]}) is withdrawn: {why}")


def readmit(
    document: Name,
    why: Why,
    by: Annotated[str, typer.Option("--by", callback=_said, help="The person who vouches for it.")],
    markings: Annotated[
        list[str] | None,
        typer.Option("--marking", help="A marking on it that you have addressed; repeatable."),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option("--basis", callback=_basis, help=f"On what basis it is public: {', '.join(BASES)}."),
    ] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Let a withdrawn or quarantined document in again; a named person vouches for it, and for each marking on it."""
    from ingest.archive import Archive
    from ingest.decision import today
    from ingest.revise import Attestation
    from ingest.revise import readmit as decide

    attestation = Attestation(by=by, why=why, basis=basis, markings=tuple(markings or ()))
    decision, source = decide(register_of(data), Archive(data), document, attestation, today())
    where = "it is in use again" if source is not None else "the next ingest that offers it takes it in"
    if source is not None and not _indexed(data, decision.sha256):
        where = "it is admitted; the next coi ingest puts it into the index again"
    typer.echo(f"{decision.file} ({decision.sha256[:16]}) is readmitted by {by}: {why}; {where}")


def _indexed(data: Path, sha256: str) -> bool:
    from ingest.assemble import store_of
    from ingest.errors import CoiError
    from ingest.store.generation import Generations

    try:
        return sha256 in Generations(data, store_of(context(data).settings)).current().documents
    except CoiError:
        return False


def purge(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID…]", help="Withdrawn, quarantined or replaced documents; without: all."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", exists=True, dir_okay=False, help="One of them, to search for what it says."),
    ] = None,
    data: Data = DEFAULT_DATA,
    *,
    as_json: Json = False,
) -> None:
    """Delete what is left of documents that are out, and search every file for it; exit 1 if found."""
    register_of(data)
    here = context(data)
    from ingest.assemble import open_pipeline
    from ingest.purge import purge as delete
    from ui.progress import Bars

    with Bars() as bars:
        purged = delete(open_pipeline(here.data, here.settings), tuple(documents or ()), file, bars.listen)
    if as_json:
        print_json(_form(purged))
    else:
        for line in _lines(purged):
            typer.echo(line)
    if purged.proof.traces:
        raise typer.Exit(1)


def _form(purged: "Purged") -> dict[str, object]:
    return {
        "documents": [
            {"sha256": one.sha256, "file": one.file, "state": one.state.value} for one in purged.documents
        ],
        "generation": purged.generation,
        "deleted": {"files": purged.files, "generations": purged.generations, "vectors": purged.vectors},
        "searched": {
            "files": purged.proof.searched.files,
            "bytes": purged.proof.searched.bytes,
            "passages": purged.proof.passages,
            "stretches": purged.stretches,
        },
        "nothing_to_look_for": list(purged.unknown),
        "nothing_of_its_own": list(purged.shared),
        "found_in": list(purged.proof.traces),
    }


def _lines(purged: "Purged") -> list[str]:
    lines = [f"{one.state.value}  {one.sha256[:16]}  {one.file}" for one in purged.documents]
    proof = purged.proof
    lines.append(
        f"deleted: {purged.files} files of originals and readings, {purged.generations} generations, "
        f"{purged.vectors} vectors; in use is generation {purged.generation or 'none'}"
    )
    lines.append(
        f"searched: {proof.searched.files} files, {proof.searched.bytes} bytes and {proof.passages} passages, for "
        f"{purged.stretches} stretches of text in UTF-8, UTF-16 and JSON: {len(proof.traces)} hits"
    )
    lines += [f"found in: {place}" for place in proof.traces]
    for file in purged.unknown:
        lines.append(
            f"{file}: nothing of it is kept here to look for; give the file with --file to search for it"
        )
    for file in purged.shared:
        lines.append(f"{file}: all of its text also stands in documents that stay")
    return lines
