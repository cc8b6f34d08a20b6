"""A policy rule beside facts of years later must be checked at its official source, and the answer says so."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Understood
from assistant.eligible import Eligible
from assistant.holdings import caution
from assistant.rule_age import tells_age, told_age
from ingest.passage import Source, SourceType

NOTHING = Eligible(documents=(), covering=frozenset(), left_out=())
TODAY = date(2026, 1, 1)
RULE = Source(
    id="1" * 16,
    sha256="1" * 64,
    file="rule.xml",
    title="Circulaire",
    publisher="Ministerie",
    source_type=SourceType.POLICY_RULE,
    language="nl",
    published="2015-01-05",
    valid_from="2015-01-05",
    url="https://www.example.org/rule",
)
FACT = replace(
    RULE,
    id="2" * 16,
    source_type=SourceType.COI_REPORT,
    published="2023-04-01",
    valid_from=None,
    covers_until="2022-12-31",
    url=None,
)


def told(*cited: Source, language: str = "nl", as_of: str | None = None) -> list[str]:
    return list(told_age(Understood(language=language, as_of=as_of), cited, TODAY))


def test_a_rule_beside_facts_of_years_later_is_to_be_checked_at_the_official_address() -> None:
    (dutch,) = told(FACT, RULE)
    (english,) = told(FACT, RULE, language="en")

    assert dutch == (
        "Let op: de aangehaalde beleidsregel geldt vanaf 2015-01-05 en is jaren ouder dan feiten ernaast "
        "(tot 2022-12-31). Controleer bij de officiële bron welk beleid nu geldt: https://www.example.org/rule."
    )
    assert english == (
        "Note: the policy rule quoted is in force from 2015-01-05 and years older than facts beside it "
        "(until 2022-12-31). Check at the official source which policy is in force now: https://www.example.org/rule."
    )


def test_at_a_reference_date_the_policy_of_that_date_is_to_be_checked() -> None:
    (line,) = told(FACT, RULE, as_of="2023-06-01")

    assert "welk beleid op 2023-06-01 gold" in line


def test_no_address_is_made_up() -> None:
    (line,) = told(FACT, replace(RULE, url=None))

    assert line.endswith("welk beleid nu geldt.")


@pytest.mark.parametrize("until", ["2017-01-04", "2016", "2015-01-04"])
def test_facts_of_within_two_years_leave_the_weaker_line(until: str) -> None:
    (line,) = told(replace(FACT, covers_until=until), RULE)

    assert line.startswith("Let op: de nieuwste opgenomen versie van de beleidsregels geldt vanaf 2015-01-05")


def test_nothing_is_said_of_a_recent_rule_or_of_facts_alone() -> None:
    recent = replace(RULE, valid_from="2025-07-01", published="2025-06-01")

    assert told(FACT, recent) == told(FACT) == told() == []


def test_a_rule_that_is_known_to_have_held_until_after_the_facts_is_not_too_old() -> None:
    assert told(FACT, replace(RULE, valid_until="2023-12-31")) == []


def test_the_newest_rule_quoted_counts() -> None:
    newer = replace(RULE, id="3" * 16, valid_from="2022-01-01", published="2022-01-01")

    assert not any("ouder dan feiten" in line for line in told(FACT, RULE, newer))


def test_letters_and_other_papers_are_no_facts() -> None:
    letter = replace(FACT, source_type=SourceType.POLICY_LETTER)

    assert not any("ouder dan feiten" in line for line in told(letter, RULE))


def test_it_is_part_of_what_an_answer_says_first() -> None:
    assert "ouder dan feiten ernaast" in (
        caution(Understood(language="nl"), [FACT, RULE], NOTHING, TODAY) or ""
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_line_on_the_age_of_rules_is_known_again(language: str) -> None:
    lines = (*told(FACT, RULE, language=language), *told(RULE, language=language))

    assert len(lines) == 2
    assert all(map(tells_age, lines))
    assert not tells_age("Dat hier niets gevonden is, betekent niet dat er geen risico is.")
