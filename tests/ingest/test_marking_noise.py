"""Blurred and torn markings are read, and the lines around a marking and the rest of its line decide whether it holds."""

from datetime import date

import pytest

from ingest.markings import blocking, scan

TODAY = date(2026, 6, 1)
BODY = "In het noorden zijn incidenten gemeld.\n\nDe regering heeft controleposten ingesteld.\n\nEr is geen opvang."


def stops(text: str) -> bool:
    return bool(blocking(scan([text], "rapport.pdf", (), today=TODAY), ()))


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("Stg. GEHEIIVI", id="strokes of a letter apart"),
        pytest.param("NATO SECPET", id="a letter that looks alike"),
        pytest.param("N iet openbaar", id="a word torn in two"),
        pytest.param("TLP:AM BER", id="a short word torn"),
        pytest.param("Departementaal Vertrouwelijh", id="the last letter"),
        pytest.param("TKÈS SECRET UE/EU TOP SECRET", id="one of several words"),
        pytest.param("EIVIBARGO TOT 3 JULI 2027", id="beside a date"),
        pytest.param("17    |    CONGEPT", id="beside a page number"),
    ],
)
def test_a_blurred_marking_is_read_and_told_as_printed(printed: str) -> None:
    (found,) = blocking(scan([f"{printed}\n\n{BODY}"], "", (), today=TODAY), ())

    assert found.text in printed


@pytest.mark.parametrize(
    "line",
    [
        "Concert",
        "Interim",
        "Drift",
        "Limits",
        "Sector",
        "Not confidential",
        "Bron: vertrouwelijk",
        "Personeel",
    ],
)
def test_a_word_that_looks_like_a_marking_is_none(line: str) -> None:
    assert not stops(f"{line}\n\n{BODY}")
    assert not stops(f"{line.upper()}\n\n{BODY}")


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        pytest.param("NIET\nOPENBAAR", True, id="over two lines"),
        pytest.param("DEPARTEMENTAAL VERTROU-\nWELIJK", True, id="broken off"),
        pytest.param("Onder embargo\ntot 3 juli 2020", False, id="a date in the next line that is past"),
        pytest.param("SECRET\nDeclassified on 2 May 2018", False, id="taken away in the next line"),
        pytest.param("SECRET\nDeclassified on 2 May 2038", True, id="to be taken away"),
        pytest.param("Vertrouwelijk: ja", True, id="a field that says yes"),
        pytest.param("Vertrouwelijk: nee", False, id="a field that says no"),
        pytest.param("Openbaar: nee", True, id="a field that says not public"),
        pytest.param("Bijlagen\n1. Kaart\n2. Reactie (vertrouwelijk)", False, id="a list of annexes"),
        pytest.param(
            "Embargo tot 31 mei 2030 verlengd door de Verenigde Naties", False, id="a sentence on an embargo"
        ),
        pytest.param("Embargo tot nader bericht", True, id="an embargo until word comes"),
        pytest.param("Niet verspreiden buiten de IND", True, id="how far it may go"),
    ],
)
def test_the_lines_around_and_the_rest_of_a_line_decide(text: str, stopped: bool) -> None:  # noqa: FBT001
    assert stops(f"{text}\n\n{BODY}") is stopped
