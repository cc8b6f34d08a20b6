"""The right passages for a question: dense across languages, sparse in the document's own, fused by what each can know."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Understood
from assistant.asked import Asked
from assistant.beliefs import beliefs, likely
from assistant.eligible import Eligible, eligible
from assistant.intent import asks_policy
from assistant.signals import Weights
from assistant.understand import Interpreter
from assistant.weigh import Candidate, FoundIn, Lists, Weigher
from ingest.encoder import Encoder
from ingest.passage import Source
from ingest.store.index import Index
from ingest.store.records import NONE, Scored, SparseVector, Where
from ingest.subjects import Subjects
from ingest.terms import concept_tokens, query_vector, tokens
from ingest.thesaurus import Thesaurus
from ingest.vocabulary import Vocabulary

POOL = 100
"""Candidates taken from each list before fusion."""
GENERAL_POOL = 40
"""The same for passages about no country, where a country is asked for."""
LANGUAGES = ("nl", "en")
NAMED, IMPLIED, TRANSLATED = 1.5, 0.7, 0.3
"""Weight in sparse search of a concept that is named, one that is only likely, and a translated term; a word weighs 1."""
LIKELY, MOST_LIKELY = 0.5, 2
"""A concept that is not named is searched for while it is this near to the likeliest, and how many at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates, best first, and what was searched."""

    asked: Asked
    candidates: tuple[Candidate, ...]
    eligible: Eligible


@dataclass(frozen=True, slots=True, kw_only=True)
class Retriever:
    """Finds passages in one index."""

    index: Index
    encoder: Encoder
    interpreter: Interpreter
    weigher: Weigher
    subjects: Subjects
    vocabulary: Vocabulary

    @property
    def thesaurus(self) -> Thesaurus:
        """The terms of the field."""
        return self.interpreter.thesaurus

    def find(self, question: str, understood: Understood, sources: Sequence[Source], today: date) -> Found:
        """Return the passages that may answer, best first; equal scores by passage id."""
        allowed = eligible(sources, understood, today)
        asked = self._asked(question, understood)
        lists = self._search(asked, tuple(_searches(allowed, understood, len(sources))))
        # The index may still hold what was withdrawn since it was built; what is not allowed is not looked at.
        ids = {source.id for source in allowed.documents}
        found = self.index.fetch(sorted(lists.found_in))
        records = [record for record in found if record.passage.document_id in ids]
        candidates = list(self.weigher.weigh(asked, records, allowed, lists))
        candidates.sort(key=lambda c: (-c.score, c.record.passage.document_id, c.record.passage.start))
        return Found(asked=asked, candidates=tuple(candidates), eligible=allowed)

    def weights(self, asked: Asked) -> Weights:
        """Return the weights that rank the candidates of such a question."""
        return self.weigher.weights(asked)

    def _asked(self, question: str, understood: Understood) -> Asked:
        question = self.thesaurus.corrected(question, understood.language)
        plain = self.interpreter.bare(question, understood.language)
        bare = self.encoder.encode_query(plain)
        named = (*understood.groups, *understood.topics)
        return Asked(
            text=question,
            understood=understood,
            vector=self.encoder.encode_query(question),
            bare=bare,
            beliefs=beliefs(self.subjects, self.thesaurus, bare, named),
            policy=asks_policy(question),
            unheard=self.vocabulary.unheard(plain),
        )

    def _search(self, asked: Asked, searches: Sequence[tuple[str, Where, int]]) -> Lists:
        terms = self._terms(asked)
        dense: dict[str, float] = {}
        sparse: dict[str, float] = {}
        found_in: defaultdict[str, tuple[FoundIn, ...]] = defaultdict(tuple)

        def note(scores: dict[str, float], name: str, found: Sequence[Scored]) -> None:
            for rank, hit in enumerate(found, 1):
                scores[hit.id] = hit.score
                found_in[hit.id] += (FoundIn(name, rank, hit.score),)

        for name, where, limit in searches:
            note(dense, f"dense, {name}", self.index.dense(asked.vector, where, limit))
            note(sparse, f"sparse, {name}", self.index.sparse(terms, where, limit))
        return Lists(dense=dense, sparse=sparse, found_in=found_in)

    def _terms(self, asked: Asked) -> SparseVector:
        question, language = asked.text, asked.understood.language
        other = "en" if language == "nl" else "nl"
        weighted = [(token, 1.0) for token in tokens(question, language)]
        weighted += [(token, NAMED) for token in concept_tokens(question, language, self.thesaurus)]
        for concept in likely(asked.beliefs, LIKELY, MOST_LIKELY):
            weighted += [(token, IMPLIED) for token in self.thesaurus.tokens(concept)]
        for term in self.thesaurus.translate(question, language, other, most=4):
            weighted += [(token, TRANSLATED) for token in tokens(term, other)]
        strongest: dict[str, float] = {}
        for token, weight in weighted:
            strongest[token] = max(weight, strongest.get(token, 0.0))
        vector = query_vector(strongest.items())
        return SparseVector.of(zip(vector.indices, vector.values, strict=True))


def _searches(allowed: Eligible, understood: Understood, held: int) -> Iterator[tuple[str, Where, int]]:
    """Yield where to search and how deep, by name: the country's own passages, those of the year, and the general ones."""
    documents = tuple(source.id for source in allowed.documents)
    if not documents:
        return
    within = (("document", documents),) if len(documents) < held else ()
    about = (("country", understood.countries),) if understood.countries else ()
    covering = tuple(d for d in documents if d in allowed.covering)
    if understood.countries:
        yield "the country", Where(any_of=(*within, *about)), POOL
    else:
        # Encoders put texts of the question's own language first; each language gets a list of its own.
        for language in LANGUAGES:
            yield language, Where(any_of=(*within, ("language", (language,)))), POOL
    if covering:
        yield "the year", Where(any_of=(("document", covering), *about)), POOL
    if understood.countries:
        yield "no country", Where(any_of=(*within, ("country", (NONE,)))), GENERAL_POOL
