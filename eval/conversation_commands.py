"""`coi eval conversations`: how follow-up questions are understood. No index is needed."""

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("conversations")(conversations)


def conversations(
    sets: Annotated[list[Path], typer.Argument(help="Sets of conversations, JSON lines.")],
    data: Annotated[
        Path, typer.Option(envvar="COI_DATA", help="A data folder whose documents name invented countries.")
    ] = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print a line a conversation.")] = False,  # noqa: FBT002
) -> None:
    """Score what is taken over from earlier turns, and list every conversation that is misunderstood."""
    from assistant.understand import Interpreter  # noqa: PLC0415 (--help must load nothing)
    from eval.conversations import judge, read_conversations, table  # noqa: PLC0415
    from ingest.countries import Gazetteer  # noqa: PLC0415
    from ingest.invented import read_invented  # noqa: PLC0415
    from ingest.thesaurus import Thesaurus  # noqa: PLC0415

    interpreter = Interpreter(gazetteer=Gazetteer.load(read_invented(data)), thesaurus=Thesaurus.load())
    for path in sets:
        results = [judge(conversation, interpreter) for conversation in read_conversations(path)]
        if as_json:
            for r in results:
                line = {"id": r.conversation.id, "question": r.question, "problems": r.problems}
                print(json.dumps(line, ensure_ascii=False))  # noqa: T201
            continue
        print(f"{path.name}\n{table(results)}")  # noqa: T201
        for r in results:
            if r.problems:
                print(f"{r.conversation.id}: {r.question} ({'; '.join(r.problems)})")  # noqa: T201
