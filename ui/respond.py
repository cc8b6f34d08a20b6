"""From what a user typed to what the page shows; knows no web framework, keeps nothing."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.jsonform import outcome_json
from ingest.errors import CoiError, NoIndex
from ingest.partial_date import earliest
from ingest.register import now
from ui.desk import Desk
from ui.names import names_of
from ui.page_wording import page_wording
from ui.render import outcome_html
from ui.states import no_index_html, problem_html, start_html, working_html

LONGEST_QUESTION = 2000
"""Characters. A pasted file is no question, and one user's must not keep the others waiting."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the fields of the page."""

    question: str
    as_of: str
    language: str


def respond(desk: Desk, asked: Asked) -> Iterator[str]:
    """Yield the page's answer area as it changes: at work, then an answer, a refusal or what is wrong."""
    problem = _problem(asked)
    if problem:
        yield problem
        return
    yield working_html(asked.language)
    try:
        yield _answer(desk, asked)
    except NoIndex:
        yield no_index_html(asked.language)
    except CoiError as error:
        yield problem_html(str(error), asked.language)
    except Exception:  # noqa: BLE001 (the border to the user: the cause goes to the log, never onto the page)
        at = now()
        _log.exception("a question failed at %s", at)
        yield problem_html(page_wording(asked.language).failed.format(at=at), asked.language)


def start(desk: Desk, language: str) -> str:
    """Return what the page says before anything is asked."""
    try:
        assistant = desk.assistant()
        return start_html(assistant.library.sources(), language, names_of(assistant))
    except NoIndex:
        return no_index_html(language)
    except CoiError as error:
        return problem_html(str(error), language)


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


def _answer(desk: Desk, asked: Asked) -> str:
    assistant = desk.assistant()
    begin = time.perf_counter()
    outcome = assistant.ask(asked.question.strip(), as_of=asked.as_of.strip() or None, country=None)
    elapsed = round((time.perf_counter() - begin) * 1000, 1)
    return outcome_html(outcome_json(outcome, {"total": elapsed}), names_of(assistant))
