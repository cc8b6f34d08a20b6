"""`coi show`, `coi sources show` and `coi sources audit`: what was read, beside what the page says."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import CoiError, UnknownDocument
from ui.options import DEFAULT_DATA, Data, Json, Name, print_json, register_of

if TYPE_CHECKING:
    from ingest.read.quality import QualityReport
    from ingest.register import Decision

_LEAST = 0.995  # share of the words of a page that must be kept or removed by name


def register(app: typer.Typer) -> None:
    """Add `coi show`."""
    app.command("show")(show)


def register_sources(sources_app: typer.Typer) -> None:
    """Add the commands under `coi sources`."""
    sources_app.command("show")(report)
    sources_app.command("audit")(audit)


def show(
    document: Name,
    out: Annotated[Path, typer.Option("--out", help="The PNG to write.")],
    page: Annotated[int | None, typer.Option("--page", min=1, help="Page, counted from 1.")] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="Literal words of the document.")] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Write a page of a PDF as a picture, with a quote boxed on it."""
    decision = _admitted(document, data)
    from ingest.archive import Archive
    from ingest.read.shown import show as shown

    archive = Archive(data)
    picture = shown(archive.document(decision.sha256), archive.original(decision.sha256), quote, page)
    out.write_bytes(picture)
    typer.echo(str(out))


def report(document: Name, data: Data = DEFAULT_DATA, *, as_json: Json = False) -> None:
    """Say how well one document was read, and which of its pages to look at."""
    decision = _admitted(document, data)
    from ingest.archive import Archive
    from ingest.read.quality import quality

    judged = quality(Archive(data).document(decision.sha256))
    if as_json:
        form = {"file": decision.file, "sha256": decision.sha256, **asdict(judged)}
        print_json(form | {"reads_badly": judged.reads_badly})
        return
    typer.echo(f"{decision.file} ({decision.sha256[:16]})")
    for line in _lines(judged):
        typer.echo(f"  {line}")


def audit(data: Data = DEFAULT_DATA) -> None:
    """Check every PDF page by page: each word that pdfium sees is kept or removed by name; exit 1 if not."""
    register_ = register_of(data)
    from ingest.archive import Archive
    from ingest.read.audit import audit as audited
    from ingest.register import State

    archive = Archive(data)
    pages = words = found = bad = 0
    for decision in register_.decisions():
        if decision.state is not State.ADMITTED:
            continue
        try:
            original, read = archive.original(decision.sha256), archive.document(decision.sha256)
            checked = audited(original, read) if read.pages and original[:1024].find(b"%PDF-") >= 0 else ()
        except CoiError as error:
            bad += 1
            typer.echo(f"{decision.file}: {error}")
            continue
        pages += len(checked)
        words += sum(page.words for page in checked)
        found += sum(page.found for page in checked)
        for page in checked:
            if page.share < _LEAST:
                bad += 1
                missing = ", ".join(page.missing[:8])
                typer.echo(
                    f"{decision.file} p. {page.page}: {page.share:.2%} of {page.words} words; not {missing}"
                )
    share = found / words if words else 1.0
    typer.echo(f"{pages} pages, {words} words, {share:.3%} kept or removed by name; {bad} below {_LEAST:.1%}")
    if bad:
        raise typer.Exit(1)


def _admitted(name: str, data: Path) -> "Decision":
    from ingest.register import State

    decision = register_of(data).find(name)
    if decision.state is not State.ADMITTED:
        raise UnknownDocument(f"{decision.file} is {decision.state.value}: only admitted documents are shown")
    return decision


def _lines(judged: "QualityReport") -> list[str]:
    placed = "" if judged.placed is None else f", {judged.placed:.2%} of the letters with a place"
    blocks = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in judged.blocks)
    lines = [
        f"pages      {judged.pages}{placed}",
        f"letters    {judged.letters}",
        f"blocks     {blocks}",
        f"headings   {judged.headings}, {judged.numbered_headings} with a number",
        f"footnotes  {judged.notes_linked} linked, {judged.notes - judged.notes_linked} without a marker",
    ]
    for kind in judged.removed:
        lines.append(
            f"removed    {kind.letters} letters in {kind.parts} parts: {kind.reason.replace('_', ' ')}"
        )
    if judged.ocr:
        sure = sum(confidence for _, confidence in judged.ocr) / len(judged.ocr)
        lines.append(f"OCR        {len(judged.ocr)} pages read from a picture, mean confidence {sure:.2f}")
    for one in judged.aside:
        place = f"p. {one.page}, " if one.page else ""
        lines.append(f"set aside  {place}characters {one.start}-{one.end}: {one.why}; never evidence")
    for suspicion in judged.suspicious:
        lines.append(f"look at    p. {suspicion.page}: {suspicion.why}" if suspicion.page else suspicion.why)
    lines.extend(f"warning    {warning}" for warning in judged.warnings)
    lines.append("reads badly: look at it before relying on it" if judged.reads_badly else "reads well")
    return lines
