"""Check that the gold of the example questions stands where it says: `python -m examples.check_questions`."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from examples.source import Element, Figure, Heading, Source, Table, read_source

HERE = Path(__file__).resolve().parent
OUTCOMES = ("answered", "partial")
REASONS = ("insufficient_evidence", "non_public", "out_of_scope", "unclear")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One right place: the section is named by number, or by heading where it has no number."""

    file: str
    section: str | None
    heading: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of a question set, as far as it is checked here."""

    id: str
    question: str
    outcome: str
    gold: tuple[Gold, ...]


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read a question set."""
    return tuple(_question(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def _question(raw: Mapping[str, object]) -> Question:
    places = raw["gold"]
    if not isinstance(places, list):
        raise TypeError(f"{raw['id']}: 'gold' must be a list")
    gold = tuple(
        Gold(
            file=place["file"],
            section=place.get("section"),
            heading=place.get("heading", ""),
            quote=place["quote"],
        )
        for place in places
    )
    return Question(id=str(raw["id"]), question=str(raw["question"]), outcome=str(raw["outcome"]), gold=gold)


def sections(source: Source) -> Iterator[tuple[Heading | None, str]]:
    """Yield each heading with the text under it, without what stands under later headings.

    What stands before the first heading comes with None.
    """
    heading: Heading | None = None
    parts: list[str] = []
    for element in source.body:
        if isinstance(element, Heading):
            yield heading, " ".join(parts)
            heading, parts = element, []
        else:
            parts.append(_plain(source, element))
    yield heading, " ".join(parts)


def _plain(source: Source, element: Element) -> str:
    if isinstance(element, Heading):
        return element.text
    if isinstance(element, Table):
        raw = " ".join(" | ".join(row) for row in element.rows)
    else:
        raw = element.caption if isinstance(element, Figure) else element.text
    return re.sub(r"\s+", " ", "".join(span.text for span in source.spans(raw)))


def problems(question: Question, sources: Mapping[str, Source]) -> Iterator[str]:
    """Say what is wrong with a question: its outcome, or a right place that does not hold its quote."""
    outcome, _, reason = question.outcome.partition(":")
    if outcome not in OUTCOMES and (outcome != "refused" or reason not in REASONS):
        yield f"{question.id}: unknown outcome {question.outcome!r}"
    if (outcome == "refused") == bool(question.gold):
        yield f"{question.id}: outcome {question.outcome} with {len(question.gold)} right places"
    for gold in question.gold:
        if gold.file not in sources:
            yield f"{question.id}: no example document is called {gold.file}"
            continue
        texts = [text for heading, text in sections(sources[gold.file]) if _names(gold, heading)]
        if not any(gold.quote in text for text in texts):
            place = gold.section or gold.heading
            yield f"{question.id}: {gold.quote!r} does not stand in {gold.file}, section {place}"


def _names(gold: Gold, heading: Heading | None) -> bool:
    """Tell whether a place means this section; one without section and heading means the whole document."""
    if not gold.section and not gold.heading:
        return True
    if heading is None:
        return False
    return gold.section == heading.number if gold.section else gold.heading == heading.text


def main() -> None:
    """Check the question sets beside this file; exit with 1 if anything is wrong."""
    read = [read_source(path) for path in sorted((HERE / "src").glob("*.md"))]
    sources = {source["file"]: source for source in read}
    found: list[str] = []
    for path in sorted(HERE.glob("questions*.jsonl")):
        questions = read_questions(path)
        wrong = [problem for question in questions for problem in problems(question, sources)]
        found += wrong
        print(f"{path.name}: {len(questions)} questions, {len(wrong)} problems")
    print("\n".join(found), file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
