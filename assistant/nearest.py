"""What comes nearest to a question that is not answered: where to read on, never an answer.

That the evidence does not suffice is a judgement of chances, and it errs: who is refused must be able to look. What is
named passes the one citation check like every quotation, and is shown closed, under a heading that says what it is.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from assistant.cite import Citation, CitationError, Shelf, cite
from assistant.proposed import Chosen

MOST = 3
"""Places named at most: of more the reader is sooner served by the chapter."""
NEAR_FROM = 0.15
"""Least probability of an answer at which places are named: below it what is nearest is about something else."""


def nearest(chosen: Sequence[Chosen], probability: float, shelf: Shelf) -> tuple[Citation, ...]:
    """Return the best places, one a section, where the chance that they answer is worth a look.

    `chosen`: what would have been quoted, best first; `probability`: how likely it answers, 0 to 1.
    """
    if probability < NEAR_FROM:
        return ()
    return tuple(_cited(chosen, shelf))[:MOST]


def _cited(chosen: Sequence[Chosen], shelf: Shelf) -> Iterator[Citation]:
    """Yield the best of every section that is of the country and the time asked for, in one edition."""
    seen: set[tuple[str, str]] = set()
    for item in chosen:
        signals = item.candidate.signals
        if signals.elsewhere or signals.other_year:
            continue
        with suppress(CitationError):
            citation = cite(item.draft, shelf)
            section = (citation.source.work or citation.source.id, "".join(citation.headings[-1:]))
            if section not in seen:
                seen.add(section)
                yield citation
