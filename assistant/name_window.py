"""How far the name of a document reaches around what it is called: 'the letter [of 8 December 2025]'."""

import re
from dataclasses import dataclass

from assistant.named_dates import agree, named_days
from assistant.named_numbers import NumberMention, find_numbers
from assistant.naming_words import NamingWords, naming_words
from assistant.titles import Noun, Title, document_nouns, stems
from ingest.countries import Gazetteer
from ingest.passage import Source
from ingest.words import Word, stop_words, words

_STOPS = re.compile(r"[;:.?!()]|,(?!\s*\d)")
_FOR = frozenset(("for", "voor"))
_JOINS_LEFT = frozenset(("of", "and", "en"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingQuestion:
    """A question with everything in it that can be part of a name.

    Attributes:
        forms: Of each word the stems under which titles know it.
        countries, days, nouns: What stands where, with start and end.
    """

    text: str
    row: tuple[Word, ...]
    forms: tuple[frozenset[str], ...]
    countries: tuple[tuple[str, int, int], ...]
    days: tuple[tuple[str, int, int], ...]
    nouns: tuple[tuple[Noun, int, int], ...]
    numbers: tuple[NumberMention, ...]

    @classmethod
    def of(cls, text: str, language: str, gazetteer: Gazetteer) -> "NamingQuestion":
        """Read a question."""
        row = tuple(words(text))
        found = gazetteer.find(text, language, fuzzy=False)
        return cls(
            text=text,
            row=row,
            forms=tuple(stems(word.folded) for word in row),
            countries=tuple((m.code, m.start, m.end) for m in found),
            days=tuple(named_days(text)),
            nouns=tuple((noun, *m.span()) for noun in document_nouns() for m in noun.pattern.finditer(text)),
            numbers=tuple(find_numbers(text)),
        )

    def countries_in(self, start: int, end: int) -> frozenset[str]:
        """Return the countries named in a part of it."""
        return frozenset(code for code, a, b in self.countries if start <= a and b <= end)

    def country_at(self, word: Word) -> str | None:
        """Return the country that a word names."""
        return next((code for code, a, b in self.countries if a <= word.start < b), None)

    def day_at(self, word: Word) -> str | None:
        """Return the date that a word is part of."""
        return next((day for day, a, b in self.days if a <= word.start < b), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Reads the words around what a document is called, for one document."""

    asked: NamingQuestion
    source: Source
    title: Title

    @property
    def known(self) -> NamingWords:
        """The words of names."""
        return naming_words()

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last word (exclusive) of the name around text[start:end]."""
        at = [i for i, word in enumerate(self.asked.row) if start <= word.start < end]
        first, last = at[0], at[-1] + 1
        return self._left(first), self._right(last)

    def agrees(self, first: int, last: int) -> bool:
        """Tell whether the words are not those of a general report where this is a thematic one, or the reverse."""
        said, own = {word.folded for word in self.asked.row[first:last]}, {*self.title.row}
        general, thematic = self.known.general, self.known.thematic
        pairs = ((general, thematic), (thematic, general))
        return not any(said & sort and own & other and not own & sort for sort, other in pairs)

    def _right(self, noun_end: int) -> int:
        end = last = noun_end
        # 'The consequences of the letter for ...' is not the name of a letter.
        while end < len(self.asked.row) and not (end == noun_end and self.asked.row[end].folded in _FOR):
            part = self._part(end)
            if part is None or self._ends_before(end):
                break
            end += 1
            last = end if part else last
        return last

    def _ends_before(self, i: int) -> bool:
        """Tell whether a name ends here: at a stop, before what it is about, or before a time that is asked about."""
        before, word = self.asked.row[i - 1 : i + 1]
        return (
            bool(_STOPS.search(self.asked.text, before.end, word.start))
            or (word.folded in self.known.about and not self._goes_on(i))
            or (self.asked.day_at(word) is not None and before.folded in {*_FOR, "in"})
        )

    def _left(self, begin: int) -> int:
        row, first = self.asked.row, begin
        while begin > 0 and not _STOPS.search(self.asked.text, row[begin - 1].end, row[begin].start):
            part = self._part(begin - 1)
            if part is None or (not part and row[begin - 1].folded not in _JOINS_LEFT):
                break
            begin -= 1
            first = begin if part else first
        return first

    def _part(self, i: int) -> bool | None:
        """Tell whether a word belongs to the name; False for one that only links, None for one that does not."""
        word, forms, title = self.asked.row[i], self.asked.forms[i], self.title
        country = self.asked.country_at(word)
        if country:
            return True if country in self.source.countries else None
        if self.asked.day_at(word) or word.folded in (
            self.known.general | self.known.thematic | self.known.sorts
        ):
            return True
        if word.folded.isdigit():
            return True if len(word.folded) == 4 and self._of_year(word.folded) else None
        if word.folded in self.known.links or word.folded in self.known.about:
            return False
        silent = word.folded in stop_words("en") or word.folded in stop_words("nl")
        known = bool(
            forms & title.telling or forms & title.abbreviated or (forms & title.known and not silent)
        )
        return True if known else None

    def _of_year(self, year: str) -> bool:
        return any(agree(year, day) for day in self.title.days)

    def _goes_on(self, i: int) -> bool:
        """Tell whether 'over' stands within the name: as in the title, or where another one says what is asked."""
        if any(word.folded in self.known.about for word in self.asked.row[i + 1 :]):
            return True
        said = {w for forms in self.asked.forms[i + 1 :] for w in forms & self.title.telling}
        return self.asked.row[i].folded in self.title.row and len(said) >= 2
