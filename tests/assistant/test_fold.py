"""What several editions and documents say in the same words is one statement, with a footnote to each of them."""

import hashlib
import json
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.jsonform import outcome_json
from assistant.verify import Verifier
from ingest.assemble import open_pipeline
from ingest.settings import Settings
from tests.furnished import copied, furnish

SAME = (
    "Journalists who wrote about corruption in the harbour of Varenia were arrested by the military police and "
    "held for weeks without access to a lawyer, and their newspapers were closed by decree."
)
QUESTION = "Are journalists arrested in Varenia?"


def report(year: str, more: str = "") -> str:
    body = f"{SAME} {more}".strip()
    return f"# Report on Varenia {year}\n\n## Freedom of expression\n\n{body}\n\n## Climate\n\nIt rained in {year}.\n"


def line(folder: Path, file: str, text: str, **facts: object) -> str:
    (folder / file).write_text(text, encoding="utf-8")
    given = {
        "file": file,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": f"Report on Varenia, {file}",
        "publisher": "Example Agency",
        "source_type": "coi_report",
        "language": "en",
        "countries": ["XVA"],
        "public": {"basis": "published", "url": f"https://www.example.org/{file}"},
        "country_names": [{"code": "XVA", "nl": ["Varenië"], "en": ["Varenia"]}],
    }
    return json.dumps(given | facts)


def edition(folder: Path, year: str, more: str = "") -> str:
    return line(
        folder,
        f"{year}.md",
        report(year, more),
        work="report",
        published=f"{int(year) + 1}-03-01",
        covers_from=f"{year}-01-01",
        covers_until=f"{year}-12-31",
    )


def ingested(folder: Path, models: Path, lines: list[str]) -> Path:
    (folder / "MANIFEST.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = furnish(folder / "data", models)
    settings = Settings.model_validate({"admission": {"hosts": ["www.example.org"]}})
    outcome = open_pipeline(data, settings).run(folder)
    assert not outcome.problems
    return data


@pytest.fixture(scope="module")
def data(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    other = f"# Country note\n\n## Press\n\n{SAME}\n\nA second newspaper went on printing in secret.\n"
    lines = [edition(folder, year) for year in ("2019", "2021", "2023")]
    lines.append(line(folder, "note.md", other, publisher="Other Agency", published="2020-05-01"))
    return ingested(folder, models, lines)


@pytest.fixture(scope="module")
def assistant(data: Path) -> Assistant:
    return open_assistant(data, Settings())


def answered(assistant: Assistant, as_of: str | None = None) -> Answer:
    outcome = assistant.ask(QUESTION, as_of=as_of)
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_the_same_sentence_takes_one_statement_and_names_where_else_it_stands(assistant: Assistant) -> None:
    answer = answered(assistant)
    saying = [statement for statement in answer.statements if SAME in statement.text]

    assert len(saying) == 1
    named = {answer.footnotes[note - 1].source.file for note in saying[0].notes}
    assert named == {"2019.md", "2021.md", "2023.md", "note.md"}
    assert all(SAME in answer.footnotes[a.note - 1].quote for a in saying[0].also)


def test_editions_of_the_work_are_told_from_other_documents(assistant: Assistant) -> None:
    answer = answered(assistant)
    also = next(s for s in answer.statements if SAME in s.text).also
    own = answer.footnotes[next(s for s in answer.statements if SAME in s.text).notes[0] - 1].source

    for item in also:
        source = answer.footnotes[item.note - 1].source
        assert item.same_work == (source.work is not None and source.work == own.work)
        assert item.label == (source.file[:4] if item.same_work else "")


def test_nothing_published_after_the_reference_date_is_named(assistant: Assistant) -> None:
    answer = answered(assistant, as_of="2022-12-31")

    assert {c.source.file for c in answer.footnotes} == {"2019.md", "2021.md", "note.md"}


def test_the_footnotes_of_repetitions_come_right_behind_that_of_their_quotation(assistant: Assistant) -> None:
    answer = answered(assistant)
    met = [n for statement in answer.statements for n in statement.notes]

    assert list(dict.fromkeys(met)) == list(range(1, len(answer.footnotes) + 1))
    assert any(len(statement.notes) > 1 for statement in answer.statements)


def test_two_publishers_with_one_text_are_said_not_to_confirm_each_other(assistant: Assistant) -> None:
    answer = answered(assistant)
    files = {n: c.source.file for n, c in enumerate(answer.footnotes, 1)}
    pairs = [{files[n] for n in origin.notes} for origin in answer.origins]

    assert any("note.md" in pair and len(pair) == 2 for pair in pairs)
    assert not any(pair <= {"2019.md", "2021.md", "2023.md"} for pair in pairs)


def test_every_footnote_of_a_folded_answer_verifies(assistant: Assistant, data: Path) -> None:
    form = outcome_json(answered(assistant), {})

    assert [finding.problem for finding in Verifier(data).check(dict(form))] == [None] * len(
        form["footnotes"]
    )


def test_an_answer_that_was_saved_unranked_with_its_footnotes_in_another_order_verifies(
    assistant: Assistant, data: Path
) -> None:
    saved = json.loads(json.dumps(outcome_json(answered(assistant), {})))
    behind = len(saved["footnotes"]) + 1
    for note in saved["footnotes"]:
        note["n"] = behind - note["n"]
    for statement in saved["statements"]:
        del statement["rank"]
        statement["notes"] = [behind - n for n in statement["notes"]]

    assert {finding.problem for finding in Verifier(data).check(saved)} == {None}


def test_the_order_of_kinds_is_stated_and_can_be_changed(data: Path) -> None:
    settings = Settings.model_validate({"answers": {"kinds": ["policy_rule", "factsheet"]}})
    form = outcome_json(answered(open_assistant(data, settings)), {})

    assert form["order"][:2] == ["policy_rule", "factsheet"]
    assert len(form["order"]) == len(set(form["order"])) == 9


def test_a_generation_without_its_table_folds_the_same(data: Path, tmp_path: Path) -> None:
    copy = copied(data, tmp_path / "data")
    for table in copy.glob("generations/*/repeats.npz"):
        table.unlink()

    assert outcome_json(answered(open_assistant(copy, Settings())), {}) == outcome_json(
        answered(open_assistant(data, Settings())), {}
    )


def test_the_newest_edition_is_quoted_and_an_older_one_that_says_it_with_more_around_it_is_named(
    models: Path, tmp_path: Path
) -> None:
    lines = [edition(tmp_path, "2019", "Two of their editors fled abroad."), edition(tmp_path, "2023")]
    answer = answered(open_assistant(ingested(tmp_path, models, lines), Settings()))
    saying = [statement for statement in answer.statements if SAME in statement.text]

    assert [answer.footnotes[note - 1].source.file for note in saying[0].notes] == ["2023.md", "2019.md"]
    assert len(saying) == 1
