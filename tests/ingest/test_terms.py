"""Search tokens meet every spelling of a word; their weights saturate and forgive length."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.compounds import parts
from ingest.terms import PlacedTokens, concept_tokens, document_vector, query_vector, token_id, tokens
from ingest.thesaurus import Thesaurus
from ingest.words import fold, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("veiligheidssituatie", "veiligheidssituaties"),
        ("VEILIGHEIDSSITUATIE", "veiligheidssituatie"),
        ("Syrië", "syrie"),
        ("bahá’ís", "bahai"),
        ("amv's", "amv"),
        ("vluchtelingen", "vluchteling"),
        ("doodstraffen", "doodstraf"),
        ("rechtszaken", "rechtszaak"),
        ("staatlozen", "staatloos"),
        ("gevangenissen", "gevangenis"),
        ("ziekenhuizen", "ziekenhuis"),
        ("bekeerlingen", "bekeerling"),
        ("hazara's", "hazaras"),
    ],
)
def test_spellings_of_one_dutch_word_share_a_token(one: str, other: str) -> None:
    assert set(tokens(one, "nl")) & set(tokens(other, "nl"))


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("veiligheidssituaties", ("veiligheid", "situaties")),
        ("minderheidsgroepen", ("minderheid", "groepen")),
        ("vluchtelingenkampen", ("vluchteling", "kampen")),
        ("dienstplichtontduikers", ("dienstplicht", "ontduikers")),
        ("mensenrechtenverdedigers", ("mens", "recht", "verdedigers")),
        ("vestigingsalternatief", ("vestiging", "alternatief")),
        ("onderzoek", ("onderzoek",)),
        ("overheid", ("overheid",)),
        ("bekeerlingen", ("bekeerlingen",)),
        ("internationale", ("internationale",)),
    ],
)
def test_a_dutch_compound_is_taken_apart_and_a_plain_word_is_not(
    compound: str, expected: tuple[str, ...]
) -> None:
    assert parts(compound) == expected


def test_a_compound_is_found_by_its_parts_and_as_a_whole() -> None:
    compound = set(tokens("veiligheidssituaties", "nl"))

    assert set(tokens("situatie veiligheid", "nl")) <= compound
    assert stem("veiligheidssituatie", "nl") in compound


def test_stop_words_are_left_out() -> None:
    assert tokens("Is er in het land ook een?", "nl") == ("land",)
    assert tokens("What is the", "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "reference"),
    [
        ("artikel 15c", "nl", "15c"),
        ("artikel 15, aanhef en onder c, van de richtlijn", "nl", "15c"),
        ("Article 15(c)", "en", "15c"),
        ("artikel 1F Vluchtelingenverdrag", "nl", "1f"),
        ("Article 1 (F)", "en", "1f"),
        ("paragraaf C2/3.2 Vc", "nl", "c2/3.2"),
        ("artikel 3.118a Vb", "nl", "3.118a"),
        ("sinds 2021", "nl", "2021"),
    ],
)
def test_numbers_and_references_can_be_searched(text: str, language: str, reference: str) -> None:
    assert reference in tokens(text, language)


def test_concept_tokens_are_the_same_in_both_languages() -> None:
    thesaurus = Thesaurus.load()
    dutch = concept_tokens("binnenlands beschermingsalternatief", "nl", thesaurus)
    english = concept_tokens("internal flight alternative", "en", thesaurus)

    assert dutch == english == ("c:internal_protection",)


def test_concept_tokens_hold_the_wider_concepts() -> None:
    assert concept_tokens("single women", "en", Thesaurus.load()) == ("c:single_women", "c:women")


def test_token_numbers_are_stable_and_fit_in_32_bits() -> None:
    assert token_id("c:women") == 1491860873
    assert 0 <= token_id("dienstplicht") < 2**32


def test_a_document_weight_saturates_with_repetition() -> None:
    once, thrice = (document_vector(["a"] * n + ["b"] * (10 - n), 10.0) for n in (1, 3))
    weight_once = dict(zip(once.indices, once.values, strict=True))[token_id("a")]
    weight_thrice = dict(zip(thrice.indices, thrice.values, strict=True))[token_id("a")]

    # tf (k1 + 1) / (tf + k1) at the average length, k1 = 1.2: 2.2 / 2.2 and 6.6 / 4.2
    assert weight_once == pytest.approx(1.0)
    assert weight_thrice == pytest.approx(6.6 / 4.2)


def test_a_longer_passage_weighs_the_same_word_less() -> None:
    short, long = (document_vector(["a"] + ["b"] * n, 10.0) for n in (4, 39))

    assert short.values[short.indices.index(token_id("a"))] > long.values[long.indices.index(token_id("a"))]


def test_an_empty_text_has_an_empty_vector() -> None:
    assert document_vector((), 0.0).indices == ()
    assert query_vector(()).values == ()


def test_query_weights_of_a_repeated_token_add_up() -> None:
    vector = query_vector([("a", 1.0), ("b", 0.5), ("a", 0.25), ("c", 0.0)])

    assert dict(zip(vector.indices, vector.values, strict=True)) == {token_id("a"): 1.25, token_id("b"): 0.5}


@given(st.lists(st.text(max_size=8), max_size=60), st.floats(min_value=1, max_value=500))
def test_vector_indices_are_ascending_and_weights_positive(found: list[str], average: float) -> None:
    vector = document_vector(found, average)

    assert list(vector.indices) == sorted(set(vector.indices))
    assert all(weight > 0 for weight in vector.values)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80), st.sampled_from(["nl", "en", "fr"]))
def test_capitals_make_no_difference(text: str, language: str) -> None:
    assert tokens(text.lower(), language) == tokens(text.lower().casefold(), language)


def test_a_thousand_passages_are_tokenised_within_two_seconds(corpus: Path) -> None:
    thesaurus = Thesaurus.load()
    text = (corpus / "vreemdelingencirculaire" / "BWBR0012288-2014-01-01.md").read_text(encoding="utf-8")
    row = text.split()
    passages = [" ".join(row[i : i + 150]) for i in range(0, len(row), 150)]
    thesaurus.find(text, "nl")
    tokens(text, "nl")

    began = time.process_time()
    for passage in passages:
        tokens(passage, "nl")
        concept_tokens(passage, "nl", thesaurus, loose=False)
    spent = time.process_time() - began

    # About 0.6 ms a passage; the bound leaves room for a slow machine.
    assert spent / len(passages) < 0.002


@given(st.lists(st.text(max_size=40), max_size=6), st.sampled_from(["nl", "en", "fr"]))
def test_the_tokens_of_a_part_are_those_of_its_text_alone(lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    placed = PlacedTokens.of(text, language)
    start = 0
    for line in lines:
        end = start + len(line)
        assert placed.within(start, end) == frozenset(tokens(line, language))
        start = end + 1


def test_a_reference_is_a_token_of_the_part_that_holds_it() -> None:
    text = "De weg is dicht. Zie artikel 15, aanhef en onder c."
    placed = PlacedTokens.of(text, "nl")

    assert "15c" in placed.within(17, len(text))
    assert "15c" not in placed.within(0, 16)
