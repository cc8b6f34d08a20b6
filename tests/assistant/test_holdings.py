"""A refusal says what is held on a country and may be used at the date asked for; chapters of policy rules count."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Refusal, Understood
from assistant.ask import Assistant
from assistant.eligible import eligible
from assistant.holdings import nothing_found, usable
from ingest.countries import Gazetteer
from ingest.document import Document, Section
from ingest.errors import UnknownDocument
from ingest.passage import Source, SourceType

TODAY = date(2026, 1, 1)
EARLY = Source(
    id="1" * 16,
    sha256="1" * 64,
    file="early.html",
    title="Report of 2014",
    publisher="UN",
    source_type=SourceType.COI_REPORT,
    language="en",
    countries=("IRQ",),
    work="report",
    published="2015-02-01",
    covers_until="2014-12-31",
    superseded_by="2" * 16,
)
LATE = replace(
    EARLY,
    id="2" * 16,
    sha256="2" * 64,
    title="Report of 2024",
    published="2025-02-01",
    covers_until="2024-12-31",
    superseded_by=None,
)
RULE = Source(
    id="3" * 16,
    sha256="3" * 64,
    file="rule.xml",
    title="Circulaire, versie 2015",
    publisher="Ministerie",
    source_type=SourceType.POLICY_RULE,
    language="nl",
    countries=("*",),
    work="circulaire",
    published="2015-01-05",
    valid_from="2015-01-05",
)
NEWER_RULE = replace(
    RULE,
    id="4" * 16,
    sha256="4" * 64,
    title="Circulaire, versie 2020",
    valid_from="2020-01-01",
    published="2020-01-01",
)


class Held:
    """A shelf with these documents; the rules have a chapter on Iraq with a section below it."""

    def __init__(self, *sources: Source) -> None:
        self._sources = sources

    def sources(self) -> tuple[Source, ...]:
        return self._sources

    def document(self, source: Source) -> Document:
        if source not in self._sources:
            raise UnknownDocument(source.id)
        chapter = Section(
            number="13",
            title="Het beleid voor Irak",
            level=2,
            start=0,
            end=4,
            path=("Het beleid voor Irak",),
            countries=("IRQ",),
        )
        below = replace(chapter, number="13.1", title="Besluitmoratorium", level=3, start=2)
        return Document(sha256=source.sha256, text="Text", blocks=(), sections=(chapter, below))


def said(*held: Source, country: str = "IRQ", as_of: str | None = None, language: str = "nl") -> str:
    understood = Understood(language=language, countries=(country,), as_of=as_of)
    allowed = eligible(held, understood, TODAY)
    return nothing_found(understood, allowed, Held(*held), Gazetteer.load())


def test_what_was_published_after_the_reference_date_is_not_listed() -> None:
    assert "Over Irak zijn opgenomen: 2 landenrapporten (2014–2024)." in said(EARLY, LATE)
    assert "Over Irak is op 2015-06-01 te gebruiken: 1 landenrapport (2014)." in said(
        EARLY, LATE, as_of="2015-06-01"
    )
    assert "On Iraq can be used as of 2015-06-01: 1 country report" in said(
        EARLY, as_of="2015-06-01", language="en"
    )
    assert "geen landenrapport opgenomen dat op 2010-01-01 te gebruiken is" in said(
        EARLY, LATE, as_of="2010-01-01"
    )


@pytest.mark.parametrize(
    ("as_of", "version"), [(None, "Circulaire, versie 2020"), ("2016-01-01", "Circulaire, versie 2015")]
)
def test_the_chapter_of_the_policy_rules_on_the_country_is_named_in_the_version_of_the_date(
    as_of: str | None, version: str
) -> None:
    message = said(EARLY, RULE, NEWER_RULE, as_of=as_of)

    assert f"Een hoofdstuk over Irak staat in: {version}, “13 Het beleid voor Irak”." in message
    assert message.count("hoofdstuk") == 1
    assert "A chapter on Iraq is in: " in said(RULE, language="en")


def test_without_a_chapter_it_is_said_that_some_documents_treat_countries_by_section() -> None:
    assert "Over Peru is geen landenrapport opgenomen. Wel is er een document dat" in said(
        RULE, country="PER"
    )
    assert "There are 2 documents that treat" in said(RULE, NEWER_RULE, country="PER", language="en")
    assert said(EARLY, country="PER").splitlines()[1] == "Over Peru is geen landenrapport opgenomen."


def test_everything_may_be_used_where_no_date_is_asked_for() -> None:
    held = (EARLY, LATE, RULE, NEWER_RULE)

    assert usable(held, Understood(language="nl")) == held
    assert usable(held, Understood(language="nl", as_of="2016-01-01")) == (EARLY, RULE)


def test_the_chapters_of_the_example_rules_are_named(assistant: Assistant) -> None:
    now = assistant.ask("Hoeveel olifanten leven er in Varenië?")
    then = assistant.ask("Hoeveel olifanten leven er in Varenië?", as_of="2023-03-01")

    assert isinstance(now, Refusal)
    assert isinstance(then, Refusal)
    assert (
        "Een hoofdstuk over Varenië staat in: Voorbeeldcirculaire vreemdelingen (C), hoofdstuk C7"
        in now.message
    )
    assert "is op 2023-03-01 te gebruiken: " in then.message
    assert "2024" not in then.message.split("te gebruiken: ")[1].splitlines()[0]
