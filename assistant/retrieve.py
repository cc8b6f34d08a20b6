"""The right passages for a question: dense across languages, sparse in the document's own, fused by what each can know."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Understood
from assistant.asked import Asked
from assistant.beliefs import beliefs, doubt, likely, scored
from assistant.eligible import Eligible, eligible
from assistant.intent import policy_share
from assistant.newest import asks_today, day_of, lifts
from assistant.passages import KnownPassages
from assistant.pasted import asked_part
from assistant.rerank import Reranker
from assistant.signals import Weights
from assistant.understand import Interpreter
from assistant.wanted import Weighted, wanted
from assistant.weigh import Candidate, FoundIn, Lists, Weigher
from ingest.asked import LANGUAGES
from ingest.centres import Centres
from ingest.encoder import Encoder
from ingest.passage import Passage, Source
from ingest.store.index import Index
from ingest.store.records import NONE, Record, SparseVector, Where
from ingest.subjects import Subjects
from ingest.terms import concept_tokens, query_vector, tokens
from ingest.thesaurus import Thesaurus
from ingest.translations import OTHER, Translations
from ingest.vocabulary import Vocabulary
from ingest.word_vectors import WordSpace

POOL = 100
"""Candidates taken from each list before fusion."""
LANGUAGE_POOL = 60
"""The same where no country is asked for: each language has lists of its own."""
GENERAL_POOL = 40
"""The same for passages about no country, where a country is asked for."""
NAMED, IMPLIED, TERM, TRANSLATED = 1.5, 0.7, 0.3, 0.5
"""Weight in sparse search of a concept that is named, one that is only likely, and, in the other language, a term of
the field and another word; a word as it stands weighs 1."""
LIKELY, MOST_LIKELY = 0.5, 2
"""A concept that is not named is searched for while it is this near to the likeliest, and how many at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates, best first, and what was searched.

    Attributes:
        telling: By the language of a passage, the words of the question and how few passages say each (an IDF).
    """

    asked: Asked
    telling: Mapping[str, Weighted]
    candidates: tuple[Candidate, ...]
    eligible: Eligible


@dataclass(frozen=True, slots=True, kw_only=True)
class Retriever:
    """Finds passages in one index; a `reranker` reads the best of them once more."""

    index: Index
    passages: KnownPassages
    encoder: Encoder
    interpreter: Interpreter
    weigher: Weigher
    subjects: Subjects
    vocabulary: Vocabulary
    translations: Translations
    centres: Centres
    word_space: WordSpace
    reranker: Reranker | None = None

    @property
    def thesaurus(self) -> Thesaurus:
        """The terms of the field."""
        return self.interpreter.thesaurus

    def warm(self, sources: Sequence[Source]) -> tuple[tuple[Passage, Source], ...]:
        """Read passages, their headings and words before the first question that needs them; return the passages."""
        by_id = {source.id: source for source in sources}
        passages = tuple((p, by_id[p.document_id]) for p in self.passages.warm() if p.document_id in by_id)
        self.weigher.warm(passages)
        return passages

    def find(self, question: str, understood: Understood, sources: Sequence[Source], today: date) -> Found:
        """Return the passages that may answer, best first; equal scores by passage id."""
        allowed = eligible(sources, understood, today)
        asked = self._asked(question, understood)
        telling = {written: self._telling(asked, written) for written in LANGUAGES}
        lists = self._search(asked, telling, tuple(_searches(allowed, understood, self.passages.documents)))
        # The index may still hold what was withdrawn since it was built; what is not allowed is not looked at.
        ids = {source.id for source in allowed.documents}
        found = self.passages.of(sorted(lists.found_in))
        records = [record for record in found if record.passage.document_id in ids]
        lists = replace(lists, centred=self._cosines(asked, records, lists.centred))
        candidates = _ranked([*self.weigher.weigh(asked, records, allowed, lists)], understood)
        ranked = self.reranker.rerank(asked.text, candidates) if self.reranker else candidates
        return Found(asked=asked, telling=telling, candidates=ranked, eligible=allowed)

    def read_ahead(self, typed: str, question: str, language: str) -> None:
        """Have the encoder read in one go what is judged, as it was typed, and what will be searched."""
        _, located, plain = self._wordings(question, language)
        self.encoder.read_queries((asked_part(typed), located, plain))

    def _wordings(self, question: str, language: str) -> tuple[str, str, str]:
        """Return a question corrected, with the country of a place, and without place, time and frame."""
        corrected = self.thesaurus.corrected(question, language)
        located = self.interpreter.located(corrected, language)
        return corrected, located, self.interpreter.bare(corrected, language)

    def _cosines(
        self, asked: Asked, records: Sequence[Record], products: Mapping[str, float]
    ) -> Mapping[str, float]:
        known = {r.passage.id: r.passage.language for r in records}
        scales = {written: self.centres.scale(asked.centred, written) for written in {*known.values()}}
        return {id_: scales[known[id_]](product) for id_, product in products.items() if id_ in known}

    def weights(self, asked: Asked) -> Weights:
        """Return the weights that rank the candidates of such a question."""
        return self.weigher.weights(asked)

    def _asked(self, question: str, understood: Understood) -> Asked:
        question, located, plain = self._wordings(question, understood.language)
        whole, said = self.encoder.read_queries((located, plain))
        vector, bare = whole.vector, said.vector
        scores, named = scored(self.subjects, bare), (*understood.groups, *understood.topics)
        return Asked(
            text=question,
            understood=understood,
            vector=vector,
            bare=bare,
            centred=self.centres.asked(vector, understood.language),
            words=self.word_space.asked(said, plain, understood.language),
            beliefs=beliefs(scores, self.thesaurus, named),
            doubt=doubt(scores),
            policy=policy_share(question, scores, self.thesaurus),
            unheard=self.vocabulary.unheard(plain, self.translations),
        )

    def _telling(self, asked: Asked, written: str) -> Weighted:
        found = wanted(asked.text, asked.understood.language, written, self.translations)
        return [(ways, self.vocabulary.idf([token for form in ways for token in form])) for ways in found]

    def _search(self, asked: Asked, telling: Mapping[str, Weighted], searches: Sequence["_Search"]) -> Lists:
        scores: dict[str, dict[str, float]] = {"dense": {}, "centred": {}, "sparse": {}}
        found_in: defaultdict[str, tuple[FoundIn, ...]] = defaultdict(tuple)
        wordings = {search.written for search in searches}
        terms = {written: self._terms(asked, telling, written) for written in wordings}
        for search in searches:
            found = {
                "dense": self.index.dense(asked.vector, search.where, search.limit),
                "centred": self.index.dense(asked.centred, search.where, search.limit),
                "sparse": self.index.sparse(terms[search.written], search.where, search.limit),
            }
            for way, hits in found.items():
                for rank, hit in enumerate(hits, 1):
                    scores[way][hit.id] = hit.score
                    found_in[hit.id] += (FoundIn(f"{way}, {search.name}", rank, hit.score),)
        return Lists(**scores, found_in=found_in)

    def _terms(self, asked: Asked, telling: Mapping[str, Weighted], written: Sequence[str]) -> SparseVector:
        """Return what is looked for in passages written in these languages; what stands in both counts once."""
        question, language = asked.text, asked.understood.language
        weighted = [(token, NAMED) for token in concept_tokens(question, language, self.thesaurus)]
        for concept in likely(asked.beliefs, LIKELY, MOST_LIKELY):
            weighted += [(token, IMPLIED) for token in self.thesaurus.tokens(concept)]
        if language in written or language not in OTHER:
            weighted += [(token, 1.0) for token in tokens(question, language)]
        for other in (other for other in written if other != language):
            weighted += self._translated(telling[other])
            for term in self.thesaurus.translate(question, language, other, most=4):
                weighted += [(token, TERM) for token in tokens(term, other)]
        strongest: dict[str, float] = {}
        for token, weight in weighted:
            strongest[token] = max(weight, strongest.get(token, 0.0))
        vector = query_vector(strongest.items())
        return SparseVector.of(zip(vector.indices, vector.values, strict=True))

    def _translated(self, weighted: Weighted) -> Iterator[tuple[str, float]]:
        """Yield the tokens of every way to say a word; a rare translation tells no more than the word does."""
        for ways, telling in weighted:
            for form in ways:
                each = sum(self.vocabulary.idf((token,)) for token in form) or 1.0
                factor = 1.0 if form is ways[0] else TRANSLATED
                yield from ((token, factor * min(1.0, telling / each)) for token in form)


def _ranked(candidates: Sequence[Candidate], understood: Understood) -> tuple[Candidate, ...]:
    """Return the candidates best first, the newest edition before what it takes the place of."""
    if asks_today(understood):
        lifted = lifts([(c.slot, c.score) for c in candidates])
        candidates = [
            replace(c, score=c.score + more, lifted=more) for c, more in zip(candidates, lifted, strict=True)
        ]
    return tuple(
        sorted(
            candidates,
            key=lambda c: (-c.score, -day_of(c.slot), c.record.passage.document_id, c.record.passage.start),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """Where to search, how deep, and in which languages what is found may be written."""

    name: str
    where: Where
    limit: int = POOL
    written: tuple[str, ...] = LANGUAGES


def _searches(allowed: Eligible, understood: Understood, indexed: int) -> Iterator[_Search]:
    """Yield where to search: the country's own passages, those of the year, and the general ones."""
    documents = tuple(source.id for source in allowed.documents)
    if not documents:
        return
    within = (("document", documents),) if len(documents) < indexed else ()
    about = (("country", understood.countries),) if understood.countries else ()
    covering = tuple(d for d in documents if d in allowed.covering)
    if understood.countries:
        yield _Search(name="the country", where=Where(any_of=(*within, *about)))
    else:
        # Encoders put texts of the question's own language first; each language gets a list of its own.
        for language in LANGUAGES:
            where = Where(any_of=(*within, ("language", (language,))))
            yield _Search(name=language, where=where, limit=LANGUAGE_POOL, written=(language,))
    if covering:
        yield _Search(name="the year", where=Where(any_of=(("document", covering), *about)))
    if understood.countries:
        where = Where(any_of=(*within, ("country", (NONE,))))
        yield _Search(name="no country", where=where, limit=GENERAL_POOL)
