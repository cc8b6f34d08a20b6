"""Which countries a text speaks of: names, demonyms and places, in Dutch and English, misspelt or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.country_context import is_another_meaning, is_elsewhere
from ingest.country_forms import (
    CountryNames,
    Form,
    How,
    given_forms,
    other_meanings,
    preferred_names,
    shipped_forms,
)
from ingest.country_spelling import Speller
from ingest.phrases import Phrases
from ingest.words import Word, folded, words

__all__ = ["CountryMention", "CountryNames", "Gazetteer", "How"]

_LINKS = frozenset({"en", "and", "the", "of", "van", "de", "het", "der", "den"})
_NOT_ORIGIN = frozenset({"NLD", "EUE"})
_STRENGTH = {How.NAME: 0, How.DEMONYM: 1, How.PLACE: 2, How.FUZZY: 3}
# Dutch writes a country and what concerns it as one word: 'Irakbeleid', 'Syriëgangers'.
_TAILS = ("beleid", "gangers", "ganger", "deal", "rapport", "ambtsbericht", "dossier", "guidance", "kwestie")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention:
    """One place in a text where a country is meant: text[start:end] is `surface`."""

    code: str
    start: int
    end: int
    surface: str
    how: How

    @property
    def may_be_origin(self) -> bool:
        """Whether people can come from it: not so for the Netherlands and the European Union."""
        return self.code not in _NOT_ORIGIN


class Gazetteer:
    """All the ways to write a country, ready to be looked up."""

    def __init__(self, forms: Iterable[Form], names: Mapping[str, Mapping[str, str]]) -> None:
        self._phrases: Phrases[Form | None] = Phrases()
        self._names = names
        kept = tuple(forms)
        for form in kept:
            self._phrases.add(_key(form.text), form)
        for phrase in other_meanings():
            self._phrases.add(_key(phrase), None)
        self._starts = self._phrases.starts()
        self._speller = Speller(kept)

    @classmethod
    def load(cls, extra: Iterable[CountryNames] = ()) -> "Gazetteer":
        """Return the gazetteer of all countries, with further ones (invented, say) added; one object for the same."""
        return cls._load(tuple(extra))

    @classmethod
    @lru_cache(maxsize=4)
    def _load(cls, added: tuple[CountryNames, ...]) -> "Gazetteer":
        named = [country for country in added if country.names]
        names = {
            language: {**{c.code: c.usual(language) for c in named}, **preferred_names(language)}
            for language in ("nl", "en")
        }
        return cls((*shipped_forms(), *given_forms(added)), names)

    def name(self, code: str, language: str) -> str:
        """Return the usual name of a country in Dutch or English; the code itself if it is unknown."""
        return self._names.get(language, self._names["en"]).get(code, code)

    def find(self, text: str, language: str = "nl", *, fuzzy: bool = True) -> tuple[CountryMention, ...]:
        """Return the countries meant in `text`, in order.

        Forms of both languages are known everywhere; `language` is that of the text and decides only what
        a form may mean besides. Misspelt names are looked for when no country is written correctly.
        """
        row = [word for word in words(text) if word.folded not in _LINKS]
        found = self._exact(text, row, language)
        firm = [mention for mention, weak in found if not weak]
        mentions = firm or [mention for mention, _ in found]
        if not mentions and fuzzy:
            mentions = self._misspelt(text, row)
        return tuple(mentions)

    def heading_countries(self, title: str) -> tuple[str, ...]:
        """Return the countries that a section under this heading is about; its inhabitants do not count."""
        mentions = [m for m in self.find(title, fuzzy=False) if m.may_be_origin and m.how is not How.DEMONYM]
        kept = [m.code for m in mentions if not is_elsewhere(title, m.start)]
        return tuple(dict.fromkeys(kept))

    def _exact(self, text: str, row: Sequence[Word], language: str) -> list[tuple[CountryMention, bool]]:
        keys = [word.folded for word in row]
        found: list[tuple[CountryMention, bool]] = []
        i = 0
        while i < len(keys):
            if keys[i] in self._starts:
                end, forms = self._longest(text, row, keys, i)
                for form in forms:
                    start, stop = row[i].start, row[end - 1].end
                    if not is_another_meaning(text, start, stop, form, language):
                        found.append((_mention(text, start, stop, form.code, form.how), form.weak))
                i = max(end, i + 1)
                continue
            if keys[i].endswith(_TAILS):
                found += [(mention, False) for mention in self._compound(text, row[i])]
            i += 1
        return found

    def _longest(
        self, text: str, row: Sequence[Word], keys: Sequence[str], i: int
    ) -> tuple[int, tuple[Form, ...]]:
        """Return where the longest phrase at i ends and what it stands for: nothing, if something else is meant."""
        best: tuple[int, tuple[Form, ...]] = (i + 1, ())
        for end, values in self._phrases.at(keys, i):
            surface = text[row[i].start : row[end - 1].end]
            forms = [form for form in values if form and _written_so(form, surface)]
            if forms or None in values:
                best = (end, _one_a_country(forms) if None not in values else ())
        return best

    def _compound(self, text: str, word: Word) -> list[CountryMention]:
        tail = next(tail for tail in _TAILS if word.folded.endswith(tail))
        values = self._phrases.get((word.folded[: -len(tail)],))
        forms = [form for form in values if form and form.how is How.NAME]
        end = word.end - len(tail)
        return [_mention(text, word.start, end, form.code, form.how) for form in _one_a_country(forms)]

    def _misspelt(self, text: str, row: Sequence[Word]) -> list[CountryMention]:
        hits = self._speller.near([word.folded for word in row])
        return [_mention(text, row[i].start, row[j - 1].end, code, How.FUZZY) for i, j, code in hits]


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in folded(phrase) if word not in _LINKS)


def _written_so(form: Form, surface: str) -> bool:
    return not form.exact or form.text.replace(".", "") == surface.replace(".", "")


def _one_a_country(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Return the strongest form of each country: the same word may be name and place."""
    ranked = sorted(forms, key=lambda form: (form.weak, _STRENGTH[form.how]))
    return tuple({form.code: form for form in reversed(ranked)}.values())


def _mention(text: str, start: int, end: int, code: str, how: How) -> CountryMention:
    return CountryMention(code=code, start=start, end=end, surface=text[start:end], how=how)
