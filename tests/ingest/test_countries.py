"""Countries are found under every name people use, and only where a country is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.countries import Gazetteer, How
from tests.ingest.gazetteer_codes import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # official, common and former names
        ("de Democratische Republiek Congo", ["COD"]),
        ("DR Congo", ["COD"]),
        ("Congo DRC (Democratische Republiek Congo)", ["COD"]),
        ("Congo-Kinshasa", ["COD"]),
        ("in de DRC", ["COD"]),
        ("de Republiek Congo", ["COG"]),
        ("Republic of the Congo", ["COG"]),
        ("Congo-Brazzaville", ["COG"]),
        ("Myanmar (Birma)", ["MMR"]),
        ("Côte d'Ivoire", ["CIV"]),
        ("Cote d’Ivoire", ["CIV"]),
        ("Swaziland", ["SWZ"]),
        ("Bosnië Herzegovina", ["BIH"]),
        ("Bosnia and Herzegovina", ["BIH"]),
        ("Iran (Islamic Republic of)", ["IRN"]),
        ("Korea, Democratic People's Republic of", ["PRK"]),
        ("de Palestijnse gebieden", ["PSE"]),
        ("Wit-Rusland", ["BLR"]),
        ("Kosovo", ["XKX"]),
        # the longer name wins
        ("Guinee-Bissau", ["GNB"]),
        ("Guinee", ["GIN"]),
        ("Equatoriaal-Guinea", ["GNQ"]),
        ("Papoea-Nieuw-Guinea", ["PNG"]),
        ("Zuid-Soedan", ["SSD"]),
        ("Soedan en Zuid-Soedan", ["SDN", "SSD"]),
        ("Noord-Korea", ["PRK"]),
        ("Noord- en Zuid-Korea", ["KOR", "PRK"]),
        # adjectives and inhabitants
        ("Syrische vrouwen", ["SYR"]),
        ("Syriërs", ["SYR"]),
        ("Afghaanse tolken", ["AFG"]),
        ("een Afghaan", ["AFG"]),
        ("Oegandezen", ["UGA"]),
        ("Somalische clans", ["SOM"]),
        ("Congolese asielzoekers", ["COD"]),
        ("Tsjetsjeense afkomst", ["RUS"]),
        ("Nigerese en Nigeriaanse", ["NER", "NGA"]),
        # places
        ("Mogadishu", ["SOM"]),
        ("terug naar Sinjar", ["IRQ"]),
        ("in Kaboel", ["AFG"]),
        ("Tigray", ["ETH"]),
        ("Noord-Somalië", ["SOM"]),
        ("Koerdistan (Irak)", ["IRQ"]),
        ("de KAR", ["IRQ"]),
        ("Koerdistan", ["IRQ"]),
        ("Koerdistan in Turkije", ["TUR"]),
        # compounds, capitals, accents
        ("het Irakbeleid", ["IRQ"]),
        ("Syriëgangers", ["SYR"]),
        ("syrie somalie turkije", ["SYR", "SOM", "TUR"]),
        ("EU en Nederland", ["EUE", "NLD"]),
    ],
)
def test_a_country_is_found_in_its_dutch_forms(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert codes(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What about Iraqis in Iran?", ["IRQ", "IRN"]),
        ("Turkish journalists", ["TUR"]),
        ("turkey asylum", ["TUR"]),
        ("Burmese refugees", ["MMR"]),
        ("the Gambia", ["GMB"]),
        ("people from the CAR", ["CAF"]),
        ("Ivory Coast", ["CIV"]),
        ("the US and the UK", ["USA", "GBR"]),
        ("Afghan interpreters", ["AFG"]),
        ("North Korean defectors", ["PRK"]),
        ("eritrea national service exemption", ["ERI"]),
    ],
)
def test_a_country_is_found_in_its_english_forms(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert codes(gazetteer, text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Turks fruit",
        "Atlanta, Georgia",
        "South Georgia",
        "Michael Jordan",
        "hij spreekt Turks",
        "de Turkse taal",
        "formaliteiten",
        "Tiran",
        "een man en een kano",
        "from afar",
        "tell us about the car",
        "Let op",
        "het Verdrag van Istanbul",
        "the Kampala Convention",
        "Latijns-Amerika",
        "a guinea pig",
        "Indien de vreemdeling een service vraagt",
        "roast turkey for dinner",
        "Who may begin to serve?",
        "No Way Out",  # not Norway
    ],
)
def test_no_country_is_found_where_none_is_meant(gazetteer: Gazetteer, text: str) -> None:
    assert codes(gazetteer, text, "en") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Afganisthan", "AFG"),
        ("Erytrea", "ERI"),
        ("Colmbia", "COL"),
        ("Sieera Leone", "SLE"),
        ("Azerbeidzjann", "AZE"),
        ("Yemne", "YEM"),
        ("Pakistn", "PAK"),
        ("Somaliea", "SOM"),
    ],
)
def test_a_typing_error_does_not_hide_the_country(gazetteer: Gazetteer, text: str, code: str) -> None:
    (mention,) = gazetteer.find(f"Hoe is de situatie in {text}?")

    assert (mention.code, mention.how, mention.surface) == (code, How.FUZZY, text)


def test_misspelt_names_are_not_looked_for_beside_a_correct_one(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "Van Irak naar Afganisthan") == ["IRQ"]


def test_the_netherlands_and_the_union_are_no_countries_of_origin(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.find("Syriërs in Nederland en de Europese Unie")

    assert [(m.code, m.may_be_origin) for m in mentions] == [("SYR", True), ("NLD", False), ("EUE", False)]


@given(text=st.text(max_size=80))
def test_a_mention_is_the_text_at_its_place(gazetteer: Gazetteer, text: str) -> None:
    whole = f"Irak {text} Syrië"
    for mention in gazetteer.find(whole):
        assert whole[mention.start : mention.end] == mention.surface
