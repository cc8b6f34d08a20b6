from dataclasses import replace

import pytest

from assistant.answer import Understood
from assistant.later import announces, is_later, told_later
from ingest.passage import Source, SourceType

RULE = Source(
    id="1" * 16,
    sha256="1" * 64,
    file="circulaire.xml",
    title="Circulaire",
    publisher="Ministerie",
    source_type=SourceType.POLICY_RULE,
    language="nl",
    countries=("*",),
    published="2023-12-18",
    valid_from="2024-01-01",
)
LETTER = replace(
    RULE,
    id="2" * 16,
    sha256="2" * 64,
    title="Landenbeleid",
    source_type=SourceType.POLICY_LETTER,
    published="2024-06-21",
    valid_from=None,
)


@pytest.mark.parametrize(
    "text",
    [
        "Ik stel daarom een besluitmoratorium in voor vreemdelingen uit die provincies.",
        "Mirostad werp ik niet langer tegen als binnenlands beschermingsalternatief.",
        "Lokale bestuurders wijs ik aan als risicogroep.",
        "Ik heb daarom besloten het vertrekmoratorium te beëindigen.",
        "Voor alleenstaande vrouwen heb ik in overleg met de IND besloten het beleid te verruimen.",
        "Het moratorium gaat in op 1 juli 2024.",
        "I have decided to extend the moratorium on decisions.",
        "I have introduced a moratorium on decisions and revoked the earlier one.",
        "I therefore designate local officials as a risk group.",
        "The designation applies with effect from 3 March 2025.",
    ],
)
def test_a_sentence_that_brings_policy_in_or_changes_it_announces(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hierbij stel ik u op de hoogte van het nieuwe ambtsbericht.",
        "Ik informeer uw Kamer over de vraag of het besluitmoratorium wordt verlengd of beëindigd.",
        "De situatie in het noorden is verslechterd.",
        "The report describes how the moratorium on executions remained in place.",
    ],
)
def test_a_sentence_that_only_tells_announces_nothing(text: str) -> None:
    assert not announces(text)


def test_only_a_letter_of_after_the_day_a_rule_holds_from_is_later() -> None:
    assert is_later(LETTER, RULE)
    assert not is_later(replace(LETTER, published="2023-12-31"), RULE)
    assert not is_later(replace(LETTER, published=None), RULE)
    assert not is_later(RULE, LETTER)
    assert not is_later(replace(LETTER, source_type=SourceType.AMBTSBERICHT), RULE)


@pytest.mark.parametrize(("language", "begins"), [("nl", "Let op: later dan"), ("en", "Note: later than")])
def test_an_answer_that_quotes_a_rule_and_a_later_letter_says_so(language: str, begins: str) -> None:
    (line,) = told_later(Understood(language=language), [RULE, LETTER, LETTER])
    assert line.startswith(begins)
    assert "2024-01-01" in line
    assert line.count("Landenbeleid (2024-06-21)") == 1


def test_nothing_is_said_of_a_letter_that_the_newest_rule_quoted_came_after() -> None:
    newer = replace(RULE, valid_from="2024-07-01")
    assert not list(told_later(Understood(language="nl"), [RULE, newer, LETTER]))
    assert not list(told_later(Understood(language="nl"), [LETTER]))
