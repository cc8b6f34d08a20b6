"""Run files: what an assistant answered and found, a line a question.

Only what scoring uses is kept, and every field of it is checked. What a line lacks (headings, a section)
counts against the run where it is needed, never for it.
"""

from dataclasses import dataclass
from pathlib import Path

from eval.errors import RunFileError
from eval.json_lines import Record, read_records
from eval.questions import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage or a footnote: words, and where they stand.

    Attributes:
        text: The passage's text or the footnote's quote.
        headings: Titles of the enclosing sections, outermost first.
    """

    file: str
    text: str
    section: str | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of a run.

    Attributes:
        notes: The footnotes that some statement carries, in the order of their numbers.
        passages: Best first.
        generation, encoder: Of the index that was asked; empty if the line does not say.
        seconds: Time the answer says it took; None if it does not say.
        failure: The error, where there was one instead of an answer.
    """

    id: str
    outcome: Outcome
    notes: tuple[Evidence, ...] = ()
    passages: tuple[Evidence, ...] = ()
    generation: str = ""
    encoder: str = ""
    seconds: float | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run file: its results by question id."""

    name: str
    results: dict[str, Result]

    @property
    def generations(self) -> tuple[str, ...]:
        """Every index generation that answered; more than one means that the run was mixed."""
        return tuple(sorted({r.generation for r in self.results.values() if r.generation}))

    @property
    def encoders(self) -> tuple[str, ...]:
        """Every encoder that answered."""
        return tuple(sorted({r.encoder for r in self.results.values() if r.encoder}))


def read_run(path: Path) -> Run:
    """Return the results of a run file.

    Raises:
        RunFileError: the file cannot be read, or a line is no result (it is named).
    """
    results: dict[str, Result] = {}
    for record in read_records(path, RunFileError):
        result = _result(record)
        if result.id in results:
            raise record.wrong(f"id {result.id!r} stands on an earlier line too; keep one")
        results[result.id] = result
    return Run(name=path.name, results=results)


def _result(record: Record) -> Result:
    passages = tuple(_evidence(item, "text") for item in record.records("passages"))
    failure = record.optional_text("error")
    if failure is not None:
        return Result(id=record.text("id"), outcome=Outcome.FAILED, passages=passages, failure=failure)
    answer, index = record.record("answer"), record.record("answer").record("index")
    total_ms = answer.record("timings_ms").optional_number("total")
    return Result(
        id=record.text("id"),
        outcome=_outcome(answer),
        notes=_notes(answer),
        passages=passages,
        generation=index.optional_text("generation") or "",
        encoder=index.optional_text("encoder") or "",
        seconds=None if total_ms is None else total_ms / 1000,
    )


def _outcome(answer: Record) -> Outcome:
    value = answer.text("outcome")
    if value == "refused":
        value = f"refused:{answer.text('reason')}"
    try:
        outcome = Outcome(value)
    except ValueError as error:
        raise answer.wrong(f"outcome {value!r} is none of the contract's") from error
    if not (outcome.answers or outcome.refuses):
        raise answer.wrong(f"outcome {value!r} is none of the contract's")
    return outcome


def _notes(answer: Record) -> tuple[Evidence, ...]:
    cited = {number for statement in answer.records("statements") for number in statement.numbers("notes")}
    numbered = [(note.optional_number("n"), note) for note in answer.records("footnotes")]
    kept = [(n, note) for n, note in numbered if n is not None and n in cited]
    return tuple(_evidence(note, "quote") for _, note in sorted(kept, key=lambda pair: pair[0]))


def _evidence(record: Record, words: str) -> Evidence:
    return Evidence(
        file=record.text("file"),
        text=record.optional_text(words) or "",
        section=record.optional_text("section"),
        headings=record.texts("headings"),
    )
