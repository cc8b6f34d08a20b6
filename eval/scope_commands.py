"""`coi eval scope`: how well the scope of questions is judged, and the weights for it fitted anew."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.measures import told, wilson

if TYPE_CHECKING:
    from assistant.scope import ScopeKind
    from eval.scope_exemplars import Labelled
    from ingest.encoder import Encoder

Sets = Annotated[
    list[Path] | None, typer.Argument(help="Labelled sets to score; none: eval/sets/scope.jsonl.")
]
Models = Annotated[Path, typer.Option(help="The 'models' folder of a data folder: where the encoder is.")]


class Part(StrEnum):
    """What is held out together."""

    ROUND = "round"
    LINE = "line"
    FAMILY = "family"


_PARTS: Mapping[Part, tuple[int, Callable[["Labelled"], str]]] = {
    Part.ROUND: (99, lambda item: item.written),  # a fit for each; exemplars are always learned from
    Part.LINE: (4, lambda item: item.origin),
    Part.FAMILY: (4, lambda item: item.family),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scope")(scope)


def scope(
    sets: Sets = None,
    models: Models = Path("data/models"),
    held: Annotated[
        list[Part] | None,
        typer.Option(
            "--held-out", help="Judge what the weights learn from: each part by weights without it."
        ),
    ] = None,
    fit: Annotated[Path | None, typer.Option(help="Fit the weights and write them to this file.")] = None,
    cache: Annotated[
        Path | None, typer.Option(help="File of vectors, for a next time; none: nowhere.")
    ] = None,
) -> None:
    """Score how the scope of questions is judged: every class that was right, with n and 95 % intervals."""
    from assistant.scope import judge  # noqa: PLC0415 (loads numpy; --help must not)
    from eval.scope_exemplars import SETS, labelled_set  # noqa: PLC0415
    from ingest.encoder import EncoderSettings  # noqa: PLC0415
    from ingest.sentence_encoder import open_encoder  # noqa: PLC0415 (seconds of loading)

    encoder = open_encoder(EncoderSettings(), models)
    if held or fit:
        _learn(encoder, held or (), fit, cache)
        return
    for path in sets or [SETS / "scope.jsonl"]:
        items = labelled_set(path)
        _print(path.name, items, [judge(i.text, i.history, encoder).kind for i in items])


def _learn(encoder: "Encoder", held: Sequence[Part], out: Path | None, cache: Path | None) -> None:
    from assistant.scope import decide  # noqa: PLC0415
    from eval.scope_exemplars import training  # noqa: PLC0415
    from eval.scope_fit import encoded, fitted, held_out, material, write  # noqa: PLC0415

    items = training()
    made = material(items, encoded(encoder, [item.text for item in items], cache))
    for part in held:
        found = held_out(made, encoder.name, *_PARTS[part])
        for group in dict.fromkeys(item.source for item in items):
            chosen = [n for n, item in enumerate(items) if item.source == group and found[n, 0] >= 0]
            kinds = [decide(*map(float, found[n])) for n in chosen]
            if chosen:
                _print(f"{group or 'exemplars'}, held out by {part.value}", [items[n] for n in chosen], kinds)
    if out is not None:
        write(fitted(made, encoder.name), out)
        print(f"{out}: weights of {len(items)} questions")  # noqa: T201


def _print(name: str, items: Sequence["Labelled"], found: Sequence["ScopeKind"]) -> None:
    print(f"{name} (n={len(items)})")  # noqa: T201
    for kind in dict.fromkeys(item.kind for item in items):
        right = [float(f is kind) for item, f in zip(items, found, strict=True) if item.kind is kind]
        share = wilson(right)
        missed = Counter(
            f"{item.form or '-'} as {f.value}"
            for item, f in zip(items, found, strict=True)
            if item.kind is kind is not f
        )
        if share is not None:
            print(f"  {kind.value}: {told(share)} (n={share.n})")  # noqa: T201
        for form, count in missed.most_common(12):
            print(f"      {count} {form}")  # noqa: T201
