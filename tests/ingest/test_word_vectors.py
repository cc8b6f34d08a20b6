from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blob_cache import VECTORS
from ingest.encoder import Reading
from ingest.vector_cache import VectorCache, encode_cached
from ingest.word_cache import WordCache
from ingest.word_vectors import FILE_NAME, WordSpace, WordVectors, cosines, telling_words, word_space_of
from tests.doubles import CountingEncoder, HashEncoder

TEXT = "De rekruten van het leger keren niet terug"


@pytest.fixture
def space(tmp_path: Path) -> WordSpace:
    return word_space_of(tmp_path, HashEncoder())


def test_stop_words_are_left_out_and_a_word_stands_where_it_begins() -> None:
    starts, rows = telling_words(HashEncoder().read_query(TEXT), TEXT, "nl")

    assert [TEXT[start:].split(maxsplit=1)[0] for start in starts] == ["rekruten", "leger", "keren", "terug"]
    assert rows.shape == (4, 64)


def test_the_pieces_of_a_word_are_one_word_also_where_a_piece_carries_the_space_before_it() -> None:
    tokens = np.array([[1, 0], [0, 1], [0, 3], [5, 5]], dtype=np.float32)
    pieces = np.array([[0, 3], [3, 7], [7, 13], [13, 14]], dtype=np.int32)  # "rek" "rutt" " leger" "."
    reading = Reading(vector=np.array([1, 0], dtype=np.float32), spans=pieces, tokens=tokens)

    starts, rows = telling_words(reading, "rekrutt leger.", "nl")

    assert starts.tolist() == [0, 8]
    assert rows.tolist() == [[0.5, 0.5], [0, 3]]


def test_a_language_without_a_list_of_stop_words_keeps_every_word() -> None:
    text = "Les femmes ne voyagent pas"

    starts, _ = telling_words(HashEncoder().read_query(text), text, "fr")

    assert len(starts) == len(text.split())


@given(st.text(max_size=60))
def test_any_text_gives_words_in_order_or_none(text: str) -> None:
    starts, rows = telling_words(HashEncoder(dim=4).read_query(text), text, "en")

    assert len(starts) == len(rows)
    assert starts.tolist() == sorted(set(starts.tolist()))


def test_a_word_is_nearest_to_itself(space: WordSpace) -> None:
    encoder = HashEncoder()
    passage = space.passage(encoder.read_passages([TEXT])[0], TEXT, "nl")
    asked = space.asked(encoder.read_query("leger"), "leger", "nl")

    found = cosines(asked, passage.rows)[:, 0]

    assert int(found.argmax()) == 1
    assert found.max() > 0.9
    assert np.delete(found, 1).max() < 0.5


def test_words_are_kept_and_unpacked_as_they_were_and_other_bytes_are_not_words(space: WordSpace) -> None:
    words = space.passage(HashEncoder().read_passages([TEXT])[0], TEXT, "nl")
    again = WordVectors.unpacked(words.packed(), space.dimensions)

    assert again is not None
    assert np.array_equal(again.starts, words.starts)
    assert np.array_equal(again.rows, words.rows)
    assert WordVectors.unpacked(words.packed()[:-1], space.dimensions) is None


def test_the_space_is_made_once_for_an_encoder_and_anew_where_it_is_damaged(tmp_path: Path) -> None:
    first = CountingEncoder()
    made = word_space_of(tmp_path, first)
    second = CountingEncoder()
    again = word_space_of(tmp_path, second)

    assert np.array_equal(made.directions, again.directions)
    assert len(first.encoded) > 0 == len(second.encoded)
    assert np.allclose(made.directions.T @ made.directions, np.eye(made.dimensions), atol=1e-5)

    (tmp_path / "models" / FILE_NAME).write_bytes(b"no arrays")
    assert np.allclose(word_space_of(tmp_path, HashEncoder()).directions, made.directions)


def test_one_pass_through_the_encoder_gives_vectors_and_words_and_a_second_run_gives_neither_again(
    tmp_path: Path, space: WordSpace
) -> None:
    encoder, texts = HashEncoder(), [TEXT, "Women may not travel alone"]
    languages = dict(zip(texts, ("nl", "en"), strict=True))
    with (
        VectorCache(tmp_path / VECTORS, encoder.name, encoder.dim) as vectors,
        WordCache(tmp_path / VECTORS, encoder.name, space) as words,
    ):
        encode_cached(encoder, vectors, texts[:1])  # an earlier version kept no words
        made = encode_cached(encoder, vectors, texts, words=words.of(languages))
        again = encode_cached(encoder, vectors, texts, words=words.of(languages))
        held = words.get_many(texts)

    assert (made.new, again.new) == (2, 0)
    assert made.vectors.tobytes() == again.vectors.tobytes()
    assert [len(held[text].starts) for text in texts] == [4, 3]
