"""The turns before a question on the command line: a saved answer, and questions given in words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.conversation import Turn
from assistant.verify import saved_answers
from ingest.passage import PER_SECTION


def turns_before(follow: Path | None, after: Sequence[str]) -> tuple[Turn, ...]:
    """Return the earlier turns, oldest first: that of the saved answer, then those in words.

    A saved answer stands for its whole conversation, because it holds its question complete.

    Raises:
        SavedAnswerError: the file holds no answer.
    """
    saved = [_turn(form) for form in saved_answers(follow)] if follow else []
    return (*saved, *(Turn(text=text) for text in after))


def country_of(form: Mapping[str, Any]) -> str | None:
    """Return the one country that all quotations of an answer are about; None where they are about none, or several."""
    notes = {note["n"]: note for note in form["footnotes"]}
    statements = form.get("statements", [])
    about = {tuple(notes[n]["countries"]) for s in statements for n in s["notes"][:1] if n in notes}
    country = next(iter(about))[0] if len(about) == 1 and len(next(iter(about))) == 1 else None
    return None if country == PER_SECTION else country


def _turn(form: dict[str, Any]) -> Turn:
    understood = form.get("understood", {})
    countries = understood.get("countries", [])
    return Turn(
        text=understood.get("question") or form.get("question", ""),
        as_of=understood.get("as_of"),
        country=countries[0] if len(countries) == 1 else None,
        about=None if countries else country_of(form),
    )
