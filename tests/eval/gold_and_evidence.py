"""A question with one gold, and evidence to hold against it."""

from eval.questions import Gold, Outcome, Question
from eval.runs import Evidence

RULES = "rules/BWBR0012288-2014-01-01.md"


REPORT = "usdos/iran-2019.html"


LETTER = "letters/letter-2025.txt"


def question(gold: Gold, country: str | None = None) -> Question:
    return Question(
        id="q1", lang="nl", text="Wat geldt?", expected=Outcome.ANSWERED, golds=(gold,), country=country
    )


def evidence(file: str, text: str, section: str | None = None, *headings: str) -> Evidence:
    return Evidence(file=file, text=text, section=section, headings=headings)


OPENING = "Ten aanzien van Afghanistan geldt geen besluit in de zin van artikel 43."
