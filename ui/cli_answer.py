"""`coi search`, `coi ask` and `coi verify`."""

import time
from pathlib import Path
from typing import Annotated

import typer

from ui.cli_explain import Search, print_explanation
from ui.options import DEFAULT_DATA, AsOf, Country, Data, Json, Question, context, print_json, register_of


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("search")(search)
    app.command("ask")(ask)
    app.command("verify")(verify)


def search(  # noqa: PLR0913 (an option each)
    question: Question,
    data: Data = DEFAULT_DATA,
    as_of: AsOf = None,
    country: Country = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 20,
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every candidate why it was kept or dropped.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the passages nearest to a question, best first."""
    here = context(data)
    register_of(data)
    if explain:
        asked = Search(question=question, as_of=as_of, country=country, limit=limit, as_json=as_json)
        print_explanation(data, asked)
        return
    from assistant.assemble import open_assistant
    from assistant.passageform import passages_json
    from ui.progress import waiting
    from ui.terminal import print_passages

    with waiting("opening the index …"):
        assistant = open_assistant(here.data, here.settings)
    passages = passages_json(assistant.search(question, as_of=as_of, country=country, limit=limit))
    if as_json:
        print_json({"passages": passages})
    else:
        print_passages(passages)


def ask(  # noqa: PLR0913 (an option each)
    question: Question,
    data: Data = DEFAULT_DATA,
    as_of: AsOf = None,
    country: Country = None,
    after: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION", help="An earlier question, oldest first; as often as needed."),
    ] = None,
    follow: Annotated[
        Path | None, typer.Option(metavar="ANSWER.json", help="A saved answer that this question follows.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Answer with verbatim sentences and checked footnotes, or say why not."""
    here = context(data)
    register_of(data)
    from assistant.assemble import open_assistant
    from assistant.jsonform import outcome_json
    from ui.follow import turns_before
    from ui.names import names_of
    from ui.progress import waiting
    from ui.terminal import print_outcome

    history = turns_before(follow, after or ())
    with waiting("opening the index …"):
        assistant = open_assistant(here.data, here.settings)
    with waiting("searching …"):
        begin = time.perf_counter()
        outcome = assistant.ask(question, as_of=as_of, country=country, history=history)
        form = outcome_json(outcome, {"total": round((time.perf_counter() - begin) * 1000, 1)})
    if as_json:
        print_json(form)
    else:
        print_outcome(form, names_of(assistant))


def verify(
    answers: Annotated[
        list[Path], typer.Argument(help="Saved answers: JSON of `coi ask --json`, or a run (JSON lines).")
    ],
    data: Data = DEFAULT_DATA,
) -> None:
    """Check every footnote of saved answers against the stored originals; exit 1 if any does not hold."""
    register_of(data)
    from assistant.verify import Verifier, saved_answers

    verifier = Verifier(context(data).data)
    checked = failed = 0
    for path in answers:
        for form in saved_answers(path):
            for finding in verifier.check(form):
                checked += 1
                if finding.problem:
                    failed += 1
                    typer.echo(f"FAILED  {path.name}  footnote {finding.n}: {finding.problem}")
    typer.echo(f"{checked} footnotes checked against the originals, {failed} failed")
    if failed:
        raise typer.Exit(1)
