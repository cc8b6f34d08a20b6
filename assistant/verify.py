"""Checking a saved answer again: against the stored original, read anew, and the register of today."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.cite import Citation, CitationError
from assistant.footnoteform import FootnoteJson, footnote_json
from ingest.archive import Archive, digest
from ingest.document import Document
from ingest.errors import CoiError, ReadError, UnknownDocument
from ingest.passage import Source
from ingest.read.sniff import read
from ingest.register import Register, State


class SavedAnswerError(CoiError):
    """A file holds no answers of this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Footnote `n` was checked; `problem` is None if it holds."""

    n: int
    problem: str | None


_CHECKED = (
    "sha256",
    "start",
    "end",
    "page",
    "section",
    "headings",
    "paragraph",
    "title",
    "publisher",
    "url",
    "underlying",
)


class Verifier:
    """Re-reads originals and compares every footnote with what they say."""

    def __init__(self, data: Path) -> None:
        self._register = Register(data / "register.sqlite")
        self._archive = Archive(data)
        self._sources = {source.sha256: source for source in self._register.sources()}
        self._read = lru_cache(maxsize=512)(self._read_again)

    def check(self, form: dict[str, Any]) -> Iterator[Finding]:
        """Yield a finding for every footnote of a saved answer, and for every statement without one."""
        notes: list[FootnoteJson] = form.get("footnotes", [])
        for note in (*notes, *form.get("nearest", [])):
            yield Finding(n=note["n"], problem=self._problem(note))
        numbers = {note["n"]: note["quote"] for note in notes}
        for statement in form.get("statements", []):
            if not statement["notes"] or not all(n in numbers for n in statement["notes"]):
                yield Finding(n=0, problem=f"statement without footnote: {statement['text'][:80]!r}")
            elif statement["kind"] == "quote" and not any(
                statement["text"] in numbers[n] or numbers[n] in statement["text"] for n in statement["notes"]
            ):
                yield Finding(
                    n=statement["notes"][0], problem="the statement is not the quote of its footnote"
                )
        yield from _comparison(form, {note["n"]: note["sha256"] for note in notes})

    def _problem(self, note: FootnoteJson) -> str | None:
        source = self._sources.get(note["sha256"])
        if source is None:
            return self._absence(note["sha256"])
        try:
            document = self._read(source)
            citation = Citation(
                source=source, document=document, start=note["start"], end=note["end"], quote=note["quote"]
            )
        except (CitationError, ReadError, UnknownDocument) as error:
            return str(error)
        now = footnote_json(note["n"], citation)
        changed = [key for key in _CHECKED if now[key] != note.get(key)]  # type: ignore[literal-required]
        return f"{source.file}: changed since: {', '.join(changed)}" if changed else None

    def _absence(self, sha256: str) -> str:
        history = self._register.history(sha256)
        if not history:
            return f"{sha256[:16]}: this version was never in the register"
        last = history[-1]
        if last.state is State.WITHDRAWN:
            return f"{last.file}: withdrawn since {last.at}: {last.reason}"
        return f"{last.file}: {last.state.value} since {last.at}"

    def _read_again(self, source: Source) -> Document:
        data = self._archive.original(source.sha256)
        if digest(data) != source.sha256:
            raise CitationError(f"{source.file}: the stored original was changed after it was admitted")
        return read(data, source.file)


def _comparison(form: dict[str, Any], versions: Mapping[int, str]) -> Iterator[Finding]:
    """Yield a finding for every side and change whose numbers lead nowhere, or not to two editions."""
    held = range(1, len(form.get("statements", [])) + 1)
    for side in form.get("sides", []):
        if any(n not in held for n in side["statements"]):
            yield Finding(n=0, problem=f"side {side['label']!r} names a statement that is not there")
    for change in (change for section in form.get("changes", []) for change in section["changes"]):
        before, after = change["before"], change["after"]
        named = [n for n in (before, after) if n is not None]
        expected = {"added": [after], "gone": [before], "changed": [before, after]}.get(change["kind"])
        if expected != named or any(n not in versions for n in named):
            yield Finding(n=0, problem=f"a change ({change['kind']}) does not go with its footnotes {named}")
        elif len({versions[n] for n in named}) < len(named):
            yield Finding(n=named[0], problem="a sentence is called changed within one and the same version")


def saved_answers(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the answers in a file: one JSON answer, or a run of `coi eval run` (JSON lines).

    Raises:
        SavedAnswerError: the file is neither.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedAnswerError(f"{path}: cannot be read ({error})") from error
    try:
        forms = [json.loads(text)]
    except json.JSONDecodeError:
        try:
            forms = [json.loads(line) for line in text.splitlines() if line.strip()]
        except json.JSONDecodeError as error:
            raise SavedAnswerError(f"{path}: neither an answer nor a run ({error.msg})") from error
    for form in forms:
        answer = form.get("answer", form) if isinstance(form, dict) else None
        if not isinstance(answer, dict) or "footnotes" not in answer:
            raise SavedAnswerError(f"{path}: holds no footnotes; save an answer with `coi ask --json`")
        yield answer
