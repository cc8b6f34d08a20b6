"""What introduces a list is cited with an entry that is quoted from it, through the same check as every footnote."""

from types import SimpleNamespace

from assistant.cite import Draft
from assistant.fold import Folded
from assistant.footnotes import Cited, cited
from assistant.order import DEFAULT_ORDER
from ingest.document import Document
from ingest.passage import Source
from tests.ingest.built import source_of
from tests.ingest.listed import line, listed, span

REVIEW = listed(
    [
        line("138. The following recommendations will be examined by the State:", "138"),
        line("138.1 Ratify the convention (Austria);", "138.1", 0),
        line("138.2 Abolish the death penalty (France);", "138.2", 0),
        line("139. The conclusions reflect the position of the submitting States.", "139"),
    ]
)
SOURCE = source_of(REVIEW.sha256)


class OneBook:
    """A shelf with one document."""

    def source(self, document_id: str) -> Source | None:
        return SOURCE if document_id == SOURCE.id else None

    def document(self, source: Source) -> Document:
        return REVIEW


def quoted(*blocks: int) -> Cited:
    drafts = [Draft(document_id=SOURCE.id, start=span(REVIEW, n)[0], end=span(REVIEW, n)[1]) for n in blocks]
    # Of a proposed quotation only its place counts here.
    folded = [Folded(chosen=SimpleNamespace(draft=draft)) for draft in drafts]  # type: ignore[arg-type]
    return cited(folded, OneBook(), DEFAULT_ORDER, timed=False)


def test_an_entry_carries_the_footnote_of_what_introduces_it_behind_its_own() -> None:
    answer = quoted(1, 2)

    assert [note.quote.split()[0] for note in answer.footnotes] == ["138.1", "138.2", "138."]
    assert [statement.notes for statement in answer.statements] == [(1, 3), (2, 3)]
    assert [statement.introduced_by for statement in answer.statements] == [(3,), (3,)]


def test_what_stands_in_no_list_is_introduced_by_nothing() -> None:
    answer = quoted(3)

    assert answer.statements[0].introduced_by == ()
    assert answer.statements[0].notes == (1,)
