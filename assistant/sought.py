"""What was looked up for a question: first in the documents that it names, and where they do not answer in all."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from assistant.answer import Understood
from assistant.carry import Complete
from assistant.enough import Verdict
from assistant.naming import asks_only, searched
from assistant.proposed import Chosen
from assistant.retrieve import Found


class Sought(NamedTuple):
    """What is found, what would be quoted of it, and whether that answers."""

    found: Found
    chosen: tuple[Chosen, ...]
    verdict: Verdict


def sought(
    asked: Complete,
    look_up: Callable[[str, Understood], Sought],
    gist: Callable[[Found], tuple[Chosen, ...]],
) -> Sought:
    """Look up what a question asks in the documents that it names, else everywhere; its words without their names.

    Where it asks for the documents themselves, `gist` is what they say.
    """
    text = asked.reading.text
    understood = replace(asked.reading.understood, language=asked.text_language)
    first = look_up(searched(text, understood), understood)
    if understood.named is None:
        return first
    if first.chosen and asks_only(text, understood):
        return Sought(
            first.found, gist(first.found), Verdict(probability=1.0, why="the document is asked for")
        )
    return (
        first
        if first.verdict.enough
        else look_up(searched(text, understood), replace(understood, named=None))
    )


def told(understood: Understood, found: Found) -> Understood:
    """Return what is understood, with what is to be said where the named documents did not answer."""
    if understood.named is None or found.asked.understood.named:
        return understood
    return replace(understood, named=replace(understood.named, missed=True))
