"""What a conversation on the page remembers, and how its earlier answers are shown. In memory only, one visitor's own.

Questions are remembered so that the next one can lean on them; pasted text is not, and nothing is written anywhere.
"""

from dataclasses import dataclass, replace
from html import escape

from assistant.conversation import TURNS, Turn, remembered
from ui.page_wording import page_wording
from ui.states import Problem, problem_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An answered turn: what was asked, and the answer as it was shown.

    Attributes:
        turn: None where the text may not be remembered; `html` is then empty.
        html: Empty too where a source of the answer may not be shown any more.
        documents: Ids of the documents that the answer quotes.
        gone: Whether one of them was withdrawn since.
    """

    turn: Turn | None
    answer_id: str
    html: str
    documents: frozenset[str] = frozenset()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The turns so far, oldest first.

    Attributes:
        last_shown: Whether the answer area shows the last of them; it does not while it says something else.
        checked: Whether it is known what may be shown; nothing that quotes is shown while it is not.
        problem: What the answer area says is wrong.
        spoken: Language of the page when the last question was asked.
    """

    past: tuple[Past, ...] = ()
    last_shown: bool = False
    checked: bool = True
    problem: Problem | None = None
    spoken: str = ""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What the next question may lean on: nothing said before text that was not remembered."""
        turns: list[Turn] = []
        for past in self.past:
            turns = [*turns, past.turn] if past.turn else []
        return tuple(turns)

    def after(self, turn: Turn, answer_id: str, html: str, documents: frozenset[str] = frozenset()) -> "Talk":
        """Return the conversation with one more turn; the same answer is not shown twice."""
        kept = remembered(turn.text)
        new = Past(
            turn=turn if kept else None, answer_id=answer_id, html=html if kept else "", documents=documents
        )
        others = tuple(past for past in self.past if past.answer_id != answer_id)
        return replace(self, past=(*others, new)[-TURNS:], last_shown=True, problem=None)

    def asked_in(self, language: str) -> "Talk":
        """Return the conversation with its last answer among the earlier ones: something else is to be shown."""
        return replace(self, last_shown=False, problem=None, spoken=language)

    def stopped_by(self, problem: Problem) -> "Talk":
        """Return the conversation with something wrong said in the place of an answer."""
        return replace(self, last_shown=False, problem=problem)

    def unchecked(self) -> "Talk":
        """Return the conversation of which it is not known whether it may be shown; its answers are kept."""
        return replace(self, checked=False)

    def quoting_only(self, admitted: frozenset[str]) -> "Talk":
        """Return the conversation without the answers that quote anything but what is admitted at this moment."""
        past = tuple(
            past if past.documents <= admitted else replace(past, html="", gone=True) for past in self.past
        )
        return replace(self, past=past, checked=True)


def earlier_html(talk: Talk, language: str) -> str:
    """Return the answers that the answer area does not show, newest first, each closed under its question."""
    words = page_wording(language)
    past = talk.past[:-1] if talk.last_shown else talk.past
    if not past:
        return ""
    items = "".join(f"<li>{_item(one, talk, language)}</li>" for one in reversed(past))
    return (
        f'<section class="earlier" lang="{escape(language)}" aria-labelledby="earlier-title">'
        f'<h2 id="earlier-title">{words.earlier}</h2><ol reversed>{items}</ol></section>'
    )


def notice_html(talk: Talk, language: str) -> str:
    """Return what the page itself says in the answer area; empty where it shows an answer, or nothing yet."""
    if talk.problem is not None:
        return problem_html(talk.problem, language)
    return _instead(talk.past[-1], talk, language) if talk.last_shown else ""


def _instead(past: Past, talk: Talk, language: str) -> str:
    """Return what stands in the place of an answer that may not be shown; empty where it may."""
    words = page_wording(language)
    if past.gone:
        kind, said = "gone", words.gone
    elif past.documents and not talk.checked:
        kind, said = "unchecked", words.unchecked
    else:
        return ""
    return f'<p class="{kind}" data-answer="{escape(past.answer_id)}" lang="{escape(language)}">{escape(said)}</p>'


def _item(past: Past, talk: Talk, language: str) -> str:
    if past.turn is None:
        return f"<p>{escape(page_wording(language).pasted)}</p>"
    shown = _instead(past, talk, language) or past.html
    name = f"turn-{escape(past.answer_id)}"  # by which the page knows it again when the list is drawn anew
    return f'<details id="{name}"><summary>{escape(past.turn.text)}</summary>{shown}</details>'
