"""Footnotes run 1, 2, 3 down an answer, the quotations' own first: in the JSON, on the page and on the terminal."""

import io
import json
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Origin, Understood
from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.changes import ChangeKind
from assistant.cite import Citation, Draft, cite
from assistant.fold import Folded, named
from assistant.footnotes import cited
from assistant.jsonform import AnswerJson, outcome_json
from assistant.order import whole_order
from assistant.side_by_side import CitedChange, CitedSection, Part, side_by_side, with_changes
from ingest.document import Document
from ingest.passage import Source, SourceType
from ingest.repeats import Repeat
from ingest.settings import Settings
from tests.ingest.built import source_of
from tests.ingest.listed import line, listed, span
from ui.render import outcome_html
from ui.terminal import print_outcome
from ui.wording import wording

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ORIGIN = Origin(generation="g", encoder="e")
TEXT = listed(
    [
        line("138. The recommendations will be examined by the State:", "138"),
        line("138.1 Ratify the convention (Austria);", "138.1", 0),
        line("138.2 Abolish the death penalty (France);", "138.2", 0),
        line("139. The conclusions reflect the position of the States.", "139"),
    ]
)
BLOCKS = range(len(TEXT.blocks))
SOURCES = tuple(
    source_of(
        f"{n:x}" * 64,
        file=f"{n}.md",
        title=f"Report {n}",
        source_type=kind,
        work=work,
        published=f"{2015 + n}",
        valid_from=f"{2015 + n}-01-01" if n % 4 == 0 else None,
        superseded_by="f" * 16 if n % 3 == 0 else None,
    )
    for n, (kind, work) in enumerate(
        (kind, work)
        for kind in (SourceType.COI_REPORT, SourceType.POLICY_RULE, SourceType.OTHER)
        for work in ("a", "b", "b", None)
    )
)
Place = tuple[Source, int]
PLACES = st.tuples(st.sampled_from(SOURCES), st.sampled_from(BLOCKS))


class Books:
    """A shelf on which every document says the same."""

    def source(self, document_id: str) -> Source | None:
        return next((source for source in SOURCES if source.id == document_id), None)

    def document(self, source: Source) -> Document:
        return replace(TEXT, sha256=source.sha256)


def quoted(place: Place, others: Sequence[tuple[Place, bool]]) -> Folded:
    source, block = place
    start, end = span(TEXT, block)
    found = {other.id: (other, at, exact) for (other, at), exact in others}
    repeats = [
        Repeat(document_id=other.id, start=span(TEXT, at)[0], end=span(TEXT, at)[1], exact=exact)
        for other, at, exact in found.values()
    ]
    # Of a proposed quotation only its place counts here.
    chosen = SimpleNamespace(draft=Draft(document_id=source.id, start=start, end=end))
    return Folded(chosen=chosen, also=named(source, repeats, {s.id: s for s in SOURCES}))  # type: ignore[arg-type]


FOLDED = st.lists(
    st.tuples(PLACES, st.lists(st.tuples(PLACES, st.booleans()), max_size=4)),
    min_size=1,
    max_size=6,
    unique_by=lambda item: (item[0][0].id, item[0][1]),
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    order = whole_order(draw(st.lists(st.sampled_from(SourceType), unique=True, max_size=3)))
    understood = Understood(
        language=draw(st.sampled_from(["nl", "en"])), years=draw(st.sampled_from([(), (2020,)]))
    )
    made = cited([quoted(*item) for item in draw(FOLDED)], Books(), order, timed=understood.timed)
    return Answer(
        question="Q?",
        understood=understood,
        statements=made.statements,
        footnotes=made.footnotes,
        origin=ORIGIN,
        origins=made.origins,
        order=order,
    )


@st.composite
def sections(draw: st.DrawFn) -> CitedSection:
    def citation() -> Citation:
        source, block = draw(PLACES)
        start, end = span(TEXT, block)
        return cite(Draft(document_id=source.id, start=start, end=end), Books())

    changes = [
        CitedChange(
            kind=kind,
            before=None if kind is ChangeKind.ADDED else citation(),
            after=None if kind is ChangeKind.GONE else citation(),
        )
        for kind in draw(st.lists(st.sampled_from(ChangeKind), max_size=3))
    ]
    return CitedSection(headings=("H",), before="2015", after="2020", unchanged=1, changes=tuple(changes))


def met(form: AnswerJson) -> dict[str, list[int]]:
    """Return, for every way an answer is shown, the numbers of its footnotes in the order of first appearance."""
    words = wording(form["language"])
    page = outcome_html(form)
    out = io.StringIO()
    with redirect_stdout(out):
        print_outcome(form)
    shown = out.getvalue()
    said, sources = shown.split(f"\n{words.footnotes}\n")
    in_json = [n for statement in form["statements"] for n in statement["notes"]]
    for section in form.get("changes", []):
        in_json += [n for c in section["changes"] for n in (c["before"], c["after"]) if n is not None]
    shown_in = {
        "json": in_json,
        "list of the json": [note["n"] for note in form["footnotes"]],
        "page": re.findall(r'class="mark"[^>]*>\[(\d+)\]', page),
        "list of the page": re.findall(r'<li id="note-[^"]*" value="(\d+)"', page),
        "terminal": re.findall(r"\[(\d+)\]", said),
        "list of the terminal": re.findall(r"^  \[(\d+)\]", sources, re.MULTILINE),
    }
    return {where: [int(n) for n in dict.fromkeys(numbers)] for where, numbers in shown_in.items()}


def assert_read_in_order(outcome: Answer) -> None:
    numbers = list(range(1, len(outcome.footnotes) + 1))
    own = set(quotations := [statement.notes[0] for statement in outcome.statements])
    assert list(dict.fromkeys(quotations)) == numbers[: len(own)], (
        "the first three are those of what is read first"
    )
    for where, found in met(outcome_json(outcome, {})).items():
        assert sorted(found) == numbers, where
        if where.startswith("list"):
            assert found == numbers, where
        assert [n for n in found if n not in own] == numbers[len(own) :], where


@given(answer=answers(), added=st.lists(sections(), max_size=2))
def test_whatever_is_quoted_its_footnotes_are_numbered_in_the_order_of_reading(
    answer: Answer, added: list[CitedSection]
) -> None:
    assert_read_in_order(with_changes(answer, added))


@given(parts=st.lists(answers(), min_size=2, max_size=3), added=st.lists(sections(), max_size=2))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_comparison_is_numbered_side_by_side(parts: list[Answer], added: list[CitedSection]) -> None:
    asked = [Part(facet="period", label=str(n), question="Q?", outcome=part) for n, part in enumerate(parts)]

    answer = side_by_side("Q?", Understood(language="en"), asked, added, ORIGIN)

    assert isinstance(answer, Answer)
    assert_read_in_order(answer)
    best = [c.id for part in parts for c in part.quoted[:3]]
    assert [c.id for c in answer.quoted] == best, "a side shows what answers it best"


@given(best_first=FOLDED, timed=st.booleans())
def test_the_rank_of_every_statement_stays_known(
    best_first: list[tuple[Place, list[tuple[Place, bool]]]], *, timed: bool
) -> None:
    made = cited([quoted(*item) for item in best_first], Books(), whole_order([]), timed=timed)
    own = {statement.rank: made.footnotes[statement.notes[0] - 1] for statement in made.statements}

    places = [(source.id, span(TEXT, block)[0]) for (source, block), _ in best_first]
    assert [(own[n].source.id, own[n].start) for n in sorted(own)] == places
    assert [(c.source.id, c.start) for c in made.quoted] == places


def test_footnotes_that_are_numbered_otherwise_make_no_answer() -> None:
    made = cited(
        [quoted((SOURCES[0], 3), []), quoted((SOURCES[1], 3), [])], Books(), whole_order([]), timed=False
    )
    facts = {"question": "Q?", "understood": Understood(language="nl"), "origin": ORIGIN}
    turned = tuple(replace(s, notes=(3 - s.notes[0],)) for s in made.statements)

    with pytest.raises(ValueError, match="as a reader meets them"):
        Answer(**facts, statements=turned, footnotes=made.footnotes)  # type: ignore[arg-type]
    ranked = tuple(replace(s, rank=2) for s in made.statements)
    with pytest.raises(ValueError, match="ranked"):
        Answer(**facts, statements=ranked, footnotes=made.footnotes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def assistant(library_data: Path) -> Assistant:
    return open_assistant(library_data, Settings())


def test_answers_from_the_example_documents_are_numbered_in_the_order_of_reading(
    assistant: Assistant,
) -> None:
    asked = [
        json.loads(row)["question"]
        for file in ("questions.jsonl", "questions-xos.jsonl")
        for row in (EXAMPLES / file).read_text("utf-8").splitlines()[::12]
    ]
    asked.append("Wat is er veranderd tussen 2022 en 2024 in het besluitmoratorium voor Varenië?")
    asked.append("Vergelijk de positie van deserteurs in Varenië met die in Ostavië")
    found = [outcome for question in asked if isinstance(outcome := assistant.ask(question), Answer)]

    assert len(found) > len(asked) / 2
    assert any(answer.sides for answer in found)
    assert any(answer.quoted[0].id != answer.footnotes[0].id for answer in found), "rank and reading differ"
    for answer in found:
        assert_read_in_order(answer)
