"""From what a user typed to what the page shows; knows no web framework, writes nothing down."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.ask import Assistant
from assistant.conversation import Turn
from assistant.jsonform import outcome_json
from ingest.errors import CoiError, NoIndex
from ingest.partial_date import earliest
from ingest.register import now
from ui.desk import Desk
from ui.names import names_of
from ui.page_wording import page_wording
from ui.render import outcome_html
from ui.states import no_index_html, problem_html, start_html, working_html
from ui.talk import Talk, earlier_html, gone_html

LONGEST_QUESTION = 2000
"""Characters. A pasted file is no question, and one user's must not keep the others waiting."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the fields of the page, and the conversation so far."""

    question: str
    as_of: str
    language: str
    country: str = ""
    talk: Talk = field(default_factory=Talk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows now.

    Attributes:
        taken: Whether the question was taken up, so that its field can be emptied for the next one.
    """

    answer: str
    earlier: str
    talk: Talk
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What is taken back on an open page.

    Attributes:
        answer: None where the answer area may stay as it stands.
    """

    answer: str | None
    earlier: str
    talk: Talk


def respond(desk: Desk, asked: Asked) -> Iterator[Shown]:
    """Yield what the page shows as it changes: at work, then an answer, a refusal or what is wrong."""
    asked = replace(asked, talk=_still_shown(desk, asked.talk).all_earlier())
    problem = _problem(asked)
    if problem:
        yield _unchanged(asked, problem)
        return
    yield Shown(
        answer=working_html(asked.language),
        earlier=earlier_html(asked.talk, asked.language),
        talk=asked.talk,
        taken=True,
    )
    try:
        yield _answer(desk, asked)
    except NoIndex:
        yield _unchanged(asked, no_index_html(asked.language))
    except CoiError as error:
        yield _unchanged(asked, problem_html(str(error), asked.language))
    except Exception:  # noqa: BLE001 (the border to the user: the cause goes to the log, never onto the page)
        at = now()
        _log.exception("a question failed at %s", at)
        yield _unchanged(
            asked, problem_html(page_wording(asked.language).failed.format(at=at), asked.language)
        )


def start(desk: Desk, language: str) -> str:
    """Return what the page says before anything is asked."""
    try:
        assistant = desk.assistant()
        return start_html(assistant.library.sources(), language, names_of(assistant))
    except NoIndex:
        return no_index_html(language)
    except CoiError as error:
        return problem_html(str(error), language)


def recall(desk: Desk, talk: Talk, language: str) -> Recalled | None:
    """Return what an open page has to show otherwise, once a source was withdrawn; None while all answers hold."""
    still = _still_shown(desk, talk)
    if still == talk:
        return None
    gone = still.last_shown and still.past[-1] != talk.past[-1]
    return Recalled(
        answer=gone_html(language) if gone else None,
        earlier=earlier_html(still, language),
        talk=still,
    )


def _still_shown(desk: Desk, talk: Talk) -> Talk:
    """Return the conversation without what was withdrawn since: an answer shown again is shown anew."""
    if not talk.past:
        return talk
    try:
        admitted = frozenset(source.id for source in desk.assistant().library.sources())
    except CoiError:
        admitted = frozenset()  # what cannot be checked may not be shown
    return talk.quoting_only(admitted)


def _unchanged(asked: Asked, problem: str) -> Shown:
    """Show what is wrong above the conversation as it was."""
    earlier = earlier_html(asked.talk, asked.language)
    return Shown(answer=problem, earlier=earlier, talk=asked.talk, taken=False)


def _problem(asked: Asked) -> str | None:
    words = page_wording(asked.language)
    if not asked.question.strip():
        return problem_html(words.no_question, asked.language, "question")
    if len(asked.question) > LONGEST_QUESTION:
        said = words.long_question.format(limit=LONGEST_QUESTION)
        return problem_html(said, asked.language, "question")
    if not asked.as_of.strip():
        return None
    try:
        earliest(asked.as_of.strip())
    except ValueError:
        said = words.bad_date.format(value=asked.as_of.strip()[:40])
        return problem_html(said, asked.language, "as-of")
    return None


def _answer(desk: Desk, asked: Asked) -> Shown:
    assistant = desk.assistant()
    country = _country(assistant, asked)
    if asked.country.strip() and country is None:
        said = page_wording(asked.language).bad_country.format(value=asked.country.strip()[:40])
        return _unchanged(asked, problem_html(said, asked.language, "country"))
    question = asked.question.strip()
    begin = time.perf_counter()
    outcome = assistant.ask(
        question, as_of=asked.as_of.strip() or None, country=country, history=asked.talk.turns
    )
    elapsed = round((time.perf_counter() - begin) * 1000, 1)
    form = outcome_json(outcome, {"total": elapsed})
    html = outcome_html(form, names_of(assistant))
    # The date stays in its field for the next question; emptying the field is a choice too.
    quoted = frozenset(note["document_id"] for note in form["footnotes"])
    talk = asked.talk.after(Turn(text=question, country=country), outcome.id, html, quoted)
    return Shown(answer=html, earlier=earlier_html(talk, asked.language), talk=talk, taken=True)


def _country(assistant: Assistant, asked: Asked) -> str | None:
    """Return the code of the country in its field, given as a name or as a code; None if it is none."""
    gazetteer, said = assistant.interpreter.gazetteer, asked.country.strip()
    code = said.upper()
    if len(code) == 3 and gazetteer.name(code, "en") != code:
        return code
    found = {m.code for m in gazetteer.find(said, asked.language) if m.may_be_origin}
    return found.pop() if len(found) == 1 else None
