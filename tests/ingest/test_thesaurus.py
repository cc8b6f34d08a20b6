"""Groups, topics and legal terms are recognised in the words of officers, lawyers and headings."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.concept_units import pattern, units
from ingest.thesaurus import Kind, Thesaurus

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"


def lines_of(name: str) -> list[str]:
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return Thesaurus.load()


def found(thesaurus: Thesaurus, text: str, language: str) -> set[str]:
    mentions = thesaurus.find(text, language)
    return {wider for mention in mentions for wider in thesaurus.wider(mention.concept)}


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


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("How were tirals conducted?", "en", "How were trials conducted?"),
        ("the situation of wimen", "en", "the situation of women"),
        ("onrechtmatige dodinng", "nl", "onrechtmatige doding"),
        ("hoe wordt het relaas beoordeeld", "nl", "hoe wordt het relaas beoordeeld"),
        ("Waar woont Tamir nu?", "nl", "Waar woont Tamir nu?"),
        ("While he was there the white house stood", "en", "While he was there the white house stood"),
    ],
)
def test_a_misspelt_word_of_the_field_is_read_as_it_was_meant_and_others_stay(
    thesaurus: Thesaurus, typed: str, language: str, meant: str
) -> None:
    assert thesaurus.corrected(typed, language) == meant


@pytest.mark.parametrize(
    "text",
    [
        "de veiligheidssituatie",
        "veiligheidssituaties",
        "veiligheids situatie",
        "de situatie met betrekking tot de veiligheid",
        "VEILIGHEIDSSITUATIE",
    ],
)
def test_a_dutch_compound_is_found_joined_split_and_turned(thesaurus: Thesaurus, text: str) -> None:
    assert "security_situation" in found(thesaurus, text, "nl")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vlucht- en vestigingsalternatief in de zin van paragraaf C2/6 Vc", "internal_protection"),
        ("Kan iemand zich elders in het land vestigen?", "internal_protection"),
        ("Kan een gezin veilig in een ander deel van Irak gaan wonen?", "internal_protection"),
        ("Wie behoort tot de risicogroepen?", "risk_group"),
        ("Is er adequate opvang voor amv's?", "reception_minors"),
        ("Bescherming door autoriteiten en/of internationale organisaties", "protection"),
        ("Is er sprake van een uitzonderlijke situatie (artikel 15c)?", "article_15c"),
        ("artikel 15, aanhef en onder c", "article_15c"),
        ("Artikel 1 F", "exclusion_1f"),
        ("Wordt nog besloten, of is de beslistermijn verlengd?", "decision_moratorium"),
        ("dienstplichtontduikers", "conscripts"),
        ("Welke straf krijgt een soldaat die uit het leger is gevlucht?", "deserters"),
        ("Loopt een bekeerling gevaar als hij teruggaat naar Iran?", "converts"),
        ("Loopt een bekeerling gevaar als hij teruggaat naar Iran?", "return"),
        ("lhbti-personen", "lgbti"),
        ("Bahá’ís", "bahai"),
        ("yezidi's", "yezidis"),
        ("vrouwenbesnijdenis", "fgm"),
        ("willekeurige of onrechtmatige doding", "killings"),
        ("omstandigheden in gevangenissen", "prison_conditions"),
        ("vluchtelingenkampen", "refugees"),
        ("vrijheid van de pers", "expression"),
        ("alleenstaande vrouwen", "women"),
        ("een internal flight alternative", "internal_protection"),
    ],
)
def test_a_concept_is_found_in_dutch(thesaurus: Thesaurus, text: str, expected: str) -> None:
    assert expected in found(thesaurus, text, "nl")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is there a decision moratorium?", "decision_moratorium"),
        ("adequate reception for unaccompanied minors", "reception_minors"),
        ("Could she relocate to another city?", "internal_protection"),
        ("Is any group systematically exposed to serious harm?", "systematic_exposure"),
        ("eritrea national service exemption", "conscripts"),
        ("draft evaders", "conscripts"),
        ("Women’s rights", "women"),
        ("LGBTQI+ persons", "lgbti"),
        ("a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings", "killings"),
        ("Prison and Detention Center Conditions", "prison_conditions"),
        ("protection of refugees", "refugees"),
        ("the press's freedom", "expression"),
        ("Can the police protect victims?", "protection"),
    ],
)
def test_a_concept_is_found_in_english(thesaurus: Thesaurus, text: str, expected: str) -> None:
    assert expected in found(thesaurus, text, "en")


@pytest.mark.parametrize(
    ("text", "language", "unexpected"),
    [
        ("De IND vraagt informatie over de rechtsgrond", "nl", "human_rights_situation"),
        ("The ministry drafts the report and gave information", "en", "conscripts"),
        ("The ministry drafts the report and gave information", "en", "collaborators"),
        ("Dit is in strijd met de wet", "nl", "security_situation"),
        ("In March the law was published", "en", "assembly"),
        ("De ChristenUnie had geen vragen", "nl", "christians"),
        ("Wat is de hoofdstad van Frankrijk?", "nl", "internal_protection"),
    ],
)
def test_a_concept_is_not_found_where_it_is_not_meant(
    thesaurus: Thesaurus, text: str, language: str, unexpected: str
) -> None:
    assert unexpected not in found(thesaurus, text, language)


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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Is er een vsetigingsalternatief?", "nl", "internal_protection"),
        ("Wordt een groep sistematisch blootgesteld?", "nl", "systematic_exposure"),
        ("Is er een besluitmoratroium?", "nl", "decision_moratorium"),
        ("How were rfugees treated?", "en", "refugees"),
        ("prison condtions", "en", "prison_conditions"),
        ("military servcie", "en", "conscripts"),
    ],
)
def test_a_misspelt_term_is_found_in_a_question(
    thesaurus: Thesaurus, text: str, language: str, expected: str
) -> None:
    assert expected in found(thesaurus, text, language)


@pytest.mark.parametrize(
    ("text", "language", "unexpected"),
    [
        ("Welke regeling geldt hier?", "nl", "political_situation"),
        ("Wat wordt verlangd van de aanvrager?", "nl", "decision_moratorium"),
        ("Which projects exist?", "en", "protection"),
        ("The museum of concerts", "en", "converts"),
    ],
)
def test_an_ordinary_word_is_not_taken_for_a_misspelt_term(
    thesaurus: Thesaurus, text: str, language: str, unexpected: str
) -> None:
    assert unexpected not in found(thesaurus, text, language)


def test_terms_are_translated_through_their_concepts(thesaurus: Thesaurus) -> None:
    assert "internal protection alternative" in thesaurus.translate("vestigingsalternatief", "nl", "en")
    assert "risicogroepen" in thesaurus.translate("risk groups in Iraq", "en", "nl")
    assert len(thesaurus.translate("risk groups", "en", "nl", most=2)) == 2
    assert thesaurus.translate("de hoofdstad van Frankrijk", "nl", "en") == ()


def test_another_language_finds_nothing(thesaurus: Thesaurus) -> None:
    assert thesaurus.find("les femmes et les enfants", "fr") == ()


@given(st.text(max_size=60), st.sampled_from(["nl", "en"]))
def test_a_mention_is_the_text_at_its_place(text: str, language: str) -> None:
    whole = f"marteling {text} corruption"
    for mention in Thesaurus.load().find(whole, language):
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
