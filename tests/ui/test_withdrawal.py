"""A withdrawal counts within one second, everywhere, while ten people go on asking. The second is the requirement."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.conversation import Turn
from assistant.jsonform import outcome_json
from assistant.passageform import passages_json
from assistant.verify import Verifier
from eval.canary_files import public_offer, write
from eval.command_line import Said, coi, serving
from eval.made_files import Sheet
from eval.page_client import PageClient, free_port
from ingest.assemble import open_pipeline
from ingest.register import Decision, Register, State, now
from ingest.settings import Settings
from tests.furnished import furnish
from tests.ui.browsing import answered, entered
from ui.desk import open_desk
from ui.respond import Asked, recall, respond
from ui.talk import Talk, earlier_html

CLIENTS = 10
SECOND = 1.0
AFTER = 2.5  # seconds that the clients go on asking after the withdrawal
SECRET = "Qorvathal"
FILE = "leaves.md"
QUESTION = "Hoeveel controleposten zijn er in de stad Qorvathal in Somalië?"
OTHER = "Wat is de situatie van vrouwen in Irak?"


@dataclass(frozen=True)
class Told:
    """What one client was told, and when it had the whole of it."""

    at: float
    text: str
    what: str


@pytest.fixture(scope="module")
def made(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a document that will leave and one that stays."""
    folder = tmp_path_factory.mktemp("withdrawal")
    leaves = Sheet(
        title="Rapport Somalië",
        parts=(
            ("Veiligheidssituatie", ("In de stad Qorvathal in Somalië zijn 48.317 controleposten geteld.",)),
        ),
    )
    stays = Sheet(
        title="Rapport Irak",
        parts=(("Vrouwen", ("De situatie van vrouwen in Irak verslechterde; opvanghuizen zijn vol.",)),),
    )
    offers = (
        public_offer(FILE, leaves, language="nl", countries=["SOM"]),
        public_offer("stays.md", stays, language="nl", countries=["IRQ"]),
    )
    data = furnish(folder / "data", models)
    report = open_pipeline(data, Settings()).run(write(folder / "offered", offers))
    assert report.documents == 2, report.problems
    return data


@pytest.fixture
def data(made: Path) -> Iterator[Path]:
    """The same folder for every test: the document is let in again afterwards, as a named person may."""
    register = Register(made / "register.sqlite")
    source = next(s for s in register.sources() if s.file == FILE)
    yield made
    last = register.find(FILE)
    back = Decision(
        sha256=last.sha256, file=FILE, state=State.ADMITTED, reason="test over", by="the test", at=now()
    )
    register.decide(back, source)


def withdraw(data: Path) -> float:
    """Withdraw as an operator does, in a process of its own; return the moment at which it was done."""
    said = coi("withdraw", FILE, "--why", "published by mistake", "--data", data)
    assert said.code == 0, said.err
    return time.monotonic()


def asked_by_ten(
    ask: Callable[[], Iterator[tuple[str, str]]], meanwhile: Callable[[], float]
) -> tuple[list[Told], float]:
    """Let ten clients ask over and over while `meanwhile` happens; return all they were told and when it happened."""
    told: list[Told] = []
    stop, failed = threading.Event(), []

    def client() -> None:
        try:
            while not stop.is_set():
                for what, text in ask():
                    told.append(Told(time.monotonic(), text, what))
        except Exception as error:  # noqa: BLE001 (a thread's error must not pass unseen)
            failed.append(error)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    while not failed and sum(SECRET in one.text for one in told) < CLIENTS:
        time.sleep(0.05)
    done = meanwhile()
    time.sleep(AFTER)
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    return told, done


def check(told: list[Told], done: float, kinds: set[str]) -> None:
    """Before, every kind of answer held the document's words; a second after, none does."""
    late = [one for one in told if one.at > done + SECOND]

    assert {one.what for one in told if one.at < done and SECRET in one.text} == kinds
    assert {one.what for one in late} == kinds
    assert [one.what for one in late if SECRET in one.text] == []


def test_ten_threads_on_one_assistant_stop_quoting_it(data: Path) -> None:
    assistant = open_assistant(data, Settings())

    told, done = asked_by_ten(lambda: asked(assistant), lambda: withdraw(data))

    check(told, done, {"ask", "search"})


def asked(assistant: Assistant) -> Iterator[tuple[str, str]]:
    form = outcome_json(assistant.ask(QUESTION), {})
    yield "ask", json.dumps([form["statements"], form["footnotes"]])
    yield "search", json.dumps(passages_json(assistant.search(QUESTION)))


def test_ten_visitors_of_the_served_page_stop_seeing_it_and_its_footnotes(data: Path, tmp_path: Path) -> None:
    with serving(data, free_port(), tmp_path / "serve.log") as address:

        def visit() -> Iterator[tuple[str, str]]:
            with PageClient(address) as visitor:
                shown = visitor.ask(QUESTION)
            # The question itself is repeated on the page; the quotation says more than the question.
            yield "page", SECRET if "48.317" in shown else ""

        told, done = asked_by_ten(visit, lambda: withdraw(data))

    check(told, done, {"page"})


def test_a_conversation_that_goes_on_no_longer_shows_it(data: Path, tmp_path: Path) -> None:
    with serving(data, free_port(), tmp_path / "serve.log") as address, PageClient(address) as visitor:
        before = visitor.ask(QUESTION)
        done = withdraw(data)
        time.sleep(max(0.0, done + SECOND - time.monotonic()))
        after = visitor.ask(OTHER)

    assert "48.317" in before
    assert "opvanghuizen" in after
    assert "48.317" not in after


def test_an_open_page_takes_its_answer_back_by_itself(data: Path, browser: Browser, tmp_path: Path) -> None:
    with serving(data, free_port(), tmp_path / "serve.log") as address:
        context = browser.new_context(base_url=f"{address}/")
        page = entered(context)
        answered(page, OTHER)
        answered(page, QUESTION)
        page.locator("a.mark").first.click()
        expect(page.locator("#answer")).to_contain_text("48.317")
        done = withdraw(data)
        page.locator("#answer .gone").wait_for()
        waited = time.monotonic() - done

        assert waited < SECOND
        assert "48.317" not in page.content()
        expect(page.locator("#earlier")).to_contain_text(OTHER)
        context.close()


def test_an_open_page_is_left_alone_while_nothing_is_withdrawn(data: Path) -> None:
    desk = open_desk(data, Settings())
    *_, shown = respond(desk, Asked(question=QUESTION, as_of="", language="nl"))
    assert recall(desk, shown.talk, "nl") is None
    withdraw(data)
    recalled = recall(desk, shown.talk, "nl")

    assert recalled is not None
    assert "ingetrokken" in (recalled.answer or "")
    assert recall(desk, recalled.talk, "nl") is None


@pytest.mark.parametrize(("first", "last"), [(QUESTION, OTHER), (OTHER, QUESTION)])
def test_what_stands_in_place_of_the_answer_stays_and_every_turn_is_still_listed(
    data: Path, first: str, last: str
) -> None:
    desk, talk = open_desk(data, Settings()), Talk()
    for question in (
        first,
        last,
        " ",
    ):  # the last is no question: what is wrong is said above the conversation
        *_, shown = respond(desk, Asked(question=question, as_of="", language="nl", talk=talk))
        talk = shown.talk
    withdraw(data)
    recalled = recall(desk, talk, "nl")

    assert recalled is not None
    assert recalled.answer is None
    assert summaries(recalled.earlier) == summaries(shown.earlier) == [last, first]
    assert "ingetrokken" in recalled.earlier
    assert "48.317" not in recalled.earlier


def test_an_answer_that_holds_stays_where_it_is_when_an_earlier_one_is_taken_back(data: Path) -> None:
    desk, talk = open_desk(data, Settings()), Talk()
    for question in (QUESTION, OTHER):
        *_, shown = respond(desk, Asked(question=question, as_of="", language="nl", talk=talk))
        talk = shown.talk
    withdraw(data)
    recalled = recall(desk, talk, "nl")

    assert recalled is not None
    assert recalled.answer is None
    assert summaries(recalled.earlier) == [QUESTION]
    assert "48.317" not in recalled.earlier


def summaries(earlier: str) -> list[str]:
    return re.findall(r"<li><details[^>]*><summary>(.*?)</summary>", earlier)


def test_an_export_of_all_decisions_says_so_at_once(data: Path) -> None:
    withdraw(data)
    said = coi("sources", "--decisions", "--json", "--data", data)
    last = [one for one in json.loads(said.out) if one["file"] == FILE][-1]

    assert (last["state"], last["reason"]) == ("withdrawn", "published by mistake")
    assert SECRET not in said.whole


def test_saved_answers_are_said_to_be_withdrawn(data: Path, tmp_path: Path) -> None:
    saved = tmp_path / "answer.json"
    form = outcome_json(open_assistant(data, Settings()).ask(QUESTION), {})
    saved.write_text(json.dumps(form), "utf-8")
    assert verified(data, saved).code == 0
    told, done = asked_by_ten(
        lambda: iter([("verify", SECRET if all(not f.problem for f in Verifier(data).check(form)) else "")]),
        lambda: withdraw(data),
    )

    check(told, done, {"verify"})
    said = verified(data, saved)
    assert said.code == 1
    assert "withdrawn since" in said.out
    assert SECRET not in said.whole


def verified(data: Path, saved: Path) -> Said:
    return coi("verify", saved, "--data", data)


def test_an_earlier_answer_is_kept_only_while_all_it_quotes_is_admitted() -> None:
    turn = Turn(text="Vraag?")
    talk = (
        Talk()
        .after(turn, "1", "<p>een</p>", frozenset({"a"}))
        .after(turn, "2", "<p>twee</p>", frozenset({"b"}))
    )

    shown = earlier_html(talk.quoting_only(frozenset({"b"})).asked_in("nl"), "nl")

    assert "twee" in shown
    assert "een</p>" not in shown
    assert "ingetrokken" in shown
