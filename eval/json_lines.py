"""JSON lines with strict fields: every complaint names the file, the line and the key."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from ingest.errors import CoiError


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One JSON object and where it stands.

    Attributes:
        place: What to name in a complaint ("set.jsonl, line 3").
        complaint: The error class of this kind of file.
    """

    fields: Mapping[str, object]
    place: str
    complaint: type[CoiError]

    def wrong(self, problem: str) -> CoiError:
        """Return the named error for this record; the caller raises it."""
        return self.complaint(f"{self.place}: {problem}")

    def text(self, key: str) -> str:
        """Return a string that must be there and must not be blank."""
        value = self.optional_text(key)
        if value is None or not value.strip():
            raise self.wrong(f"{key!r} is missing or blank; give it a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """Return a string, or None where the key is absent or null."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"{key!r} must be a text, not {type(value).__name__}")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false, which must be there."""
        value = self.optional_flag(key)
        if value is None:
            raise self.wrong(f"{key!r} is missing; say true or false")
        return value

    def optional_flag(self, key: str) -> bool | None:
        """Return true or false, or None where the key is absent or null."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(f"{key!r} must be true or false, not {type(value).__name__}")
        return value

    def optional_number(self, key: str) -> float | None:
        """Return a number, or None where the key is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(f"{key!r} must be a number, not {type(value).__name__}")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; absent and null are the empty list."""
        found = self._list(key)
        if not all(isinstance(item, str) for item in found):
            raise self.wrong(f"{key!r} must be a list of texts")
        return tuple(item for item in found if isinstance(item, str))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a list of pairs of strings; absent and null are the empty list."""
        found = []
        for item in self._list(key):
            match item:
                case [str(name), str(value)]:
                    found.append((name, value))
                case _:
                    raise self.wrong(f"{key!r} must be a list of pairs of texts")
        return tuple(found)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; absent and null are the empty list."""
        found = self._list(key)
        if not all(isinstance(item, int) and not isinstance(item, bool) for item in found):
            raise self.wrong(f"{key!r} must be a list of whole numbers")
        return tuple(item for item in found if isinstance(item, int))

    def records(self, key: str) -> tuple["Record", ...]:
        """Return a list of objects; absent and null are the empty list."""
        return tuple(self._inner(item, f"{key} {number}") for number, item in enumerate(self._list(key), 1))

    def record(self, key: str) -> "Record":
        """Return one object; absent and null are an empty object."""
        return self._inner(self.fields.get(key) or {}, key)

    def _inner(self, value: object, name: str) -> "Record":
        if not isinstance(value, dict):
            raise self.wrong(f"{name} must be an object, not {type(value).__name__}")
        return Record(fields=value, place=f"{self.place}, {name}", complaint=self.complaint)

    def _list(self, key: str) -> list[object]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(f"{key!r} must be a list, not {type(value).__name__}")
        return value


def read_records(path: Traversable, complaint: type[CoiError]) -> Iterator[Record]:
    """Yield one record a line; blank lines are passed over.

    Raises:
        CoiError: (as `complaint`) the file cannot be read, or a line is no JSON object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise complaint(f"{path}: cannot be read as UTF-8 text ({error}); check the path") from error
    # str.splitlines would also break at U+2028 inside a quotation.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _record(line, f"{path.name}, line {number}", complaint)


def _record(line: str, place: str, complaint: type[CoiError]) -> Record:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise complaint(f"{place}: not JSON ({error.msg}); correct or remove the line") from error
    if not isinstance(value, dict):
        raise complaint(f"{place}: not a JSON object; correct or remove the line")
    return Record(fields=value, place=place, complaint=complaint)
