"""What the page shows when there is no answer to show: before, during, and when something is wrong. HTML, escaped."""

from collections.abc import Sequence
from html import escape

from assistant.holdings import countries_of
from ingest.partial_date import latest
from ingest.passage import Source
from ui.names import Names
from ui.page_wording import page_wording

TITLE = "COI-assistent"
EXAMPLES = 3
_COMMAND = "<pre><code>coi ingest MANIFEST</code></pre>"


def head_html(language: str) -> str:
    """Return title and purpose."""
    words = page_wording(language)
    return f'<header lang="{escape(language)}"><h1>{TITLE}</h1><p>{words.intro}</p></header>'


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


def working_html(language: str) -> str:
    """Return the sign that a question is being worked on."""
    words = page_wording(language)
    return (
        f'<div class="working" lang="{escape(language)}"><span class="bar" aria-hidden="true"></span>'
        f"<p>{words.working}</p></div>"
    )


def no_index_html(language: str) -> str:
    """Return that nothing can be asked yet, and the command that changes it."""
    return _problem(f"<p>{page_wording(language).no_index}</p>{_COMMAND}", language)


def problem_html(message: str, language: str, field: str = "") -> str:
    """Return a message about something that went wrong; `field` is the id of the input that caused it."""
    about = f' id="problem" data-field="{escape(field)}"' if field else ""
    return _problem(f"<p>{escape(message)}</p>", language, about)


def _problem(inner: str, language: str, about: str = "") -> str:
    title = page_wording(language).mistake
    return f'<div class="problem" role="alert"{about} lang="{escape(language)}"><h2>{title}</h2>{inner}</div>'
