"""From what is to be quoted to statements and their footnotes: checked citations, numbered as a reader meets them.

The footnotes of the quotations come first, 1, 2, 3 … down the answer: who checks the first three checks the first three
statements. Then, in the same order, those of what introduces a list and of the other places where a statement stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Repetition, Statement, StatementKind
from assistant.cite import Citation, CitationError, Draft, Shelf, cite
from assistant.fold import Folded
from assistant.order import reading_order
from assistant.origins import SharedOrigin, shared_origins
from ingest.list_context import introduced_by, list_goes_on
from ingest.passage import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Statements as they are read with their footnotes, and what the citation check refused.

    Attributes:
        quoted: The citation that each statement quotes, best first.
    """

    statements: tuple[Statement, ...]
    footnotes: tuple[Citation, ...]
    quoted: tuple[Citation, ...]
    origins: tuple[SharedOrigin, ...]
    dropped: tuple[str, ...]


class Notes:
    """Footnotes numbered once, in order of first use."""

    def __init__(self, citations: Sequence[Citation] = ()) -> None:
        self.citations: list[Citation] = []
        self._numbers: dict[str, int] = {}
        for citation in citations:
            self.number(citation)

    def number(self, citation: Citation) -> int:
        """Return the number of a footnote, adding it where it is new."""
        if citation.id not in self._numbers:
            self.citations.append(citation)
            self._numbers[citation.id] = len(self.citations)
        return self._numbers[citation.id]


def cited(folded: Sequence[Folded], shelf: Shelf, order: Sequence[SourceType], *, timed: bool) -> Cited:
    """Cite every quotation, best first, and every place where it stands besides; what cannot be cited is left out.

    `order` and `timed` say in which order the statements are read (`assistant/order.py`).
    """
    dropped: list[str] = []
    held = [(item, c) for item in folded if (c := _cited(item.chosen.draft, shelf, dropped)) is not None]
    quoted = tuple(citation for _, citation in held)
    positions = reading_order([citation.source for citation in quoted], order, timed=timed)
    notes = Notes([quoted[position] for position in positions])
    statements: list[Statement] = []
    repeated: set[tuple[int, int]] = set()
    for position in positions:
        item, citation = held[position]
        own = notes.number(citation)
        leads = [lead for draft in _leads(citation) if (lead := _cited(draft, shelf, dropped)) is not None]
        introducing = tuple(notes.number(lead) for lead in leads)
        also = _also(item, shelf, notes, dropped)
        repeated |= {(min(own, repetition.note), max(own, repetition.note)) for repetition in also}
        statements.append(
            Statement(
                text=citation.quote,
                kind=StatementKind.QUOTE,
                rank=position + 1,
                notes=(own, *introducing, *(repetition.note for repetition in also)),
                introduced_by=introducing,
                goes_on=list_goes_on(citation.document, citation.start, citation.end),
                also=also,
            )
        )
    return Cited(
        statements=tuple(statements),
        footnotes=tuple(notes.citations),
        quoted=quoted,
        origins=shared_origins(notes.citations, frozenset(repeated)),
        dropped=tuple(dropped),
    )


def _also(item: Folded, shelf: Shelf, notes: Notes, dropped: list[str]) -> tuple[Repetition, ...]:
    found = ((other, _cited(other.draft, shelf, dropped)) for other in item.also)
    return tuple(
        Repetition(
            note=notes.number(citation), same_work=other.same_work, exact=other.exact, label=other.label
        )
        for other, citation in found
        if citation is not None
    )


def _leads(citation: Citation) -> tuple[Draft, ...]:
    spans = introduced_by(citation.document, citation.start, citation.end)
    return tuple(Draft(document_id=citation.source.id, start=start, end=end) for start, end in spans)


def _cited(draft: Draft, shelf: Shelf, dropped: list[str]) -> Citation | None:
    try:
        return cite(draft, shelf)
    except CitationError as error:
        dropped.append(str(error))
        return None
