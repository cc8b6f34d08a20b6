"""A document that a question asks for by its title, date or number is found; what only sounds like one is not."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assistant.answer import Understood
from assistant.eligible import OTHER_DOCUMENT, eligible
from assistant.naming import asks_only, searched
from assistant.understand import Interpreter
from ingest.passage import Source, SourceType
from tests.ingest.built import source_of

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def shelf() -> tuple[Source, ...]:
    return tuple(
        Source(
            id=id_,
            sha256=id_,
            file=f"{id_}.pdf",
            title=title,
            publisher=publisher,
            source_type=SourceType(kind),
            language=language,
            countries=tuple(filter(None, countries.split(","))),
            published=published or None,
            valid_from=published if kind == "policy_rule" else None,
            work=work or None,
            url=url or None,
        )
        for id_, kind, language, countries, published, title, publisher, url, work in rows(
            "named-works-shelf.tsv"
        )
    )


SHELF = shelf()
QUESTIONS = [*rows("named-works-questions.tsv")]


@pytest.fixture(scope="module")
def reader(interpreter: Interpreter) -> Interpreter:
    return replace(interpreter, sources=lambda: SHELF)


def named(understood: Understood) -> set[str]:
    return set(understood.named.ids) if understood.named else set()


@pytest.mark.parametrize(("ids", "left", "question"), QUESTIONS, ids=[row[2] for row in QUESTIONS])
def test_the_documents_that_a_question_names_are_found(
    ids: str, left: str, question: str, reader: Interpreter
) -> None:
    understood = reader.understand(question)

    assert named(understood) == (set() if ids == "-" else set(ids.split(",")))
    if understood.named and not asks_only(question, understood):
        assert searched(question, understood) == left
    if understood.named is None:
        assert searched(question, understood) == question


def test_half_of_the_questions_only_sound_like_a_name() -> None:
    assert sum(ids == "-" for ids, _, _ in QUESTIONS) == len(QUESTIONS) / 2 == 20


def test_what_is_not_held_changes_nothing(interpreter: Interpreter, reader: Interpreter) -> None:
    for ids, _, question in QUESTIONS:
        without = [source for source in SHELF if source.id not in ids.split(",")]
        held = replace(interpreter, sources=partial(tuple, without))

        if ids != "-" and not named(held.understand(question)):
            assert held.understand(question) == interpreter.understand(question)
        if ids == "-":
            assert reader.understand(question) == interpreter.understand(question)


def test_a_document_of_after_the_reference_date_is_not_named(
    interpreter: Interpreter, reader: Interpreter
) -> None:
    question = "Wat staat er in de brief van 10 juni 2025 over alawieten?"

    assert named(reader.understand(question, as_of="2025-06-10")) == {"kb-syr"}
    assert reader.understand(question, as_of="2025-06-09") == interpreter.understand(
        question, as_of="2025-06-09"
    )


def test_only_the_named_documents_are_searched(reader: Interpreter) -> None:
    understood = reader.understand("Wat staat er in het ambtsbericht van augustus 2023 over detentie?")
    allowed = eligible(SHELF, understood, reader.today())

    assert [source.id for source in allowed.documents] == ["ab-syr-2023"]
    assert {why for _, why in allowed.left_out} == {OTHER_DOCUMENT}


def test_the_date_of_a_document_is_not_the_time_asked_about(reader: Interpreter) -> None:
    understood = reader.understand("Wat staat er in de brief van 10 juni 2025 over alawieten in 2024?")

    assert understood.years == (2024,)


def test_a_comparison_names_no_document(reader: Interpreter) -> None:
    question = "Wat is het verschil tussen het ambtsbericht van augustus 2023 en dat van mei 2025 over Syrië?"

    assert reader.understand(question).named is None


def test_a_question_for_a_document_alone_is_known(reader: Interpreter) -> None:
    for question in (
        "They Came at Dawn",
        "wat staat er in de brief van 10 juni 2025?",
        "factsheet leeftijdsonderzoek",
    ):
        assert asks_only(question, reader.understand(question)), question

    question = "Wat staat er in de brief van 10 juni 2025 over alawieten?"
    assert not asks_only(question, reader.understand(question))


def test_an_official_number_tells_a_document_from_others_of_its_series(interpreter: Interpreter) -> None:
    series = tuple(
        source_of(
            f"{number:064}",
            title=f"Aanhangsel van de Handelingen 2023-2024, nr. {number}: {subject}",
            source_type=SourceType.PARLIAMENTARY_PAPER,
        )
        for number, subject in ((1786, "Baggerwerk"), (2129, "Hongersnood"), (2271, "Eetstoornissen"))
    )
    reader = replace(interpreter, sources=lambda: series)

    asked = "Aanhangsel van de Handelingen 2023-2024, nr. 2129"
    assert named(reader.understand(asked)) == {series[1].id}
