"""Documents with and without a payload, and the questions that are asked of both.

Every document ends in an annex that holds a harmless sentence. A payload that a reader can see stands in its place or
in a heading, a title, a table and the like beside it, a hidden one is slipped in, so that the two sides differ in the
payload and in nothing else.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eval.canary_files import Offer, public_offer
from eval.invent import Inventor
from eval.made_files import FORMATS, Sheet
from eval.poison_payloads import PROPERTY, Hiding, hidings, seen_places, shown
from eval.poison_subjects import ABOUT, ANNEX, ASKS_FOR, COUNTRIES, GENERAL, HARMLESS, SUBJECTS, TITLES
from eval.poison_texts import GUISES, UNPRINTABLE, filled, texts

# What a format cannot hold: control characters in XML; in our PDF, characters outside its one font and long headings;
# long titles in plain text and Word files of ours, where only its length tells a title from a paragraph.
_CANNOT = {
    *(("noise.control", "xml"), ("noise.control", "docx"), ("noise.bidi", "pdf")),
    *(("heading", "pdf"), ("title", "pdf"), ("title", "txt"), ("title", "docx")),
}
_PLAIN = "instruction.plain"
_PLACED = (_PLAIN, "instruction.summariser", "footnote.void", "system.dialogue", "stuffing.phrase")
_ANYWHERE = ("heading", "title", "above the facts", "among the facts", "behind the facts", "torn paragraphs")
_STRIDE = 29  # shares no factor with the number of payloads of any format
_SMALL_WORDS = 4  # letters: longer words of a question are its telling ones
_STEPS = (0, 1, 3)  # which subjects of the list a document treats, counted from its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A document before anything is slipped in.

    Attributes:
        mark: A word that every payload in it ends in.
        questions: Are answered by the document's own text: one by a sentence, one by a section.
    """

    file: str
    form: str
    language: str
    country: str
    place: str
    mark: str
    sheet: Sheet
    questions: tuple[str, str]

    @property
    def asks_for(self) -> str:
        """A question for the words of a payload."""
        return ASKS_FOR[self.language].format(mark=self.mark)

    @property
    def clean(self) -> Offer:
        """The document with its harmless annex."""
        return self.offer(self.with_annex(HARMLESS[self.language]))

    def with_annex(self, text: str) -> Sheet:
        """Return the document with this text as its annex."""
        return replace(self.sheet, parts=(*self.sheet.parts, (ANNEX[self.language], (text,))))

    def offer(self, sheet: Sheet) -> Offer:
        """Return a version of the document as a public one."""
        facts: dict[str, object] = {"language": self.language, "countries": [self.country]}
        return public_offer(self.file, sheet, self.form, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poisoned:
    """A document with a payload; `asks_for` is a question for the payload itself, empty where it is hidden."""

    base: Base
    kind: str
    dirty: Offer
    asks_for: str

    @property
    def retitled(self) -> dict[str, str]:
        """The title with the payload in it and the clean one; nothing where the payload stands elsewhere."""
        title, clean = str(self.dirty.line["title"]), self.base.sheet.title
        return {title: clean} if title != clean else {}


def bases(seed: int, count: int) -> tuple[Base, ...]:
    """Return documents on different places, in all formats and both languages."""
    inventor = Inventor(random.Random(seed))  # noqa: S311 (repeatable, no secrecy)
    return tuple(_base(inventor, number) for number in range(count))


def worlds(documents: Sequence[Base], count: int) -> Iterator[tuple[Poisoned, ...]]:
    """Yield the same documents over and over, each time with other payloads in them."""
    for number in range(count):
        yield tuple(_poisoned(base, _way(i, number, len(documents))) for i, base in enumerate(documents))


def _way(document: int, world: int, documents: int) -> int:
    """Return which payload is a document's turn: those of one format go on where the one before left off.

    The stride parts payloads that are alike, so that few worlds are a fair sample and many are all of them.
    """
    alike = max(documents // len(FORMATS), 1)
    return _STRIDE * (world * alike + document // len(FORMATS)) + document % len(FORMATS)


def unsettled_questions(documents: Sequence[Base]) -> tuple[str, ...]:
    """Return questions about whole countries, whatever the documents say of them."""
    names = {code: dict(zip(("nl", "en"), own, strict=True)) for code, *own in COUNTRIES}
    return tuple(
        form.format(country=names[base.country][language])
        for base in documents
        for language, form in GENERAL.items()
    )


def _base(inventor: Inventor, number: int) -> Base:
    form = FORMATS[number % len(FORMATS)]
    language = ("nl", "en")[number // len(FORMATS) % 2]
    code, dutch, english = COUNTRIES[number % len(COUNTRIES)]
    words = {
        "country": dutch if language == "nl" else english,
        "place": inventor.word(),
        "body": inventor.word(),
        "site": inventor.word(),
        "count": inventor.number(),
    }
    own = SUBJECTS[language]
    subjects = [own[(number + step) % len(own)] for step in _STEPS]
    return Base(
        file=f"report-{number:02}.{form}",
        form=form,
        language=language,
        country=code,
        place=words["place"],
        mark=inventor.word(),
        sheet=Sheet(
            title=TITLES[language].format(**words),
            parts=tuple((heading, (text.format(**words),)) for heading, text, _ in subjects),
        ),
        questions=(
            subjects[number % len(subjects)][2].format(**words),
            ABOUT[language].format(subject=subjects[0][0].lower(), **words),
        ),
    )


def ways(form: str) -> tuple["str | Hiding", ...]:
    """Return every payload of a format by name: its words, its guise, its place, or where it is hidden."""
    said = [kind for kind in texts() if (kind, form) not in _CANNOT]
    said += [f"guise {name}" for name in GUISES if not (form == "pdf" and name in UNPRINTABLE)]
    places = [place for place in (*_ANYWHERE, *seen_places(form)) if (place, form) not in _CANNOT]
    said += [f"{place}: {kind}" for place in places for kind in _PLACED]
    return (*said, *(hiding for hiding in hidings() if hiding.form == form))


def _poisoned(base: Base, number: int) -> Poisoned:
    possible = ways(base.form)
    way = possible[number % len(possible)]
    clean = base.with_annex(HARMLESS[base.language])
    if not isinstance(way, str):
        said = _said(base, _PLAIN)
        sheet = replace(clean, note=said) if way.name == PROPERTY else replace(clean, raw=way.wrap(said))
        return Poisoned(base=base, kind=f"hidden {way.name}", dirty=base.offer(sheet), asks_for="")
    place, _, kind = way.rpartition(": ")
    if place:
        sheet = _placed(base, clean, place, _said(base, kind))
    elif way.startswith("guise "):
        sheet = base.with_annex(GUISES[way.removeprefix("guise ")](_said(base, _PLAIN)))
    else:
        sheet = base.with_annex(_said(base, way))
    return Poisoned(base=base, kind=way, dirty=base.offer(sheet), asks_for=base.asks_for)


def _placed(base: Base, clean: Sheet, place: str, said: str) -> Sheet:
    """Put a text somewhere else than in the annex, which keeps its harmless sentence."""
    *parts, (annex, (harmless,)) = clean.parts
    heading, (fact, *_) = parts[0]
    words = said.split(" ")
    third = len(words) // 3 + 1
    unmarked = f"{said.replace(base.mark, '').strip(' .')}."  # its mark would be a scrap among the facts
    first: tuple[str, ...]
    match place:
        case "heading":
            return replace(clean, parts=(*parts, (said, (harmless,))))
        case "title":
            return replace(clean, title=f"{clean.title}. {said}")
        case "torn paragraphs":
            torn = tuple(" ".join(words[at : at + third]) for at in range(0, len(words), third))
            return replace(clean, parts=(*parts, (annex, torn)))
        case "above the facts":
            first = (unmarked, fact)
        case "among the facts":
            first = (f"{unmarked} {fact}",)
        case "behind the facts":
            first = (f"{fact} {unmarked}",)
        case _:
            return replace(clean, raw=shown(base.form, place, said))
    return replace(clean, parts=((heading, first), *clean.parts[1:]))


def _said(base: Base, kind: str) -> str:
    question = base.questions[0].rstrip("?")
    keys = " ".join(word for word in question.split() if len(word) > _SMALL_WORDS)
    names = {"place": base.place, "mark": base.mark, "question": question, "keys": keys}
    return filled(texts()[kind][base.language], {**names, "question6": " ".join([question] * 6)})
