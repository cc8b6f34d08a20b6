"""Everything of an ingest's passages that is encoded, and what is made once for an encoder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.blob_cache import VECTORS
from ingest.centres import centres_of
from ingest.encoder import Encoder
from ingest.events import Listener, Stage, StageCounter
from ingest.points import Draft
from ingest.subjects import subjects_of
from ingest.thesaurus import Thesaurus
from ingest.vector_cache import Encoded, VectorCache, encode_cached
from ingest.word_cache import WordCache
from ingest.word_vectors import word_space_of


def encode_drafts(data: Path, encoder: Encoder, drafts: Sequence[Draft], listen: Listener) -> Encoded:
    """Return the passages' vectors; their words, and the vectors of headings and sentences, stay in the cache.

    No question waits for what is made here.
    """
    texts = [draft.encoded for draft in drafts]
    parts = list(dict.fromkeys(part for draft in drafts for part in draft.parts))
    count = StageCounter(listen, Stage.ENCODE, len(set(texts) | set(parts)))
    languages = {draft.encoded: draft.passage.language for draft in drafts}
    space = word_space_of(data, encoder)
    with (
        VectorCache(data / VECTORS, encoder.name, encoder.dim) as vectors,
        WordCache(data / VECTORS, encoder.name, space) as words,
    ):
        passages = encode_cached(encoder, vectors, texts, count, words.of(languages))
        others = encode_cached(encoder, vectors, parts, count)
    subjects_of(data, encoder, Thesaurus.load())
    centres_of(data, encoder)
    return replace(passages, reused=passages.reused + others.reused, new=passages.new + others.new)
