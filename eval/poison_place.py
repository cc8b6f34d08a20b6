"""Documents with and without a payload, and the questions that are asked of both.

Every document ends in an annex. Without a payload it holds a harmless sentence; a payload that a reader can see stands
in its place, a hidden one is slipped in beside it, so that the two sides differ in the payload and in nothing else.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eval.canary_files import Offer, public_offer
from eval.invent import Inventor
from eval.made_files import FORMATS, Sheet
from eval.poison_payloads import PROPERTY, STUFFING, VISIBLE, Hiding, hidings
from eval.poison_subjects import ABOUT, ANNEX, ASKS_FOR, COUNTRIES, GENERAL, HARMLESS, SUBJECTS, TITLES

# What a format cannot hold: control characters in XML, characters outside its one font in our PDF.
_CANNOT = {("control", "xml"), ("control", "docx"), ("bidi", "pdf")}
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


def bases(seed: int, count: int) -> tuple[Base, ...]:
    """Return documents on different places, in all formats and both languages."""
    inventor = Inventor(random.Random(seed))  # noqa: S311 (repeatable, no secrecy)
    return tuple(_base(inventor, number) for number in range(count))


def worlds(documents: Sequence[Base], count: int) -> Iterator[tuple[Poisoned, ...]]:
    """Yield the same documents over and over, each time with other payloads in them."""
    for number in range(count):
        yield tuple(_poisoned(base, number + i) for i, base in enumerate(documents))


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


def _poisoned(base: Base, number: int) -> Poisoned:
    ways: list[str | Hiding] = [k for k in (*VISIBLE, STUFFING) if (k, base.form) not in _CANNOT]
    ways += [hiding for hiding in hidings() if hiding.form == base.form]
    way = ways[number % len(ways)]
    if isinstance(way, str):
        sheet = base.with_annex(_said(base, way))
        return Poisoned(base=base, kind=way, dirty=base.offer(sheet), asks_for=base.asks_for)
    said, sheet = _said(base, "instruction"), base.with_annex(HARMLESS[base.language])
    sheet = replace(sheet, note=said) if way.name == PROPERTY else replace(sheet, raw=way.wrap(said))
    return Poisoned(base=base, kind=f"hidden {way.name}", dirty=base.offer(sheet), asks_for="")


def _said(base: Base, kind: str) -> str:
    if kind == STUFFING:
        return f"{' '.join([base.questions[0].rstrip('?')] * 6)} {base.mark}"
    return VISIBLE[kind][base.language].format(place=base.place, mark=base.mark)
