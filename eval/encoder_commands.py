"""`coi eval encoder`: the bundled encoder taught with questions whose passage is known."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.errors import QuestionSetError
from eval.progress import Progress
from eval.questions import Question, family_of, read_questions

if TYPE_CHECKING:
    from eval.encoder_examples import Example

Sets = Annotated[list[Path], typer.Argument(help="Question sets with gold: what is learned from.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("encoder")(encoder)


def encoder(
    sets: Sets,
    out: Annotated[Path, typer.Option(help="The folder to write the adapters and the halves' models to.")],
    data: Annotated[Path, typer.Option(envvar="COI_DATA", help="The data folder.")] = Path("data"),
) -> None:
    """Teach the bundled encoder from scratch, twice with half of the questions; the mean of both is what ships.

    `half-1` and `half-2` are model folders (`encoder.model` in settings.toml) by which ranking and refusing can be
    measured and fitted on the other half, which each has not seen.
    """
    from safetensors.numpy import save_file  # noqa: PLC0415 (with the next: seconds of loading)

    from assistant.assemble import open_assistant  # noqa: PLC0415
    from eval.encoder_examples import examples  # noqa: PLC0415
    from eval.encoder_fit import Course, learn  # noqa: PLC0415
    from ingest.e5_adapter import FILE, mean_adapter  # noqa: PLC0415
    from ingest.e5_folder import PLAIN, model_folder  # noqa: PLC0415
    from ingest.encoder import MODELS, EncoderSettings  # noqa: PLC0415
    from ingest.sentence_encoder import open_encoder  # noqa: PLC0415
    from ingest.settings import FILE_NAME, read_settings  # noqa: PLC0415
    from ingest.word_vectors import word_space_of  # noqa: PLC0415

    asked = _read(sets)
    assistant = open_assistant(data, read_settings(data / FILE_NAME))
    plain = model_folder(out / MODELS / PLAIN, {})
    space = word_space_of(out, open_encoder(EncoderSettings(model=str(plain)), out / MODELS))
    told, learned = Progress(), []
    held = tuple(examples(assistant, asked, lambda n, of: told(n, of, "questions asked")))
    for half, part in enumerate(halves(held), 1):

        def step(done: int, of: int, loss: float, name: str = f"half {half}, steps") -> None:
            told(done, of, name, f"loss {loss:.2f}")

        adapter = learn(plain, space, part, Course(), step)
        learned.append(adapter)
        model_folder(out / f"half-{half}", adapter)
    save_file({name: t.astype("float16") for name, t in mean_adapter(*learned).items()}, out / FILE)
    print(f"{out / FILE}: learned from {len(held)} of {len(asked)} questions")  # noqa: T201


def halves(examples: Sequence["Example"]) -> tuple[Sequence["Example"], Sequence["Example"]]:
    """Part examples by question; all wordings of one stay together."""
    parts: tuple[list[Example], list[Example]] = ([], [])
    for example in examples:
        parts[half_of(example.id)].append(example)
    return parts


def half_of(question: str) -> int:
    """Return which half, 0 or 1, learns from a question with this id."""
    return int(hashlib.sha256(family_of(question).encode()).hexdigest(), 16) % 2


def _read(sets: Sequence[Path]) -> tuple[Question, ...]:
    questions = [question for path in sets for question in read_questions(path)]
    if not any(question.golds for question in questions):
        raise QuestionSetError("no question names a place that answers it; name a set with gold")
    return tuple(questions)
