"""Named arrays in one .npz file, for what can always be made anew: a file that cannot be believed is as good as none."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ingest.archive import write_atomically

Arrays = Mapping[str, NDArray[Any]]
_KEY = "key"


def read_arrays(path: Path, names: Iterable[str], key: str = "") -> Arrays | None:
    """Return the arrays with these names, or None where the file is absent, damaged or written for another key."""
    try:
        with np.load(path, allow_pickle=False) as held:
            if key and str(held[_KEY]) != key:
                return None
            return {name: held[name] for name in names}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        return None


def write_arrays(path: Path, arrays: Arrays, key: str = "") -> None:
    """Write the arrays, whole or not at all; `key` says what they were made of and is asked for again at reading."""
    held: dict[str, Any] = {**arrays, _KEY: np.array(key)} if key else {**arrays}
    packed = io.BytesIO()
    np.savez(packed, **held)
    write_atomically(path, packed.getvalue())
