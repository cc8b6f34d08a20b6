import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest.encoder import Progress, Vectors
from ingest.errors import StoreError
from ingest.vector_cache import VectorCache, encode_cached
from tests.doubles import HashEncoder

TEXTS = ["vrouwen reizen", "scholen open", "vrouwen reizen", "dienstplicht"]


def cache(path: Path, encoder: HashEncoder) -> VectorCache:
    return VectorCache(path / "vectors.sqlite", encoder.name, encoder.dim)


def test_a_second_run_computes_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    encoder = HashEncoder()
    with cache(tmp_path, encoder) as first:
        made = encode_cached(encoder, first, TEXTS)
    with cache(tmp_path, encoder) as second:
        again = encode_cached(encoder, second, TEXTS)

    assert (made.reused, made.new) == (0, 3)
    assert (again.reused, again.new) == (3, 0)
    assert again.vectors.tobytes() == made.vectors.tobytes()
    assert sorted(encoder.encoded) == sorted(set(TEXTS))


def test_only_new_texts_are_computed_and_progress_counts_all(tmp_path: Path) -> None:
    encoder = HashEncoder()
    done: list[int] = []
    with cache(tmp_path, encoder) as held:
        encode_cached(encoder, held, TEXTS[:1])
        result = encode_cached(encoder, held, TEXTS, done.append)

    assert (result.reused, result.new) == (1, 2)
    assert sum(done) == len(TEXTS)
    assert np.array_equal(result.vectors[0], result.vectors[2])


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("UPDATE vectors SET vector = x'00'", id="cut short"),
        pytest.param("UPDATE vectors SET vector = zeroblob(256)", id="zeroed"),
    ],
)
def test_a_damaged_row_is_computed_again(tmp_path: Path, damage: str) -> None:
    encoder = HashEncoder()
    with cache(tmp_path, encoder) as held:
        made = encode_cached(encoder, held, TEXTS)
    raw = sqlite3.connect(tmp_path / "vectors.sqlite")
    raw.execute(damage)
    raw.commit()
    raw.close()
    with cache(tmp_path, encoder) as held:
        mended = encode_cached(encoder, held, TEXTS)
        after = encode_cached(encoder, held, TEXTS)

    assert (mended.new, after.new) == (3, 0)
    assert np.array_equal(mended.vectors, made.vectors)


def test_the_first_vector_of_a_text_stays(tmp_path: Path) -> None:
    encoder = HashEncoder()
    one, other = (np.eye(64, dtype=np.float32)[[row]] for row in (0, 1))
    with cache(tmp_path, encoder) as held:
        held.put_many(["tekst"], one)
        held.put_many(["tekst"], other)

        assert np.array_equal(held.get_many(["tekst"])["tekst"], one[0])


def test_encoders_do_not_share_vectors(tmp_path: Path) -> None:
    with cache(tmp_path, HashEncoder(name="a")) as held:
        encode_cached(HashEncoder(name="a"), held, TEXTS)
    with cache(tmp_path, HashEncoder(name="b")) as held:
        assert held.get_many(TEXTS) == {}


class Breaking(HashEncoder):
    """Stops in the second portion, as a killed process does."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if self.encoded:
            raise KeyboardInterrupt
        return super().encode_passages(texts, progress)


def test_an_interrupted_run_keeps_what_it_finished(tmp_path: Path) -> None:
    texts = [f"{number} " + "woord " * 20_000 for number in range(4)]  # 120,000 characters: a portion each
    encoder = Breaking()
    with cache(tmp_path, encoder) as held, pytest.raises(KeyboardInterrupt):
        encode_cached(encoder, held, texts)
    with cache(tmp_path, encoder) as held:
        result = encode_cached(HashEncoder(), held, texts)

    assert (result.reused, result.new) == (1, 3)


def test_a_file_that_is_no_database_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"no database at all" * 100)

    with pytest.raises(StoreError, match="delete it"):
        cache(tmp_path, HashEncoder())
