"""From what is to be quoted to statements and their footnotes: checked citations, numbered once.

The quotations come first, in their order; what introduces a list that is quoted from, and where else a statement
stands, get the numbers behind them, so that the first footnotes are always those of the best quotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Repetition, Statement, StatementKind
from assistant.cite import Citation, CitationError, Draft, Shelf, cite
from assistant.fold import Folded
from assistant.origins import SharedOrigin, shared_origins
from ingest.list_context import introduced_by, list_goes_on


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
        leads = [lead for draft in _leads(citation) if (lead := _cited(draft, shelf, dropped)) is not None]
        introducing = tuple(_number(footnotes, lead) for lead in leads)
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
        statements.append(
            Statement(
                text=citation.quote,
                kind=StatementKind.QUOTE,
                notes=(n, *introducing, *(repetition.note for repetition in also)),
                introduced_by=introducing,
                goes_on=list_goes_on(citation.document, citation.start, citation.end),
                also=tuple(also),
            )
        )
    return Cited(
        statements=tuple(statements),
        footnotes=tuple(footnotes),
        origins=shared_origins(footnotes, frozenset(repeated)),
        dropped=tuple(dropped),
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


def _number(footnotes: list[Citation], citation: Citation) -> int:
    """Return the number of a footnote, adding it where it is new."""
    for n, known in enumerate(footnotes, 1):
        if known.id == citation.id:
            return n
    footnotes.append(citation)
    return len(footnotes)
