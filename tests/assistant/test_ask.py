"""Questions to the example documents: what is answered, from which version, and what is refused."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Reason, Refusal
from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.jsonform import outcome_json
from assistant.proposed import STATEMENTS
from assistant.scope import ScopeKind, judge
from assistant.verify import Verifier
from ingest.passage import SourceType
from ingest.register import Register, State, now
from ingest.settings import Settings
from tests.furnished import copied

MORATORIUM = "Geldt er een besluitmoratorium voor Varenië?"


def answered(outcome: Answer | Refusal) -> Answer:
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_one_clock_counts_times_that_are_told_and_the_age_of_sources(library_data: Path) -> None:
    opened = open_assistant(library_data, Settings(), clock=lambda: date(2023, 6, 1))

    outcome = answered(opened.ask("Geldt er een besluitmoratorium voor Varenië sinds vorig jaar?"))

    assert outcome.understood.years == (2022,)
    assert opened.today() == opened.interpreter.today() == date(2023, 6, 1)


@pytest.mark.parametrize(
    ("as_of", "in_force"),
    [
        pytest.param("2023-03-01", "2022-01-01", id="the older version while it was in force"),
        pytest.param("2024-02-01", "2024-01-01", id="the newer one from its first day on"),
    ],
)
def test_policy_is_quoted_from_the_version_in_force(assistant: Assistant, as_of: str, in_force: str) -> None:
    rules = [
        c.source for c in answered(assistant.ask(MORATORIUM, as_of=as_of)).footnotes if c.source.valid_from
    ]

    assert {source.valid_from for source in rules} == {in_force}


def test_nothing_later_than_the_reference_date_is_quoted(assistant: Assistant) -> None:
    outcome = answered(assistant.ask("Hoe is de veiligheidssituatie in de Karst?", as_of="2022-12-31"))

    assert all((c.source.published or "9") <= "2022-12-31" for c in outcome.footnotes)


@pytest.mark.parametrize(
    ("question", "country"),
    [
        pytest.param("Loopt een deserteur in Varenië gevaar?", "XVA", id="Dutch"),
        pytest.param("Are returnees to Ostavia detained?", "XOS", id="English"),
    ],
)
def test_the_first_footnote_is_about_the_country_asked_for(
    assistant: Assistant, question: str, country: str
) -> None:
    first = answered(assistant.ask(question)).footnotes[0]

    assert country in ((first.section.countries if first.section else ()) or first.source.countries) or (
        "*" in first.source.countries
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        pytest.param("Wat is de situatie in Eritrea?", Reason.INSUFFICIENT_EVIDENCE, id="a country not held"),
        pytest.param(
            "Wat staat er in de interne werkinstructie over Varenië?", Reason.NON_PUBLIC, id="internal"
        ),
        pytest.param("Moet ik deze aanvraag inwilligen?", Reason.OUT_OF_SCOPE, id="a decision"),
    ],
)
def test_refusals_have_their_reason_and_no_footnotes(
    assistant: Assistant, question: str, reason: Reason
) -> None:
    outcome = assistant.ask(question)

    assert isinstance(outcome, Refusal)
    assert outcome.reason is reason
    assert outcome.message.strip()


@pytest.mark.parametrize(
    ("question", "rule", "letter"),
    [
        (MORATORIUM, "Er geldt geen besluitmoratorium.", "Ik stel daarom een besluitmoratorium in"),
        (
            "Is Mirostad een binnenlands beschermingsalternatief?",
            "zowel de Lindekust als Mirostad worden tegengeworpen",
            "Mirostad werp ik niet langer tegen",
        ),
        (
            "Welke groepen uit Varenië zijn risicogroep?",
            "de volgende risicogroepen aan",
            "wijs ik aan als risicogroep",
        ),
    ],
)
def test_who_reads_a_rule_reads_what_a_later_letter_changes_of_it(
    assistant: Assistant, question: str, rule: str, letter: str
) -> None:
    outcome = answered(assistant.ask(question))
    quoted = [statement.text for statement in outcome.statements]

    assert rule in quoted[0]
    assert letter in quoted[1]
    assert "2024-06-21" in (outcome.message or "")


@pytest.mark.parametrize(
    ("question", "country"),
    [("Are journalists at risk in Varenia?", "XVA"), ("Hoe worden lhbti's behandeld in Varenië?", "XVA")],
)
def test_facts_are_not_given_without_the_policy_on_them_nor_policy_without_facts(
    assistant: Assistant, question: str, country: str
) -> None:
    outcome = answered(assistant.ask(question))
    quoted = [outcome.footnotes[statement.notes[0] - 1] for statement in outcome.statements]

    assert {note.source.source_type.states_policy for note in quoted} == {True, False}
    assert all(country in note.source.countries or "*" in note.source.countries for note in quoted)
    assert len(quoted) <= STATEMENTS


@pytest.mark.parametrize(
    ("question", "newest", "says"),
    [
        ("Homoseksuelen in Varenië", "2024-05-23", "negen vervolgingen"),
        ("Security situation in Upper Sarn", "2023-09-28", "is in de verslagperiode verslechterd"),
    ],
)
def test_what_an_older_edition_says_does_not_stand_without_what_the_newest_one_says(
    assistant: Assistant, question: str, newest: str, says: str
) -> None:
    outcome = answered(assistant.ask(question))
    reports = [
        (outcome.footnotes[statement.notes[0] - 1].source.published, statement.text)
        for statement in outcome.statements
        if outcome.footnotes[statement.notes[0] - 1].source.source_type is SourceType.AMBTSBERICHT
    ]

    assert reports[0][0] == newest
    assert says in reports[0][1]


def test_what_holds_for_one_country_is_no_answer_in_general(assistant: Assistant) -> None:
    outcome = answered(assistant.ask("Wat is een risicogroep?"))
    rules = [note for note in outcome.footnotes if note.source.source_type is SourceType.POLICY_RULE]

    assert "risicogroep: een groep waarvan een lid met geringe indicaties" in outcome.statements[0].text
    assert rules
    assert not any(note.section and note.section.countries for note in rules)


def test_what_names_less_than_was_asked_is_not_put_beside_an_answer(assistant: Assistant) -> None:
    outcome = answered(assistant.ask("Is er willekeurig geweld in de Karst?"))

    assert all(note.source.source_type.states_policy for note in outcome.footnotes)


def test_a_letter_is_not_told_of_before_it_was_written(assistant: Assistant) -> None:
    outcome = answered(assistant.ask(MORATORIUM, as_of="2024-03-01"))

    assert [note.source.source_type for note in outcome.footnotes] == [SourceType.POLICY_RULE]
    assert "later dan" not in (outcome.message or "")


@pytest.mark.parametrize(
    ("question", "doubtful", "answers"),
    [
        ("Valt mijn cliënt uit de Karst onder het besluitmoratorium?", True, True),
        ("Krijgt mijn cliënt uit Peru bescherming wegens het weer?", True, False),
        ("Can I refuse my client from the Karst because of the moratorium?", False, False),
        ("Which confidential sources speak of journalists in Varenia?", False, False),
    ],
)
def test_only_a_doubtful_refusal_for_a_case_gives_way_and_only_to_a_clear_answer(
    assistant: Assistant, question: str, *, doubtful: bool, answers: bool
) -> None:
    scope = judge(question, encoder=assistant.retriever.encoder)

    outcome = assistant.ask(question)

    assert scope.kind is not ScopeKind.IN_SCOPE
    assert scope.doubtful == doubtful
    assert isinstance(outcome, Answer) == answers
    if not answers:
        assert isinstance(outcome, Refusal)
        assert outcome.reason.value == scope.kind.value


def test_nothing_found_is_never_called_safe(assistant: Assistant) -> None:
    outcome = assistant.ask("What is the situation in Eritrea?")

    assert isinstance(outcome, Refusal)
    assert "does not mean that there is no risk" in outcome.message


def test_the_same_question_gives_the_same_bytes(assistant: Assistant) -> None:
    once, again = (json.dumps(outcome_json(assistant.ask(MORATORIUM), {}), sort_keys=True) for _ in range(2))

    assert once == again


def test_a_withdrawn_document_is_gone_at_the_next_question(library_data: Path, tmp_path: Path) -> None:
    data = copied(library_data, tmp_path / "data")
    assistant = open_assistant(data, Settings())
    cited = answered(assistant.ask(MORATORIUM)).footnotes[0].source
    saved = outcome_json(assistant.ask(MORATORIUM), {})
    register = Register(data / "register.sqlite")
    last = register.find(cited.sha256)
    register.decide(replace(last, state=State.WITHDRAWN, reason="test", by="test", at=now()))

    again = assistant.ask(MORATORIUM)

    assert not isinstance(again, Answer) or cited.id not in {c.source.id for c in again.footnotes}
    assert all(hit.passage.document_id != cited.id for hit in assistant.search(MORATORIUM))
    problems = [f.problem for f in Verifier(data).check(dict(saved)) if f.problem]
    assert any("withdrawn since" in problem for problem in problems)


def test_a_saved_answer_verifies_until_a_letter_is_changed(assistant: Assistant, library_data: Path) -> None:
    saved = json.loads(json.dumps(outcome_json(assistant.ask(MORATORIUM), {})))
    verifier = Verifier(library_data)
    assert [f.problem for f in verifier.check(saved)] == [None] * len(saved["footnotes"])

    saved["footnotes"][0]["quote"] = saved["footnotes"][0]["quote"].replace("e", "a", 1)

    assert any(f.problem for f in verifier.check(saved))


def test_a_changed_original_fails_verification(
    library_data: Path, assistant: Assistant, tmp_path: Path
) -> None:
    data = copied(library_data, tmp_path / "data")
    saved = json.loads(json.dumps(outcome_json(assistant.ask(MORATORIUM), {})))
    original = data / "originals" / saved["footnotes"][0]["sha256"]
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b" ")

    assert any("changed" in (f.problem or "") for f in Verifier(data).check(saved))
