"""What the generation in use holds."""

from pathlib import Path

from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations


def indexed_files(data: Path) -> set[str]:
    """Name the files of the passages in use."""
    generations = Generations(data, EdgeStore())
    index = generations.store.open(generations.place(generations.current_id()))
    try:
        return {record.facts.file for record in index.scroll()}
    finally:
        index.close()
