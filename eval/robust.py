"""The same question as people in a hurry type it: deterministic changes of wording that keep the meaning.

The same id and kind always give the same text. The demonyms are this package's own list, written apart from
the gazetteer that is measured with them: a list cannot show its own gaps.
"""

import csv
import json
import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path

from eval.questions import Question, read_questions


class Kind(StrEnum):
    """How a question is changed."""

    TYPOS = "typos"
    NO_ACCENTS = "no-accents"
    KEYWORDS = "keywords"
    LONG_WINDED = "long-winded"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForms:
    """How one language names a country ("Irak"), what is of it ("Iraakse") and who lives there ("Irakezen")."""

    name: str
    adjective: str
    people: str


Demonyms = Mapping[tuple[str, str], CountryForms]

_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_MIN_LETTERS = 5
_WORDS_A_TYPO = 6
_MAX_TYPOS = 3
_WORD = re.compile(rf"[^\W\d_]{{{_MIN_LETTERS},}}")
_STOP = {
    "nl": "de het een en of er is zijn was waren werd werden wordt worden wat wie welke welk waar wanneer hoe "
    "hoeveel waarom kan kon kunnen mag moet om te in op aan uit van voor door bij met naar over tot als dan dat "
    "die dit deze men ik je u mij mijn hij zij ze geldt gelden heeft had hebben ook nog al alleen sprake daar",
    "en": "the a an and or is are was were be been what who which where when how many much why can could may "
    "must to in on at from of for by with about into as than that this these it i you my me he she they do "
    "does did has had have there any whom like also only",
}
_PLACE = {
    "nl": {"in": "bij {people}", "uit": "van de {people}", "van": "van de {people}", "voor": "voor {people}"},
    "en": {"in": "among {people}", "from": "among {people}", "of": "of the {people}", "for": "for {people}"},
}
_TALK = "long-winded.tsv"
_OTHERWISE = {"nl": "het {adjective} land", "en": "the {adjective} country"}


def read_demonyms() -> Demonyms:
    """Return the forms of the countries of the sets, by language and name as the sets write it."""
    found: dict[tuple[str, str], CountryForms] = {}
    for row in csv.DictReader(_data("countries.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE):
        for lang in ("nl", "en"):
            forms = CountryForms(name=row[lang], adjective=row[f"{lang}_adj"], people=row[f"{lang}_people"])
            found[lang, row[lang]] = found[lang, row["key"]] = forms
    return found


def perturbed(question: Question, kind: Kind, demonyms: Demonyms) -> str | None:
    """Return the changed text; None where this kind changes nothing in this question."""
    change: Mapping[Kind, Callable[[], str]] = {
        Kind.TYPOS: lambda: with_typos(question.text, f"{question.id}/typos"),
        Kind.NO_ACCENTS: lambda: without_accents(question.text),
        Kind.KEYWORDS: lambda: keywords(question.text, question.lang),
        Kind.LONG_WINDED: lambda: long_winded(question.text, question.lang, question.id),
        Kind.DEMONYM: lambda: with_demonym(question.text, question.lang, demonyms),
    }
    text = change[kind]()
    return None if text == question.text else text


def write_perturbed(source: Path, target: Path, kind: Kind) -> tuple[int, int]:
    """Write a set with every question changed; return how many were, and of how many.

    Questions in which nothing changes are left out, so that the set measures the change alone. Gold, date
    and every other key stay as they are; ids get the kind behind them.

    Raises:
        QuestionSetError: `source` is not a question set.
    """
    questions, demonyms = read_questions(source), read_demonyms()
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    lines = []
    for question, row in zip(questions, rows, strict=True):
        text = perturbed(question, kind, demonyms)
        if text is not None:
            lines.append(row | {"id": f"{question.id}-{kind.value}", "question": text})
    target.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    return len(lines), len(rows)


def with_typos(text: str, seed: str) -> str:
    """Return the text with one slip in about six words: letters swapped, dropped, doubled or hit beside.

    First letters, short words and digits stay right, as they mostly do in practice.
    """
    draw = random.Random(seed)  # noqa: S311 (repeatable wording, not secrecy)
    spans = [match.span() for match in _WORD.finditer(text)]
    count = min(max(1, len(text.split()) // _WORDS_A_TYPO), _MAX_TYPOS, len(spans))
    for start, end in sorted(draw.sample(spans, count), reverse=True):
        text = text[:start] + _slip(text[start:end], draw) + text[end:]
    return text


def without_accents(text: str) -> str:
    """Return the text as a keyboard without accents types it.

    >>> without_accents("Somalië, Bosniër")
    'Somalie, Bosnier'
    """
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def keywords(text: str, lang: str) -> str:
    """Return the words that carry meaning, in their order, in small letters.

    >>> keywords("Geldt er een besluitmoratorium voor Irak?", "nl")
    'besluitmoratorium irak'
    """
    stop = set(_STOP[lang].split())
    kept = [word for word in re.findall(r"[\w'’./-]*\w", text.casefold()) if word not in stop]
    return " ".join(kept) or text


def long_winded(text: str, lang: str, seed: str) -> str:
    """Return the question with the talk around it that people add."""
    frames = [
        frame for language, _, frame in (row.partition("\t") for row in _data(_TALK)) if language == lang
    ]
    return frames[sum(seed.encode()) % len(frames)].format(text)


def with_demonym(text: str, lang: str, demonyms: Demonyms) -> str:
    """Return the text with a country's people or adjective in place of its name; as it was without one."""
    known = {forms.name: forms for (language, _), forms in demonyms.items() if language == lang}
    known |= {name: forms for (language, name), forms in demonyms.items() if language == lang}
    for name in sorted(known, key=len, reverse=True):
        found = re.search(rf"(?:\b(\w+) )?(?<![\w-]){re.escape(name)}(?![\w-])", text)
        if found is not None:
            return text[: found.start()] + _told_by_people(found, known[name], lang) + text[found.end() :]
    return text


def _data(name: str) -> list[str]:
    return resources.files("eval.sets").joinpath(name).read_text(encoding="utf-8").splitlines()


def _told_by_people(found: re.Match[str], forms: CountryForms, lang: str) -> str:
    before = found.group(1) or ""
    frame = _PLACE[lang].get(before.casefold())
    words = (frame or _OTHERWISE[lang]).format(people=forms.people, adjective=forms.adjective)
    return words if frame else f"{before} {words}".strip()


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    here, after = word[at], word[at + 1]
    slips = (
        word[:at] + after + here + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + here + word[at:],
        word[:at] + _beside(here, draw) + word[at + 1 :],
    )
    return draw.choice([slip for slip in slips if slip != word])


def _beside(letter: str, draw: random.Random) -> str:
    for row in _KEYBOARD_ROWS:
        i = row.find(letter.casefold())
        if i >= 0:
            return draw.choice(row[max(i - 1, 0) : i] + row[i + 1 : i + 2])
    return letter
