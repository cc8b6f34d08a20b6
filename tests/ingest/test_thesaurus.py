"""The thesaurus is whole, every term leads to its concept and to its translation."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.concept_units import pattern, units
from ingest.thesaurus import Kind, Thesaurus
from tests.ingest.concepts_found import found, lines_of


def test_there_are_enough_groups_and_topics_and_each_has_terms_in_both_languages(
    thesaurus: Thesaurus,
) -> None:
    kinds = Counter(concept.kind for concept in thesaurus.concepts.values())

    assert kinds[Kind.GROUP] >= 60
    assert kinds[Kind.TOPIC] + kinds[Kind.LEGAL] >= 80
    for id_ in thesaurus.concepts:
        assert thesaurus.terms(id_, "nl"), id_
        assert thesaurus.terms(id_, "en"), id_


def test_broader_and_related_concepts_exist(thesaurus: Thesaurus) -> None:
    for concept in thesaurus.concepts.values():
        for other in (*concept.broader, *concept.related):
            assert other in thesaurus.concepts, (concept.id, other)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_term_finds_its_own_concept(thesaurus: Thesaurus, language: str) -> None:
    for id_ in thesaurus.concepts:
        for term in thesaurus.terms(id_, language):
            if units(term, language):
                assert id_ in {mention.concept for mention in thesaurus.find(term, language)}, (id_, term)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_paraphrase_asks_for_something_in_each_of_its_parts(
    thesaurus: Thesaurus, language: str
) -> None:
    for concept in thesaurus.concepts.values():
        for paraphrase in concept.paraphrases(language):
            wanted = pattern(paraphrase, language)
            assert wanted, paraphrase
            assert all(wanted), paraphrase


def test_an_asked_phrase_counts_in_a_question_and_not_in_a_document(thesaurus: Thesaurus) -> None:
    text = "Kan het gezin naar een andere stad verhuizen?"

    assert "internal_protection" in {m.concept for m in thesaurus.find(text, "nl")}
    assert all(m.surface != "andere stad" for m in thesaurus.find(text, "nl", loose=False))


def test_an_asked_phrase_inside_a_term_says_nothing_else(thesaurus: Thesaurus) -> None:
    found = {m.concept for m in thesaurus.find("Are Christian converts at risk?", "en")}

    assert "converts" in found
    assert "christians" not in found


def test_everyday_wordings_find_their_concept(thesaurus: Thesaurus) -> None:
    rows = [line.split("\t") for line in lines_of("concept-phrases.tsv")]
    missed = [
        (concept, phrase)
        for language, concept, phrase in rows
        if concept not in {mention.concept for mention in thesaurus.find(phrase, language)}
    ]

    assert len(rows) > 150
    assert not missed


def test_a_term_inside_a_longer_one_does_not_count(thesaurus: Thesaurus) -> None:
    mentions = thesaurus.find("alleenstaande minderjarige vreemdelingen", "nl", loose=False)

    assert [mention.concept for mention in mentions] == ["unaccompanied_minors"]


def test_paraphrases_do_not_reach_over_the_end_of_a_sentence(thesaurus: Thesaurus) -> None:
    apart = thesaurus.find("Hij vroeg elders raad. Velen vluchtten om veilig te zijn.", "nl")

    assert "internal_protection" not in {mention.concept for mention in apart}


def test_paraphrases_are_left_out_on_request(thesaurus: Thesaurus) -> None:
    question = "Kan zij in een andere stad terecht bij familie?"

    assert any(mention.loose for mention in thesaurus.find(question, "nl"))
    assert not any(mention.loose for mention in thesaurus.find(question, "nl", loose=False))


def test_terms_are_translated_through_their_concepts(thesaurus: Thesaurus) -> None:
    assert "internal protection alternative" in thesaurus.translate("vestigingsalternatief", "nl", "en")
    assert "risicogroepen" in thesaurus.translate("risk groups in Iraq", "en", "nl")
    assert len(thesaurus.translate("risk groups", "en", "nl", most=2)) == 2
    assert thesaurus.translate("de hoofdstad van Frankrijk", "nl", "en") == ()


def test_another_language_finds_nothing(thesaurus: Thesaurus) -> None:
    assert thesaurus.find("les femmes et les enfants", "fr") == ()


@given(text=st.text(max_size=60), language=st.sampled_from(["nl", "en"]))
def test_a_mention_is_the_text_at_its_place(thesaurus: Thesaurus, text: str, language: str) -> None:
    whole = f"marteling {text} corruption"
    for mention in thesaurus.find(whole, language):
        assert whole[mention.start : mention.end] == mention.surface


def test_questions_and_the_headings_that_answer_them_share_a_concept(
    thesaurus: Thesaurus, shared: Path
) -> None:
    for name, language in (("vc2000-2014-dev", "nl"), ("usdos-dev", "en")):
        for line in (shared / "questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            asked = found(thesaurus, entry["question"], entry["lang"])
            headings = set().union(*(found(thesaurus, gold["heading"], language) for gold in entry["gold"]))
            assert asked & headings, entry["question"]


@pytest.mark.parametrize("said", ["lhbti'ers", "LHBTI'ERS", "lhbt\u2019ers", "lhbtiq+'ers", "LHBTIQ+"])
def test_people_called_by_letters_are_recognised_however_written(said: str) -> None:
    found = Thesaurus.load().find(f"{said} in Turkije", "nl")

    assert [mention.concept for mention in found] == ["lgbti"]
