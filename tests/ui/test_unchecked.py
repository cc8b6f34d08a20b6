"""What is shown while it cannot be checked whether it is still public: nothing that quotes, and no false reason."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from eval.page_client import free_port
from ingest.settings import Settings
from tests.furnished import copied
from tests.ui.browsing import answered, entered
from ui.app import launch
from ui.desk import Desk, open_desk
from ui.respond import Asked, recall, respeak, respond, start
from ui.talk import Talk

FIRST = "What did the keepers of Varenia paint on the door of every lighthouse?"
POLICY = "Geldt er een besluitmoratorium voor Varenië?"
SAID = {"nl": "kon niet worden nagegaan", "en": "could not be checked"}
WITHDRAWN = {"nl": "ingetrokken", "en": "withdrawn"}


def damage(register: Path) -> None:
    """Put another file in its place, as a failing copy does."""
    other = register.with_suffix(".other")
    other.write_bytes(b"no database " * 1000)
    other.replace(register)


DAMAGES: tuple[Callable[[Path], None], ...] = (damage, Path.unlink)


@pytest.fixture
def data(served_data: Path, tmp_path: Path) -> Path:
    return copied(served_data, tmp_path / "data")


@pytest.fixture
def register(data: Path) -> Path:
    """The register's file; what was in it is kept beside it."""
    path = data / "register.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    shutil.copy(path, path.with_suffix(".kept"))
    return path


def mend(register: Path) -> None:
    register.with_suffix(".kept").replace(register)


def talked(desk: Desk, language: str, *questions: str) -> Talk:
    talk = Talk()
    for question in questions:
        *_, shown = respond(desk, Asked(question=question, as_of="", language=language, talk=talk))
        talk = shown.talk
    return talk


@pytest.mark.parametrize("break_it", DAMAGES, ids=["damaged", "missing"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_open_page_shows_nothing_that_it_cannot_check_and_shows_it_again_afterwards(
    data: Path, register: Path, language: str, break_it: Callable[[Path], None]
) -> None:
    desk = open_desk(data, Settings())
    talk = talked(desk, language, FIRST, POLICY)
    before = talk.past[-1].html
    break_it(register)
    recalled = recall(desk, talk, language)

    assert recalled is not None
    assert recalled.answer is not None
    for shown in (recalled.answer, recalled.earlier):
        assert SAID[language] in shown
        assert WITHDRAWN[language] not in shown
        assert "<q" not in shown
    assert recall(desk, recalled.talk, language) is None, "said once, not at every look"
    mend(register)
    again = recall(desk, recalled.talk, language)
    assert again is not None
    assert again.answer == before
    assert "<q" in again.earlier
    assert again.talk == talk


def test_a_question_asked_meanwhile_ends_in_words_and_not_in_an_error(
    data: Path, register: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_desk(data, Settings())
    talk = talked(desk, "nl", FIRST)
    damage(register)
    with caplog.at_level(logging.ERROR):
        *_, shown = respond(desk, Asked(question=POLICY, as_of="", language="nl", talk=talk))

    assert "Er ging iets mis" in shown.answer
    assert SAID["nl"] in shown.earlier
    assert "<q" not in shown.answer + shown.earlier
    assert "Er ging iets mis" in start(desk, "nl")
    assert "file is not a database" in caplog.text
    mend(register)
    *_, after = respond(desk, Asked(question=POLICY, as_of="", language="nl", talk=shown.talk))
    assert "<q" in after.answer
    assert "<q" in after.earlier


def test_the_cause_is_logged_once_and_not_at_every_look(
    data: Path, register: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_desk(data, Settings())
    talk = talked(desk, "nl", FIRST)
    damage(register)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            recalled = recall(desk, talk, "nl")
            talk = recalled.talk if recalled else talk

    assert caplog.text.count("could not be checked") == 1


def test_a_change_of_language_shows_nothing_that_cannot_be_checked(data: Path, register: Path) -> None:
    desk = open_desk(data, Settings())
    talk = talked(desk, "nl", FIRST, POLICY)
    damage(register)
    said = respeak(desk, talk, "en")

    assert SAID["en"] in (said.answer or "")
    assert SAID["en"] in said.earlier
    assert "<q" not in said.earlier


def test_an_earlier_answer_that_is_taken_back_is_announced_alone_and_once(
    data: Path, register: Path, browser: Browser
) -> None:
    desk, port = open_desk(data, Settings()), free_port()
    desk.warm()
    served = launch(desk, "127.0.0.1", port, block=False)
    page = entered(browser.new_context(base_url=f"http://127.0.0.1:{port}/"))
    told = page.locator("#told[role=status]")
    answered(page, FIRST)
    answered(page, POLICY)
    expect(told).to_have_text("")
    damage(register)

    expect(told.locator("p")).to_have_count(1)
    expect(told).to_contain_text(FIRST)
    expect(told).to_contain_text(SAID["nl"])
    expect(page.locator("#answer")).to_contain_text(SAID["nl"])
    page.evaluate("window.said = document.querySelector('#told p')")
    page.get_by_role("radio", name="English").check()
    expect(page.locator("#earlier")).to_contain_text(SAID["en"])
    assert page.evaluate("window.said.isConnected"), "what was said is not said again"
    mend(register)
    expect(page.locator("#answer article")).to_be_visible()
    expect(told).to_have_text("")
    page.context.close()
    served.close()
