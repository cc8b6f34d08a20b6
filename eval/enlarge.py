"""A data folder as large as the corpus may grow to, made of the documents of a real one.

Every document is copied under other names as often as it takes. Some words of each copy are respelled (same length,
same place), so that its sentences are not those of the original; its vectors are the original's with a little noise,
so that nothing is encoded; every second copy is about other countries. What is built is an ordinary data folder:
register, documents, vectors, generation and tables are written by the program's own parts.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.archive import Archive, digest
from ingest.blob_cache import VECTORS
from ingest.countries import Gazetteer
from ingest.country_forms import preferred_names
from ingest.decision import Decision, State, now
from ingest.document import Document
from ingest.encoder import MODELS, Encoder
from ingest.invented import FILE_NAME as COUNTRIES
from ingest.invented import read_invented
from ingest.passage import Passage, Source
from ingest.pipeline import recipe
from ingest.points import Draft, Drafter, part_texts
from ingest.register import Register
from ingest.settings import FILE_NAME as SETTINGS
from ingest.store.edge import EdgeStore
from ingest.store.generation import Contents, Generations
from ingest.store.lock import ingest_lock
from ingest.store.publish import publish
from ingest.store.records import Facts, Point
from ingest.tables import write_tables
from ingest.thesaurus import Thesaurus
from ingest.vector_cache import VectorCache
from ingest.word_cache import WordCache
from ingest.word_vectors import word_space_of

RESPELLED = 0.15
"""Share of the long words that each copy spells otherwise."""
NOISE = 0.004
"""Standard deviation of what is added to each component of a vector of norm 1."""
_LONG = re.compile(r"[a-z]{6,}")
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Original:
    """A document with what the index holds of it."""

    source: Source
    document: Document
    drafts: tuple[Draft, ...]
    parts: tuple[tuple[str, ...], ...]


def enlarge(
    data: Path, target: Path, encoder: Encoder, *, passages: int, seed: int = 1, progress: Progress
) -> int:
    """Build in `target` a data folder of at least `passages` passages from the one in `data`; return how many.

    `progress` is told of passages as they are made.
    """
    shutil.copytree(data / MODELS, target / MODELS, dirs_exist_ok=True)
    for name in (COUNTRIES, SETTINGS):
        if (data / name).is_file():
            shutil.copy2(data / name, target / name)
    drafter = Drafter(gazetteer=Gazetteer.load(read_invented(data)), thesaurus=Thesaurus.load())
    originals = tuple(_originals(data, drafter))
    copier = _Copier(data=data, target=target, encoder=encoder, drafter=drafter, seed=seed)
    drafts: list[Draft] = []
    points: list[Point] = []
    for number in range(-(-passages // sum(len(original.drafts) for original in originals))):
        for original in originals:
            made = copier.copy(original, number)
            drafts += (draft for draft, _ in made)
            points += (_point(draft, vector) for draft, vector in made)
            progress(len(made))
    _publish(target, encoder, drafts, points, copier.documents)
    return len(drafts)


def _originals(data: Path, drafter: Drafter) -> Iterator[_Original]:
    archive = Archive(data)
    for source in Register(data / "register.sqlite").sources():
        document = archive.document(source.sha256)
        drafts = drafter.drafts(document, source)
        parts = tuple(part_texts(document, draft.passage) for draft in drafts)
        yield _Original(source=source, document=document, drafts=drafts, parts=parts)


class _Copier:
    """Writes copies of documents into the target folder, the original itself as copy 0."""

    def __init__(self, *, data: Path, target: Path, encoder: Encoder, drafter: Drafter, seed: int) -> None:
        self.documents: list[str] = []
        self._seed = seed
        self._old = VectorCache(data / VECTORS, encoder.name, encoder.dim)
        self._new = VectorCache(target / VECTORS, encoder.name, encoder.dim)
        space = word_space_of(target, encoder)
        self._old_words = WordCache(data / VECTORS, encoder.name, space)
        self._new_words = WordCache(target / VECTORS, encoder.name, space)
        self._drafter = drafter
        self._archive = Archive(target)
        self._register = Register(target / "register.sqlite")
        self._codes = tuple(sorted(preferred_names("en")))

    def copy(self, original: _Original, number: int) -> list[tuple[Draft, NDArray[np.float32]]]:
        """Admit and keep one copy; return its passages with their vectors."""
        name = f"{self._seed}:{number}:{original.source.sha256}"
        draw = np.random.default_rng(int(digest(name.encode())[:16], 16))
        sha256 = (
            original.source.sha256 if not number else digest(f"{number}:{original.source.sha256}".encode())
        )
        document = replace(original.document, sha256=sha256)
        if number:
            document = replace(document, text=_respelled(document.text, draw))
        source = self._source(original.source, sha256, number)
        self._archive.put(document, document.text.encode())
        self._register.admit(_admitted(source), source)
        self.documents.append(sha256)
        facts = Facts.of(source)
        drafts = [self._draft(d, document, source, facts, number) for d in original.drafts]
        vectors = self._known([d.encoded for d in original.drafts], draw if number else None)
        self._keep_parts(original, document, drafts, draw if number else None)
        self._keep_words(original.drafts, [d.passage for d in drafts], source)
        return list(zip(drafts, vectors, strict=True))

    def _source(self, source: Source, sha256: str, number: int) -> Source:
        countries = tuple(self._country(code, number) for code in source.countries)
        work = f"{source.work} ({number})" if source.work and number else source.work
        file = f"copy-{number}/{source.file}" if number else source.file
        return replace(
            source,
            id=sha256[:16],
            sha256=sha256,
            file=file,
            work=work,
            countries=countries,
            superseded_by=None,
        )

    def _country(self, code: str, number: int) -> str:
        """Return another country in every second copy, always the same one for the same country and copy."""
        if number % 2 == 0 or code not in self._codes:
            return code
        return self._codes[(self._codes.index(code) + 17 * number) % len(self._codes)]

    def _draft(self, draft: Draft, document: Document, source: Source, facts: Facts, number: int) -> Draft:
        old = draft.passage
        passage = replace(
            old,
            document_id=source.id,
            text=document.text[old.start : old.end],
            countries=tuple(self._country(code, number) for code in old.countries),
        )
        return replace(draft, passage=passage, facts=facts)

    def _keep_parts(
        self,
        original: _Original,
        document: Document,
        drafts: Sequence[Draft],
        draw: np.random.Generator | None,
    ) -> None:
        for before, draft, old in zip(original.parts, drafts, original.drafts, strict=True):
            heading = old.parts[0]
            after = part_texts(document, draft.passage) if draw else before
            known = self._known([heading, *before], draw)
            extra = [known[min(i, len(known) - 1)] for i in range(len(after) + 1)]
            self._new.put_many([heading, *after], np.stack(extra))

    def _keep_words(self, old: Sequence[Draft], passages: Sequence[Passage], source: Source) -> None:
        """Keep the original's word vectors; they begin elsewhere where other countries stand before the text."""
        held = self._old_words.get_many([draft.encoded for draft in old])
        texts = [self._drafter.encoded(passage, source) for passage in passages]
        moved = [
            replace(held[draft.encoded], starts=held[draft.encoded].starts + len(text) - len(draft.encoded))
            for draft, text in zip(old, texts, strict=True)
        ]
        self._new_words.put_many(texts, moved)

    def _known(self, texts: Sequence[str], draw: np.random.Generator | None) -> NDArray[np.float32]:
        found = self._old.get_many(texts)
        vectors = np.stack([found[text] for text in texts])
        if draw is not None:
            vectors = vectors + draw.normal(scale=NOISE, size=vectors.shape).astype(np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _respelled(text: str, draw: np.random.Generator) -> str:
    """Turn some long words round, letter by letter: the same length, other words."""
    return _LONG.sub(lambda word: word[0][::-1] if draw.random() < RESPELLED else word[0], text)


def _admitted(source: Source) -> Decision:
    return Decision(
        sha256=source.sha256, file=source.file, state=State.ADMITTED, reason="copy", by="bench", at=now()
    )


def _point(draft: Draft, vector: NDArray[np.float32]) -> Point:
    return Point(passage=draft.passage, dense=vector, sparse=draft.sparse, facts=draft.facts)


def _publish(
    target: Path, encoder: Encoder, drafts: Sequence[Draft], points: Sequence[Point], documents: Sequence[str]
) -> None:
    generations = Generations(target, EdgeStore())
    contents = Contents(recipe=recipe(encoder), documents=tuple(documents), points=points)
    with ingest_lock(target) as held:
        published = publish(generations, held, contents, lambda _: None)
    write_tables(generations.place(published.generation.id).folder, drafts)
