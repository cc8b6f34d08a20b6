"""What the index gets of a passage: the words with their context, and facts that can be filtered on."""

from dataclasses import replace

import pytest

from ingest.countries import Gazetteer
from ingest.document import BlockKind
from ingest.points import Draft, Drafter
from ingest.thesaurus import Thesaurus
from tests.ingest.built import document_of, source_of

DOCUMENT = document_of(
    [
        (BlockKind.HEADING, "Somalië"),
        (BlockKind.PARAGRAPH, "Vrouwen lopen gevaar in het zuiden."),
        (BlockKind.HEADING, "Irak"),
        (BlockKind.PARAGRAPH, "De veiligheidssituatie is slecht."),
    ]
)


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    return Drafter(gazetteer=Gazetteer.load(()), thesaurus=Thesaurus.load())


def drafts(drafter: Drafter, **facts: object) -> tuple[Draft, ...]:
    return drafter.drafts(DOCUMENT, source_of(**facts))


def test_a_document_about_many_countries_is_placed_section_by_section(drafter: Drafter) -> None:
    found = drafts(drafter, countries=("*",))

    assert [draft.passage.countries for draft in found] == [("SOM",), ("IRQ",)]


def test_a_document_about_one_country_is_about_it_throughout(drafter: Drafter) -> None:
    found = drafts(drafter, countries=("SYR",))

    assert [draft.passage.countries for draft in found] == [("SYR",), ("SYR",)]


def test_what_is_encoded_names_country_title_and_heading_and_holds_the_text(drafter: Drafter) -> None:
    (first, _) = drafts(drafter, countries=("*",), title="Landenbeleid")

    assert first.encoded.splitlines()[0] == "Somalië. Landenbeleid. Somalië"
    assert first.encoded.endswith(first.passage.text)
    assert first.passage.text == "Vrouwen lopen gevaar in het zuiden."


def test_the_same_words_give_the_same_terms_and_other_words_others(drafter: Drafter) -> None:
    one, other = drafts(drafter, countries=("*",))
    again = drafts(drafter, countries=("*",))[0]

    assert one.sparse.indices.tolist() == again.sparse.indices.tolist()
    assert one.sparse.values.tolist() == again.sparse.values.tolist()
    assert set(one.sparse.indices.tolist()) != set(other.sparse.indices.tolist())
    assert (one.sparse.values > 0).all()


def test_terms_do_not_depend_on_the_file_or_its_dates(drafter: Drafter) -> None:
    one = drafts(drafter, countries=("SOM",))
    other = drafts(drafter, countries=("SOM",), file="b.md", published="2023", work="w")

    assert [d.sparse.indices.tolist() for d in one] == [d.sparse.indices.tolist() for d in other]
    assert [replace(d.facts, file="", published_from=None, published_until=None, work=None) for d in one] == [
        replace(d.facts, file="", published_from=None, published_until=None, work=None) for d in other
    ]


def test_a_partial_date_spans_the_days_it_may_mean(drafter: Drafter) -> None:
    facts = drafts(drafter, published="2023-02", valid_from="2023")[0].facts

    assert (facts.published_from, facts.published_until) == (20230201, 20230228)
    assert facts.valid_from == 20230101
