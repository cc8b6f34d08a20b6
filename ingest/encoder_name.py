"""What an encoder is called, and the prompts it takes: the same name only for the same vectors."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ingest.e5_folder import bundled_name
from ingest.encoder import BUNDLED, EncoderSettings

_VARIABLE = {".md", ".txt", ".lock"}


def encoder_name(settings: EncoderSettings, folder: Path, revision: str | None) -> str:
    """Return the model and, where they were changed, a digest of prompts and length limit.

    A model's name carries the revision that was loaded, a folder the digest of its files.
    """
    if settings.model == BUNDLED:
        weights = bundled_name()
    elif folder.is_dir():
        weights = f"{folder.resolve().name}@{_digest(folder)}"
    else:
        weights = f"{settings.model}@{revision[:12]}" if revision else settings.model
    changed = (settings.query_prompt, settings.passage_prompt, settings.max_tokens)
    if all(value is None for value in changed):
        return weights
    return f"{weights}+{hashlib.sha256(json.dumps(changed).encode()).hexdigest()[:8]}"


def prompt_in_use(wanted: str | None, own: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the prompt that the settings want, or else the model's own by the first name it knows.

    `own[""]` is the model's default prompt.
    """
    if wanted is not None:
        return wanted
    return next((own[name] for name in (*names, "") if name in own), "")


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in _VARIABLE and not path.name.startswith("."):
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
