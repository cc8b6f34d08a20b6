"""The tables that stand beside a generation's index: where sentences are repeated, and which words it holds."""

from collections.abc import Sequence
from pathlib import Path

from ingest.points import Draft
from ingest.repeats import Repeats
from ingest.thesaurus import Thesaurus
from ingest.vocabulary import Vocabulary


def write_tables(folder: Path, drafts: Sequence[Draft]) -> None:
    """Write both tables of a generation into its folder, from the passages it was made of."""
    Repeats.of(draft.passage for draft in drafts).write(folder)
    Vocabulary.of((draft.sparse.indices for draft in drafts), Thesaurus.load()).write(folder)
