"""The normal form keeps what is printed; the folded form is for matching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.normal import fold, normal


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param("een  \n\t twee", "een twee", id="white space"),
        pytest.param("lands\u00adbeleid", "landsbeleid", id="soft hyphen"),
        pytest.param("art.\u00a029", "art. 29", id="no-break space"),
        pytest.param("EU\u2011lidstaten", "EU-lidstaten", id="no-break hyphen"),
        pytest.param("o\ufb03ce \ufb01le", "office file", id="ligatures"),
        pytest.param("cafe\u0301", "café", id="composed accents"),
        pytest.param("“citaat” ‘x’ – — …", "“citaat” ‘x’ – — …", id="typographic marks stay"),
        pytest.param("• punt", "• punt", id="list mark stays"),
        pytest.param("a\u200bb\u200e\ufeff", "ab", id="shapeless characters"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian joiner stays"),
        pytest.param("nul\x00l", "null", id="control character"),
    ],
)
def test_normal_form(raw: str, shown: str) -> None:
    assert normal(raw) == shown


@given(st.text())
def test_normal_form_is_reached_in_one_step(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text())
def test_normal_form_has_no_space_but_single_ones(text: str) -> None:
    assert "  " not in normal(text)
    assert "\n" not in normal(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“Het Beleid” – C7", '"het beleid" - c7'),
        ("landge-\nbonden  beleid", "landgebonden beleid"),
        ("zo’n", "zo'n"),
        ("STRASSE", "straße"),
    ],
)
def test_what_differs_in_print_only_folds_to_the_same(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_folding_keeps_different_words_apart() -> None:
    assert fold("wel asiel") != fold("geen asiel")
