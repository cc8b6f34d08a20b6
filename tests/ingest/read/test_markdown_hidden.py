"""What a rendered page of Markdown does not show is no text, and is listed as removed."""

import time

import pytest

from ingest.document import Document
from ingest.read.markdown import read


def _read(text: str) -> Document:
    return read(text.encode())


@pytest.mark.parametrize(
    ("hidden", "listed"),
    [
        ('<p style="display:none">stil plan</p>', "stil plan"),
        ('<P STYLE="visibility: hidden">stil\nplan\n', "stil plan"),
        ("<div hidden>\n\nstil\n\n<div>plan</div>\n\n</div>", "stil plan"),
        ('<span class="sr-only">stil plan</span>', "stil plan"),
        ("<style>.weg { display: none }</style>", ".weg { display: none }"),
        ("<script>stil('plan')</script>", "stil('plan')"),
        ("<!-- stil\n\nplan -->", "stil plan"),
        ('<td style="font-size:0">stil plan</td>', "stil plan"),
    ],
)
def test_html_that_no_page_shows_is_dropped_and_listed(hidden: str, listed: str) -> None:
    document = _read(f"# Kop\n\nVooraf.\n\n{hidden}\n\nDaarna blijft alles staan.\n")
    assert document.text == "Kop\n\nVooraf.\n\nDaarna blijft alles staan."
    assert [(part.reason, part.text) for part in document.removed] == [("hidden", listed)]


def test_hidden_words_within_a_sentence_leave_the_sentence_whole() -> None:
    document = _read('Er is <span style="display:none">geen</span> risico voor <b>terugkeerders</b>.\n')
    assert document.text == "Er is risico voor terugkeerders ."
    assert [part.text for part in document.removed] == ["geen"]


def test_a_class_that_the_text_itself_hides_is_hidden() -> None:
    document = _read(
        '<style>.weg { display: none }</style>\n\nWel. <i class="weg">Niet.</i> <i class="x">Ook.</i>\n'
    )
    assert document.text == "Wel. Ook."


def test_an_element_that_hides_and_does_not_end_hides_the_rest() -> None:
    document = _read("Wel.\n\n<div hidden>\n\nNiet.\n\nOok niet.\n")
    assert (document.text, document.removed[0].text) == ("Wel.", "Niet. Ook niet.")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "Wel.\n\n```\n<p hidden>voorbeeld</p>\n[1]: https://example.org\n```\n\nEn dit.\n",
            "<p hidden>voorbeeld</p>\n\n[1]: https://example.org",
        ),
        ("Wel \\<p hidden>voorbeeld\\</p>.\n\nEn dit.\n", "<p hidden>voorbeeld</p>."),
        ("Wel <title of the voorbeeld> dit.\n", "Wel dit."),
        ("Wel <p>voorbeeld</p> <em>dit</em>.\n", "Wel voorbeeld dit ."),
        ("Wel.\n\n[A]: voorbeeld\n\nEn dit.\n", "[A]: voorbeeld"),
    ],
)
def test_what_is_code_escaped_or_no_such_tag_stays(source: str, shown: str) -> None:
    document = _read(source)
    assert shown in document.text
    assert not document.removed


@pytest.mark.parametrize(
    "definition",
    [
        '[1]: https://example.org/a "stil plan"',
        "[1]: <https://example.org/a b> (stil plan)",
        "[1]: ../x.md\n  'stil plan'",
    ],
)
def test_the_definition_of_a_link_is_listed_and_not_shown(definition: str) -> None:
    document = _read(f"Zie [het verslag][1] hierover.\n\n{definition}\n\nEn verder.\n")
    assert document.text == "Zie het verslag hierover.\n\nEn verder."
    assert [(part.reason, part.text) for part in document.removed] == [
        ("chrome", " ".join(definition.split()))
    ]


@pytest.mark.parametrize(
    "piece", ["<title ", "<title>", "<div hidden ", "<p hidden>", "<!--", "`", "[a]: //", "<b class=x>"]
)
def test_many_beginnings_without_an_end_are_read_soon(piece: str) -> None:
    begin = time.monotonic()
    _read("Een tekst.\n\n" + f"{piece}\n" * 20_000 + "\n\nSlot.\n")
    assert time.monotonic() - begin < 8
