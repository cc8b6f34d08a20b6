"""What a conversation on the page remembers, and how its earlier answers are shown. In memory only, one visitor's own.

Questions are remembered so that the next one can lean on them; pasted text is not, and nothing is written anywhere.
"""

from dataclasses import dataclass, replace
from html import escape

from assistant.conversation import TURNS, Turn, remembered
from ui.page_wording import PageWording, page_wording


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
    """

    past: tuple[Past, ...] = ()
    last_shown: bool = False

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
        return Talk(past=(*others, new)[-TURNS:], last_shown=True)

    def all_earlier(self) -> "Talk":
        """Return the conversation with its last answer among the earlier ones: something else is to be shown."""
        return replace(self, last_shown=False)

    def quoting_only(self, admitted: frozenset[str]) -> "Talk":
        """Return the conversation without the answers that quote anything but what is admitted at this moment."""
        past = tuple(
            past if past.documents <= admitted else replace(past, html="", gone=True) for past in self.past
        )
        return replace(self, past=past)


def earlier_html(talk: Talk, language: str) -> str:
    """Return the answers that the answer area does not show, newest first, each closed under its question."""
    words = page_wording(language)
    past = talk.past[:-1] if talk.last_shown else talk.past
    if not past:
        return ""
    items = "".join(f"<li>{_item(one, words)}</li>" for one in reversed(past))
    return (
        f'<section class="earlier" lang="{escape(language)}" aria-labelledby="earlier-title">'
        f'<h2 id="earlier-title">{words.earlier}</h2><ol reversed>{items}</ol></section>'
    )


def gone_html(language: str) -> str:
    """Return what stands in the place of an answer of which a source was withdrawn."""
    return f'<p class="gone" lang="{escape(language)}">{escape(page_wording(language).gone)}</p>'


def _item(past: Past, words: PageWording) -> str:
    if past.turn is None:
        return f"<p>{escape(words.pasted)}</p>"
    shown = past.html or f"<p>{escape(words.gone)}</p>"
    return f"<details><summary>{escape(past.turn.text)}</summary>{shown}</details>"
