"""Where terms and paraphrases stand in a text of one language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.concept_units import Pattern, Unit, is_short_name, near, pattern, units
from ingest.concepts import Concept
from ingest.phrases import Phrases
from ingest.term_spelling import TermSpeller
from ingest.words import folded, words


class Hit(NamedTuple):
    """A concept and the half-open span of the text that means it."""

    concept: str
    start: int
    end: int


class _Term(NamedTuple):
    """What a sequence of units stands for; turned: 'vrijheid van de pers' for 'persvrijheid'."""

    concept: str
    turned: bool


class ConceptIndex:
    """The terms and paraphrases of all concepts, by their stems in one language."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._language = language
        self._terms: Phrases[_Term] = Phrases()
        self._asked: Phrases[str] = Phrases()
        self._paraphrases: dict[str, list[tuple[str, Pattern]]] = {}
        vocabulary: set[str] = set()
        for concept in concepts:
            self._add(concept)
            every = (*concept.terms(language), *concept.paraphrases(language))
            vocabulary.update(word for term in every for word in folded(term))
        self._starts = self._terms.starts()
        self._speller = TermSpeller(vocabulary, language)

    def units(self, text: str, *, correct: bool) -> list[Unit]:
        """Return the text in the form in which terms are looked up; `correct`: misspelt words as they were meant."""
        return units(text, self._language, self._speller.corrected if correct else None)

    def corrected(self, text: str) -> str:
        """Return the text with its misspelt words as they were meant."""
        pieces: list[str] = []
        last = 0
        for word, start, end in words(text):
            meant = word if is_short_name(text, start, end) else self._speller.corrected(word)
            if meant != word:
                pieces += [text[last:start], meant]
                last = end
        return "".join((*pieces, text[last:]))

    def terms_in(self, row: Sequence[Unit]) -> Iterator[Hit]:
        """Yield the concepts whose terms stand in `row`; a term inside a longer one does not count."""
        stems = [unit.stem for unit in row]
        covered = 0
        for i, stem in enumerate(stems):
            if stem not in self._starts:
                continue
            end, concepts = self._longest(row, stems, i)
            if end > covered:
                covered = end
                yield from (Hit(concept, row[i].start, row[end - 1].end) for concept in concepts)

    def paraphrases_in(self, row: Sequence[Unit], terms: Sequence[Hit]) -> Iterator[Hit]:
        """Yield the concepts, those of `terms` aside, whose paraphrases stand in one sentence of `row`.

        A paraphrase of one part ('andere stad +') is a phrase that says little in the text of a document. Inside a
        term it does not count: 'religious' in 'religious minorities' says nothing else.
        """
        seen = {hit.concept for hit in terms}
        covered = {at for hit in terms for at in range(hit.start, hit.end)}
        stems = [unit.stem for unit in row]
        for i, unit in enumerate(row):
            for end, concepts in self._asked.at(stems, i) if unit.start not in covered else ():
                for concept in concepts:
                    if concept not in seen:
                        seen.add(concept)
                        yield Hit(concept, unit.start, row[end - 1].end)
            for concept, wanted in self._paraphrases.get(unit.stem, ()):
                span = None if concept in seen else near(row, i, wanted)
                if span:
                    seen.add(concept)
                    yield Hit(concept, row[span[0]].start, row[span[1]].end)

    def _longest(self, row: Sequence[Unit], stems: Sequence[str], i: int) -> tuple[int, dict[str, None]]:
        best: tuple[int, dict[str, None]] = (i, {})
        for end, values in self._terms.at(stems, i):
            # 'Rechtsgrond' is one word and no 'grondrecht'.
            one_word = row[i].start == row[end - 1].start
            concepts = dict.fromkeys(term.concept for term in values if not (term.turned and one_word))
            if concepts:
                best = (end, concepts)
        return best

    def _add(self, concept: Concept) -> None:
        other = "en" if self._language == "nl" else "nl"
        for term in concept.terms(self._language):
            key = self._key(term)
            self._terms.add(key, _Term(concept.id, turned=False))
            if len(key) == 2:
                self._terms.add(key[::-1], _Term(concept.id, turned=True))
        for term in concept.terms(other):
            key = self._key(term)
            # Of the other language only what cannot be a word of this one.
            if len(key) > 1:
                self._terms.add(key, _Term(concept.id, turned=False))
        for term in concept.paraphrases(self._language):
            wanted = pattern(term, self._language)
            if len(wanted) == 1:
                for key in wanted[0]:
                    self._asked.add(key, concept.id)
                continue
            for stem in {choice[0] for choice in wanted[0]}:
                self._paraphrases.setdefault(stem, []).append((concept.id, wanted))

    def _key(self, term: str) -> tuple[str, ...]:
        return tuple(unit.stem for unit in units(term, self._language))
