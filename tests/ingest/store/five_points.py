"""Five passages of three documents, made to be told apart by every field that an index filters on."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.passage import Passage, Source, SourceType
from ingest.store.index import Index
from ingest.store.records import Facts, Point, SparseVector

DIM = 8


Build = Callable[[Sequence[Point]], Index]


def source(number: int, **known: object) -> Source:
    described = {"source_type": SourceType.COI_REPORT, "language": "en", **known}
    return Source(
        id=f"{number:016x}",
        sha256=f"{number:064x}",
        file=f"reports/{number}.pdf",
        title="A report",
        publisher="An office",
        **described,  # type: ignore[arg-type]
    )


def point(document: Source, start: int, text: str = "Text.", **more: object) -> Point:
    known = {"dense": axis(0), "sparse": SparseVector.of([]), "countries": (), **more}
    passage = Passage(
        document_id=document.id,
        start=start,
        end=start + len(text),
        text=text,
        language=document.language,
        countries=known.pop("countries"),  # type: ignore[arg-type]
        headings=("1", "Veiligheid in de Cité – ‘noord’"),
        section="1.2",
        page=3,
        paragraph="C7/1",
    )
    return Point(passage=passage, facts=Facts.of(document), **known)  # type: ignore[arg-type]


def axis(number: int) -> NDArray[np.float32]:
    vector = np.zeros(DIM, np.float32)
    vector[number] = 1
    return vector


OLD = source(
    1,
    published="2011",
    valid_from="2011-01-01",
    valid_until="2012-06",
    work="rules",
    source_type=SourceType.POLICY_RULE,
    language="nl",
)


NEW = source(2, published="2013-05", covers_from="2012", covers_until="2013-02", work="rules")


UNDATED = source(3)


POINTS = (
    point(OLD, 0, "Somalië.", countries=("SOM",), dense=axis(0), sparse=SparseVector.of([(7, 1.0)])),
    point(OLD, 100, "Irak.", countries=("IRQ",), dense=axis(1), sparse=SparseVector.of([(7, 2.0), (9, 1.0)])),
    point(NEW, 0, "Iraq, Iran.", countries=("IRQ", "IRN"), sparse=SparseVector.of([(7, 2.0)])),
    point(NEW, 9, "General.", countries=(), dense=axis(2), sparse=SparseVector.of([(8, 1.5)])),
    point(UNDATED, 5, "Undated.", countries=("SOM",), dense=axis(3), sparse=SparseVector.of([])),
)


IDS = [item.passage.id for item in POINTS]
