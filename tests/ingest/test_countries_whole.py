"""Headings, invented countries, texts labelled by hand, and every country there is."""

import json
from pathlib import Path

import pycountry
import pytest

from ingest.countries import CountryNames, Gazetteer
from tests.ingest.gazetteer_codes import codes

ROOT = Path(__file__).resolve().parents[2]


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


def test_the_country_of_every_question_is_found(gazetteer: Gazetteer, shared: Path) -> None:
    for name in ("vc2000-2014-dev", "usdos-dev"):
        for line in (shared / "questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            expected = codes(gazetteer, entry["country"])[-1:]
            found = [m.code for m in gazetteer.find(entry["question"], entry["lang"]) if m.may_be_origin]
            assert expected, entry["country"]
            assert set(found) == set(expected), entry["question"]
