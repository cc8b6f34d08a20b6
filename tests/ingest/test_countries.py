"""Countries are found under every name people use, and only where a country is meant."""

import json
from functools import cache
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.countries import CountryNames, Gazetteer, How

ROOT = Path(__file__).resolve().parents[2]


@cache
def loaded() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return loaded()


def codes(gazetteer: Gazetteer, text: str, language: str = "nl") -> list[str]:
    return [mention.code for mention in gazetteer.find(text, language)]


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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Het asielbeleid ten aanzien van de DRC", ("COD",)),
        ("Het asielbeleid ten aanzien van Congo DRC", ("COD",)),
        ("Het beleid ten aanzien van Armenië", ("ARM",)),
        ("Situatie Noord-Somalië", ("SOM",)),
        ("Veiligheidssituatie in Noord- en Zuid-Kivu, Haut- en Bas Uélé", ("COD",)),
        ("Country Guidance: Syria (2024)", ("SYR",)),
        ("Algemeen ambtsbericht Jemen", ("YEM",)),
        ("Sudan and South Sudan", ("SDN", "SSD")),
        # about another place, or about people
        ("Eerder verblijf in Armenië", ()),
        ("Buitenlands vestigingsalternatief in Armenië", ()),
        ("Etnisch Armeniërs", ()),
        ("Verlies van het Turkse staatsburgerschap", ()),
        ("In Nederland bekeerde christenen", ()),
        ("Vrouwen", ()),
    ],
)
def test_a_heading_names_the_country_its_section_is_about(
    gazetteer: Gazetteer, title: str, expected: tuple[str, ...]
) -> None:
    assert gazetteer.heading_countries(title) == expected


def test_an_invented_country_is_found_like_any_other() -> None:
    extra = CountryNames(
        code="XVA", names=("Valdorië", "Valdoria"), demonyms=("Valdorische",), places=("Port Estel",)
    )
    gazetteer = Gazetteer.load(extra=[extra])

    assert codes(gazetteer, "Valdorische vrouwen in Port Estel") == ["XVA", "XVA"]
    assert codes(gazetteer, "situatie in Valdorei") == ["XVA"]
    assert gazetteer.name("XVA", "en") == "Valdorië"


def test_an_invented_country_is_called_by_its_name_in_either_language() -> None:
    extra = CountryNames(code="XVA", names=("Valdorië", "Valdoria"), in_english="Valdoria")
    gazetteer = Gazetteer.load(extra=[extra])

    assert (gazetteer.name("XVA", "nl"), gazetteer.name("XVA", "en")) == ("Valdorië", "Valdoria")


def test_texts_labelled_by_hand_name_their_countries_and_no_other(gazetteer: Gazetteer) -> None:
    lines = (ROOT / "eval" / "sets" / "country-texts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    wrong = [
        (text, found)
        for language, expected, text in rows
        if (found := list(dict.fromkeys(codes(gazetteer, text, language))))
        != expected.replace("-", "").split(",")
        and (found or expected != "-")
    ]

    assert len(rows) > 250
    assert not wrong


def test_every_country_is_found_under_the_name_it_is_given(gazetteer: Gazetteer) -> None:
    skipped = {"ATA", "BVT", "HMD", "ATF", "IOT", "UMI", "SGS"}
    for country in pycountry.countries:
        if country.alpha_3 not in skipped:
            for language in ("nl", "en"):
                name = gazetteer.name(country.alpha_3, language)
                assert codes(gazetteer, name, language)[:1] == [country.alpha_3], name


@given(st.text(max_size=80))
def test_a_mention_is_the_text_at_its_place(text: str) -> None:
    whole = f"Irak {text} Syrië"
    for mention in loaded().find(whole):
        assert whole[mention.start : mention.end] == mention.surface


def test_the_country_of_every_question_is_found(gazetteer: Gazetteer, shared: Path) -> None:
    for name in ("vc2000-2014-dev", "usdos-dev"):
        for line in (shared / "questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            expected = codes(gazetteer, entry["country"])[-1:]
            found = [m.code for m in gazetteer.find(entry["question"], entry["lang"]) if m.may_be_origin]
            assert expected, entry["country"]
            assert set(found) == set(expected), entry["question"]
