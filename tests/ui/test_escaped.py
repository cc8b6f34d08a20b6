"""Messages as HTML: paragraphs and lists, and nothing that was not the program's own."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.escaped import lines, told


def test_a_message_is_paragraphs_and_its_dashes_are_a_list() -> None:
    assert (
        told("Held:\n- one\n- two\n\nAsk on.")
        == "<p>Held:</p><ul><li>one</li><li>two</li></ul><p>Ask on.</p>"
    )
    assert told("A - B") == "<p>A - B</p>"
    assert told("") == ""


@given(st.text(alphabet="ab<>&\"'- \n"))
def test_whatever_a_message_says_adds_no_other_element(message: str) -> None:
    assert set(re.findall(r"<[^>]*>", told(message))) <= {"<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>"}
    assert set(re.findall(r"<[^>]*>", lines(message))) <= {"<br>"}
