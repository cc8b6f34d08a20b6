"""From what is to be quoted to statements and their footnotes: checked citations, numbered once.

The quotations come first, in their order; where else a statement stands gets the numbers behind them, so that
the first footnotes are always those of the best quotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Repetition, Statement, StatementKind
from assistant.cite import Citation, CitationError, Draft, Shelf, cite
from assistant.fold import Folded
from assistant.origins import SharedOrigin, shared_origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Statements with their footnotes, and what the citation check refused."""

    statements: tuple[Statement, ...]
    footnotes: tuple[Citation, ...]
    origins: tuple[SharedOrigin, ...]
    dropped: tuple[str, ...]


def cited(folded: Sequence[Folded], shelf: Shelf) -> Cited:
    """Cite every quotation and every place where it stands besides; what cannot be cited is left out and told."""
    dropped: list[str] = []
    held = [(item, c) for item in folded if (c := _cited(item.chosen.draft, shelf, dropped)) is not None]
    footnotes = [citation for _, citation in held]
    statements: list[Statement] = []
    repeated: set[tuple[int, int]] = set()
    for n, (item, citation) in enumerate(held, 1):
        also: list[Repetition] = []
        for other in item.also:
            repeat = _cited(other.draft, shelf, dropped)
            if repeat is None:
                continue
            note = _number(footnotes, repeat)
            also.append(
                Repetition(note=note, same_work=other.same_work, exact=other.exact, label=other.label)
            )
            repeated.add((min(n, note), max(n, note)))
        notes = (n, *(repetition.note for repetition in also))
        statements.append(
            Statement(text=citation.quote, kind=StatementKind.QUOTE, notes=notes, also=tuple(also))
        )
    return Cited(
        statements=tuple(statements),
        footnotes=tuple(footnotes),
        origins=shared_origins(footnotes, frozenset(repeated)),
        dropped=tuple(dropped),
    )


def _cited(draft: Draft, shelf: Shelf, dropped: list[str]) -> Citation | None:
    try:
        return cite(draft, shelf)
    except CitationError as error:
        dropped.append(str(error))
        return None


def _number(footnotes: list[Citation], citation: Citation) -> int:
    """Return the number of a footnote, adding it where it is new."""
    for n, known in enumerate(footnotes, 1):
        if known.id == citation.id:
            return n
    footnotes.append(citation)
    return len(footnotes)
