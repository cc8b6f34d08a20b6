"""What the page shows when there is no answer to show: before, during, and when something is wrong. HTML, escaped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from assistant.holdings import countries_of
from ingest.partial_date import latest
from ingest.passage import Source
from ui.names import Names
from ui.page_wording import LANGUAGES, PageWording, page_wording

TITLE = "COI-assistent"
EXAMPLES = 3
_COMMAND = "<pre><code>coi ingest MANIFEST</code></pre>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, so that it can be said again when the page changes its language.

    Attributes:
        say: Gives the sentence from the words of a language.
        field: The id of the input that caused it.
        command: HTML of what an administrator can run.
    """

    say: Callable[[PageWording], str]
    field: str = ""
    command: str = ""


NO_INDEX = Problem(say=lambda words: words.no_index, command=_COMMAND)
"""Nothing can be asked yet, and the command that changes it."""


def head_html(language: str) -> str:
    """Return title and purpose, and room for the day on which the page is printed."""
    words = page_wording(language)
    return (
        f'<header lang="{escape(language)}"><h1>{TITLE}</h1><p>{words.intro}</p>'
        f'<p class="printed" data-label="{words.printed}"></p></header>'
    )


def again_html(language: str) -> str:
    """Return the way from the end of an answer back to the question, so that nobody has to go through its sources."""
    return f'<p><a class="again" href="#question" lang="{escape(language)}">↑ {page_wording(language).again}</a></p>'


def start_html(sources: Sequence[Source], language: str, names: Names) -> str:
    """Return what is held, and questions about the countries that most of it is about."""
    words = page_wording(language)
    if not sources:
        return f'<div class="start" lang="{escape(language)}"><p>{words.empty}</p>{_COMMAND}</div>'
    dated = [date for source in sources for date in (source.published or source.valid_from,) if date]
    newest = max(dated, key=latest) if dated else "?"
    said = words.holdings.format(documents=len(sources), newest=escape(newest))
    buttons = "".join(
        f'<li><button type="button" class="example">{escape(question)}</button></li>'
        for question in _questions(sources, language, names)
    )
    examples = f'<p id="examples">{words.examples}:</p><ul aria-labelledby="examples">{buttons}</ul>'
    return f'<div class="start" lang="{escape(language)}"><p>{said}</p>{examples if buttons else ""}</div>'


def _questions(sources: Sequence[Source], language: str, names: Names) -> list[str]:
    held = countries_of(sources)
    words = page_wording(language)
    return [
        words.example.format(country=names.country(code, language)) for code, _ in held.most_common(EXAMPLES)
    ]


def working_html() -> str:
    """Return the sign that a question is being worked on, in every language: the page shows the one it speaks now."""
    said = "".join(f'<p lang="{language}">{page_wording(language).working}</p>' for language in LANGUAGES)
    return f'<div class="working"><span class="bar" aria-hidden="true"></span>{said}</div>'


def problem_html(problem: Problem, language: str) -> str:
    """Return a message about something that went wrong, in the language of the page."""
    words = page_wording(language)
    about = f' id="problem" data-field="{escape(problem.field)}"' if problem.field else ""
    return (
        f'<div class="problem" role="alert"{about} lang="{escape(language)}"><h2>{words.mistake}</h2>'
        f"<p>{escape(problem.say(words))}</p>{problem.command}</div>"
    )
