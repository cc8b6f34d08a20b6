"""Groups, topics and legal terms are recognised in the words of officers, lawyers and headings, misspelt ones too."""

import pytest

from ingest.thesaurus import Thesaurus
from tests.ingest.concepts_found import found


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
