"""The number format that was found to be faster on a machine, kept so that later runs encode alike."""

import json
from collections.abc import Callable
from pathlib import Path

FILE_NAME = "precision.json"
KNOWN = ("bfloat16", "float32")


def remembered_precision(models: Path, machine: str, measure: Callable[[], str]) -> str:
    """Return the precision noted for this machine, measuring it only the first time."""
    record = models / FILE_NAME
    known = _read(record)
    if machine not in known:
        known[machine] = measure()
        models.mkdir(parents=True, exist_ok=True)
        fresh = record.with_suffix(".new")
        fresh.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
        fresh.replace(record)
    return known[machine]


def _read(record: Path) -> dict[str, str]:
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    items = known.items() if isinstance(known, dict) else ()
    return {str(key): str(value) for key, value in items if value in KNOWN}
