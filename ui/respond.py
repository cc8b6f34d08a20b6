"""From what a user typed to what the page shows; knows no web framework, writes nothing down."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from assistant.ask import Assistant
from assistant.conversation import Turn
from assistant.jsonform import outcome_json
from ingest.errors import CoiError, NoIndex
from ingest.partial_date import earliest
from ingest.register import now
from ui.desk import Desk
from ui.follow import country_of
from ui.names import names_of
from ui.page_wording import PageWording, page_wording
from ui.render import outcome_html
from ui.states import NO_INDEX, Problem, problem_html, start_html, working_html
from ui.talk import Talk, earlier_html, notice_html

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
    """What an open page shows otherwise: taken back, given back or said in another language.

    Attributes:
        answer: None where the answer area may stay as it stands.
    """

    answer: str | None
    earlier: str
    talk: Talk


def respond(desk: Desk, asked: Asked) -> Iterator[Shown]:
    """Yield what the page shows as it changes: at work, then an answer, a refusal or what is wrong."""
    asked = replace(asked, talk=_still_shown(desk, asked.talk).asked_in(asked.language))
    problem = _problem(asked)
    if problem:
        yield _unchanged(asked, problem)
        return
    yield Shown(
        answer=working_html(),
        earlier=earlier_html(asked.talk, asked.language),
        talk=asked.talk,
        taken=True,
    )
    try:
        yield _answer(desk, asked)
    except Exception as error:  # noqa: BLE001 (the border to the user)
        yield _unchanged(asked, _told(error))


def start(desk: Desk, language: str) -> str:
    """Return what the page says before anything is asked."""
    try:
        assistant = desk.assistant()
        return start_html(assistant.library.sources(), language, names_of(assistant))
    except Exception as error:  # noqa: BLE001 (the border to the user)
        return problem_html(_told(error), language)


def recall(desk: Desk, talk: Talk, language: str) -> Recalled | None:
    """Return what an open page has to show otherwise; None while all that it shows may stay.

    An answer is taken back for good once a source of it was withdrawn, and until the next look while that cannot be
    checked.
    """
    still = _still_shown(desk, talk)
    if still == talk:
        return None
    notice = notice_html(still, language)
    changed = notice != notice_html(talk, language)
    return Recalled(
        answer=(notice or _last_html(still, language)) if changed else None,
        earlier=earlier_html(still, language),
        talk=still,
    )


def respeak(desk: Desk, talk: Talk, language: str) -> Recalled:
    """Return what the page itself says in a language that was chosen; questions and answers stay in their own."""
    recalled = recall(desk, talk, language)
    still = recalled.talk if recalled else talk
    answer = recalled.answer if recalled else None
    return Recalled(
        answer=answer or notice_html(still, language) or None,
        earlier=earlier_html(still, language),
        talk=still,
    )


def _last_html(talk: Talk, language: str) -> str:
    """Return the last answer as it was shown; where it was not kept, that it was not."""
    last = talk.past[-1]
    return last.html or f'<p lang="{language}">{page_wording(language).pasted}</p>'


def _told(error: Exception) -> Problem:
    """Return what a user is told of an error; the cause of an unforeseen one goes to the log, never onto the page."""
    if isinstance(error, NoIndex):
        return NO_INDEX
    if isinstance(error, CoiError):
        message = str(error)
        return Problem(say=lambda _: message)
    at = now()
    _log.error("the page failed at %s", at, exc_info=error)
    return Problem(say=lambda words: words.failed.format(at=at))


def _still_shown(desk: Desk, talk: Talk) -> Talk:
    """Return the conversation without what was withdrawn since; what cannot be checked may not be shown."""
    if not talk.past:
        return talk
    try:
        admitted = frozenset(source.id for source in desk.assistant().library.sources())
    except Exception:  # noqa: BLE001 (whatever the cause: nothing is shown until the check succeeds)
        if talk.checked:  # an open page looks again and again; the log needs the cause once
            _log.exception("it could not be checked at %s whether what is shown is still public", now())
        return talk.unchecked()
    return talk.quoting_only(admitted)


def _unchanged(asked: Asked, problem: Problem) -> Shown:
    """Show what is wrong above the conversation as it was."""
    talk = asked.talk.stopped_by(problem)
    earlier = earlier_html(talk, asked.language)
    return Shown(answer=problem_html(problem, asked.language), earlier=earlier, talk=talk, taken=False)


def _problem(asked: Asked) -> Problem | None:
    if not asked.question.strip():
        return Problem(say=lambda words: words.no_question, field="question")
    if len(asked.question) > LONGEST_QUESTION:
        return Problem(say=lambda words: words.long_question.format(limit=LONGEST_QUESTION), field="question")
    return _wrong_date(asked.as_of.strip())


def _wrong_date(as_of: str) -> Problem | None:
    if not as_of:
        return None
    try:
        earliest(as_of)
    except ValueError:
        return _about(as_of, lambda words: words.bad_date, "as-of")
    return None


def _about(value: str, sentence: Callable[[PageWording], str], field: str) -> Problem:
    """Return what is wrong with what stands in a field, the beginning of which is repeated."""
    return Problem(say=lambda words: sentence(words).format(value=value[:40]), field=field)


def _answer(desk: Desk, asked: Asked) -> Shown:
    assistant = desk.assistant()
    country = _country(assistant, asked)
    if asked.country.strip() and country is None:
        return _unchanged(asked, _about(asked.country.strip(), lambda words: words.bad_country, "country"))
    question = asked.question.strip()
    begin = time.perf_counter()
    outcome = assistant.ask(
        question, as_of=asked.as_of.strip() or None, country=country, history=asked.talk.turns
    )
    elapsed = round((time.perf_counter() - begin) * 1000, 1)
    form = outcome_json(outcome, {"total": elapsed})
    html = outcome_html(form, names_of(assistant))
    # The date stays in its field for the next question; emptying the field is a choice too.
    quoted = frozenset(note["document_id"] for note in (*form["footnotes"], *form.get("nearest", [])))
    turn = Turn(text=question, country=country, about=country_of(form))
    talk = asked.talk.after(turn, outcome.id, html, quoted)
    talk = _still_shown(desk, talk)  # looking up takes time, in which a source can be withdrawn
    answer = notice_html(talk, asked.language) or html
    return Shown(answer=answer, earlier=earlier_html(talk, asked.language), talk=talk, taken=True)


def _country(assistant: Assistant, asked: Asked) -> str | None:
    """Return the code of the country in its field, given as a name or as a code; None if it is none."""
    gazetteer, said = assistant.interpreter.gazetteer, asked.country.strip()
    code = said.upper()
    if len(code) == 3 and gazetteer.name(code, "en") != code:
        return code
    found = {m.code for m in gazetteer.find(said, asked.language) if m.may_be_origin}
    return found.pop() if len(found) == 1 else None
