"""`coi eval scope`: how well the scope of questions is judged, and the weights for it fitted anew."""

from collections import Counter
from collections.abc import Sequence
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


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scope")(scope)


def scope(
    sets: Sets = None,
    models: Models = Path("data/models"),
    fit: Annotated[bool, typer.Option("--fit", help="Fit the weights, print held-out figures.")] = False,  # noqa: FBT002
    folds: Annotated[int, typer.Option(min=2, help="Parts to hold out in turn while fitting.")] = 4,
    out: Annotated[Path | None, typer.Option(help="Where --fit writes the weights; none: nowhere.")] = None,
) -> None:
    """Score how the scope of questions is judged: every class that was right, with n and 95 % intervals."""
    from assistant.scope import judge  # noqa: PLC0415 (loads numpy; --help must not)
    from eval.scope_exemplars import SETS, labelled_set  # noqa: PLC0415
    from ingest.encoder import EncoderSettings  # noqa: PLC0415
    from ingest.sentence_encoder import open_encoder  # noqa: PLC0415 (seconds of loading)

    encoder = open_encoder(EncoderSettings(), models)
    if fit:
        _fit(encoder, folds, out)
        return
    for path in sets or [SETS / "scope.jsonl"]:
        items = labelled_set(path)
        _print(path.name, items, [judge(i.text, i.history, encoder).kind for i in items])


def _fit(encoder: "Encoder", folds: int, out: Path | None) -> None:
    from assistant.scope import decide  # noqa: PLC0415
    from eval.scope_exemplars import training  # noqa: PLC0415
    from eval.scope_fit import fitted, held_out, material, write  # noqa: PLC0415

    made = material(training(), encoder.encode_query)
    for name, part in (("line", _line), ("family", _family)):
        found = [decide(float(p), float(q)) for p, q in held_out(made, encoder.name, folds, part)]
        for group in dict.fromkeys(map(_group, made.items)):
            chosen = [n for n, item in enumerate(made.items) if _group(item) == group]
            title = f"{group}, held out by {name}"
            _print(title, [made.items[n] for n in chosen], [found[n] for n in chosen])
    if out is not None:
        write(fitted(made, encoder.name), out)
        print(f"{out}: weights of {len(made.items)} questions")  # noqa: T201


def _line(item: "Labelled") -> str:
    return item.origin


def _family(item: "Labelled") -> str:
    return item.family


def _group(item: "Labelled") -> str:
    if item.form == "ordinary":
        return item.form
    return item.form.split(":")[0] if ":" in item.form else "exemplars"


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
