"""Tells whether an ingest would only make again what is in use: then it is spared.

DATA/fingerprint.json is written after a generation is published, and says of what that generation was made. It is
believed only if the pointer still names the generation and every passage of it comes back as it was written.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from ingest.archive import write_atomically
from ingest.blob_cache import VECTORS
from ingest.errors import CoiError
from ingest.invented import FILE_NAME as INVENTED
from ingest.passage import Source
from ingest.store.generation import Generation, Generations, hash_passages

FILE_NAME = "fingerprint.json"
PROGRAM = Path(__file__).parent
READERS = PROGRAM / "read"
"""Not asked again about a document that was read: `READER_VERSION` speaks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a published generation was made of.

    Attributes:
        inputs: As `hash_inputs` returned it.
        texts: How many different texts were encoded for it: passages, headings and sentences.
    """

    generation: str
    inputs: str
    texts: int


def hash_inputs(made_with: Sequence[str], sources: Iterable[Source], data: Path) -> str:
    """Return one hash over all that decides what a generation holds.

    `made_with` names encoder, store and versions; `sources` are the documents that go in. The invented names of
    the data folder and this program itself count as well.
    """
    names = data / INVENTED
    whole = hashlib.sha256(_program().encode())
    for part in (list(made_with), [asdict(source) for source in sources]):
        whole.update(json.dumps(part, sort_keys=True).encode() + b"\0")
    whole.update(names.read_bytes() if names.is_file() else b"")
    return whole.hexdigest()


def keep(data: Path, fingerprint: Fingerprint) -> None:
    """Remember what the generation that was just published is made of."""
    write_atomically(data / FILE_NAME, json.dumps(asdict(fingerprint), indent=1).encode() + b"\n")


def unchanged(generations: Generations, inputs: str) -> tuple[Generation, Fingerprint] | None:
    """Return the generation in use if it was made of these inputs and is whole; None calls for an ingest."""
    with suppress(OSError, ValueError, TypeError, CoiError):  # whatever is wrong: build it again
        kept = Fingerprint(**json.loads((generations.data / FILE_NAME).read_bytes()))
        if kept.inputs == inputs and kept.generation == generations.current_id():
            generation = generations.current()
            if (generations.data / VECTORS).is_file() and _whole(generations, generation):
                return generation, kept
    return None


def _whole(generations: Generations, generation: Generation) -> bool:
    index = generations.store.open(generations.place(generation.id))
    try:
        return (
            index.count() == generation.passages and hash_passages(index.scroll()) == generation.passages_hash
        )
    finally:
        index.close()


@cache
def _program() -> str:
    """Return a hash of this package's code and data, readers apart: what a forgotten version number would hide."""
    whole = hashlib.sha256()
    for path in sorted(PROGRAM.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and READERS not in path.parents:
            whole.update(path.relative_to(PROGRAM).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
