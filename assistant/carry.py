"""What a turn takes over from the one before it: the complete question, in words and as understood. No language model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Understood
from assistant.ellipsis import Form, Lean, Leaning
from assistant.mentions import Facet, Mark, Reading
from assistant.periods import reference_words
from assistant.understand import Interpreter

_LEADS = r"in|bij|voor|op|for|uit|from|van|of|with|met|zonder|without|tegen|against|onder|among|by|naar|to|over|about"
_LEAD = re.compile(rf"\b(?:{_LEADS})\s+(?:(?:de|het|the|die|those|een|an?)\s+)*\Z", re.IGNORECASE)
_GAPS = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([?.!,;:])"), r"\1"),
    (re.compile(r"(?:^|\s)[,;:](?=[?.!])"), ""),
)
_KIND_OF_PLACE = re.compile(
    r"\b(?:(?:de|the)\s+)?(?:hoofdstad|stad|provincie|regio|capital|city|province|region)\s+\Z", re.IGNORECASE
)
_END = re.compile(r"[\s?.!]*\Z")
_FROM_THERE = {"daarheen": "naar", "daarvandaan": "uit"}
_ORDER = (Facet.TOPIC, Facet.GROUP, Facet.COUNTRY, Facet.PERIOD, Facet.KIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """A question as it stands after everything before it.

    Attributes:
        reading: The complete question; `understood.language` is that of the turn, for wording.
        text_language: The language that the words of the complete question are in.
    """

    reading: Reading
    text_language: str


def carry(before: Complete, new: Reading, form: Form, how: Lean, interpreter: Interpreter) -> Complete:
    """Complete a turn that leans on the one before it; `how` tells in which way."""
    if how.leaning is Leaning.ASKS_SAME:
        text, language = _same_of_another(before, new, form, how, interpreter), before.text_language
        taken = {f for f in Facet if f is Facet.TOPIC or not _has(new, f, form)}
    else:
        text, language = _of_the_same(before, new, form, how, interpreter), new.understood.language
        taken = {f for f in how.open_to if not _has(new, f, form)}
        if _spoken_of(before, how):
            taken |= {Facet.TOPIC}
    old = before.reading
    taken = {f for f in taken if f is Facet.TOPIC or old.has(f)}
    read = interpreter.read(text, language)
    understood = _overlaid(read.understood, old.understood, new.understood, taken)
    if how.leaning is Leaning.ASKS_SAME and Facet.COUNTRY not in taken and _in_several_parts(before, new):
        understood = replace(understood, countries=read.understood.countries)
    period = _period(old.understood, new.understood, form, taken)
    understood = replace(
        understood,
        language=new.understood.language,
        years=period.years,
        as_of=period.as_of,
        question=text,
        carried=tuple(f.value for f in _ORDER if f in taken),
    )
    return Complete(
        reading=Reading(text=text, understood=understood, marks=read.marks), text_language=language
    )


def _has(new: Reading, facet: Facet, form: Form) -> bool:
    return new.has(facet) or (facet is Facet.PERIOD and bool(form.today or form.shift))


def _overlaid(read: Understood, old: Understood, new: Understood, taken: set[Facet]) -> Understood:
    """Keep what either turn was understood to ask, whatever the completed words are read to say."""
    return replace(
        read,
        countries=old.countries if Facet.COUNTRY in taken else new.countries,
        groups=old.groups if Facet.GROUP in taken else new.groups,
        topics=read.topics or (old.topics if Facet.TOPIC in taken else new.topics),
        source_types=old.source_types if Facet.KIND in taken else new.source_types,
        publishers=old.publishers if Facet.KIND in taken else new.publishers,
    )


def _period(old: Understood, new: Understood, form: Form, taken: set[Facet]) -> Understood:
    if form.today:
        return replace(new, years=(), as_of=None)
    if form.shift and old.years:
        edge = max(old.years) if form.shift > 0 else min(old.years)
        return replace(new, years=(edge + form.shift,), as_of=None)
    return old if Facet.PERIOD in taken else new


def _same_of_another(before: Complete, new: Reading, form: Form, how: Lean, interpreter: Interpreter) -> str:
    """Put the turn's facets into the words of the last question, each in the place of the old one."""
    text, language = before.reading.text, before.text_language
    edits: list[tuple[int, int, str]] = []
    added: list[str] = []
    for facet in (Facet.GROUP, Facet.COUNTRY, Facet.PERIOD, Facet.KIND):
        if not _has(new, facet, form):
            continue
        if facet is Facet.COUNTRY and not how.added and _in_several_parts(before, new):
            put, more = _in_the_same_part(before, new)
            edits += put
            added += more
            continue
        words = _words_of(facet, new, before, form, interpreter, language)
        old = before.reading.of(facet) or _within_a_topic(facet, new, before, interpreter)
        in_place = bool(old) and old[0].name and not how.added
        edits += [(_start(m, text), m.end, words if in_place and m is old[0] else "") for m in old]
        if not in_place and not how.added and words:
            added.append(_with_lead(facet, words, new, language))
    if how.added:
        added.append(new.text[form.start : form.end])
    return _joined(_edited(text, edits), added)


def _start(mark: Mark, text: str) -> int:
    """Return where a name begins, with the kind of place said before it ('de hoofdstad …')."""
    kind = _KIND_OF_PLACE.search(text, 0, mark.start) if mark.facet is Facet.COUNTRY and mark.name else None
    return kind.start() if kind else mark.start


def _in_several_parts(before: Complete, new: Reading) -> bool:
    """Tell whether a question names several countries, some by name and some by a demonym: each has its own part."""
    marks = before.reading.of(Facet.COUNTRY)
    several = len({mark.codes for mark in marks}) > 1 and len({mark.name for mark in marks}) > 1
    return several and bool(new.of(Facet.COUNTRY))


def _in_the_same_part(before: Complete, new: Reading) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Replace the one country that is named in the form of the turn's; where that is not clear, add the turn's."""
    text, language = before.reading.text, before.text_language
    marks = new.of(Facet.COUNTRY)
    said = new.text[marks[0].start : marks[-1].end]
    old = [m for m in before.reading.of(Facet.COUNTRY) if m.name == marks[0].name]
    one = len({m.codes for m in old}) == 1 and len({m.name for m in marks}) == 1
    if one and new.understood.language == language:
        fitted = [(m.start, m.end, _fitted(said, text[m.start : m.end], m, language)) for m in old]
        if all(words for _, _, words in fitted):
            return fitted, []
    lead = "in" if marks[0].name else {"nl": "en"}.get(language, "and")
    return [], [f"{lead} {said}"]


def _fitted(said: str, old: str, mark: Mark, language: str) -> str:
    """Return a country's name or demonym in the form of the old one; empty where that form is not known."""
    if mark.name or _people(said, language) == _people(old, language):
        return said
    return said[:-1] if language == "en" and re.fullmatch(r"\w+(?:an|i)s", said) else ""


def _people(demonym: str, language: str) -> bool:
    return demonym.lower().endswith(("n", "r", "ers", "ns") if language == "nl" else "s")


def _within_a_topic(
    facet: Facet, new: Reading, before: Complete, interpreter: Interpreter
) -> tuple[Mark, ...]:
    """Return the group inside a term of the last question ('geweld tegen vrouwen') that the turn replaces ('tegen …')."""
    marks, old = new.of(facet), before.reading
    lead = _LEAD.search(new.text, 0, marks[0].start) if facet is Facet.GROUP and marks else None
    if lead is None:
        return ()
    for topic in old.of(Facet.TOPIC):
        at = old.text.lower().find(lead.group().lower(), topic.start, topic.end)
        inner = interpreter.read(old.text[at + len(lead.group()) : topic.end], before.text_language)
        if at >= 0 and inner.of(Facet.GROUP):
            return (Mark(facet=facet, start=at + len(lead.group()), end=topic.end),)
    return ()


def _of_the_same(before: Complete, new: Reading, form: Form, how: Lean, interpreter: Interpreter) -> str:
    """Put what was spoken of before into the turn's own words, in the place of what points to it."""
    language = new.understood.language
    edits: list[tuple[int, int, str]] = []
    pointed: set[Facet] = set()
    for mark in how.points:
        words = _words_of(mark.facet, before.reading, before, form, interpreter, language)
        words = words or (_spoken_of(before, how) if mark.facet is Facet.GROUP else "")
        if words:
            pointer = new.text[mark.start : mark.end]
            edits.append((mark.start, mark.end, _in_place_of(pointer, mark.facet, words)))
            pointed.add(mark.facet)
    added = []
    for facet in _ORDER[1:]:
        if facet in how.open_to - pointed and not _has(new, facet, form) and before.reading.has(facet):
            words = _words_of(facet, before.reading, before, form, interpreter, language)
            added.append(_with_lead(facet, words, before.reading, language))
    body = _edited(new.text, edits)[form.start :]
    return _joined(body[:1].upper() + body[1:], added)


def _spoken_of(before: Complete, how: Lean) -> str:
    """Return the subject that 'they' stands for where no group was spoken of: 'politieke gevangenen'; else nothing."""
    old = before.reading
    if old.has(Facet.GROUP) or not any(mark.facet is Facet.GROUP for mark in how.points):
        return ""
    return next((old.text[mark.start : mark.end] for mark in old.of(Facet.TOPIC)), "")


def _words_of(
    facet: Facet, source: Reading, before: Complete, form: Form, interpreter: Interpreter, language: str
) -> str:
    """Return how a facet is said in the words of a completed question."""
    marks, known = source.of(facet), source.understood
    words = ""
    if facet in {Facet.COUNTRY, Facet.GROUP}:
        kept = source is not before.reading or language == before.text_language
        words = _own_words(facet, source) if kept else ""
        words = words or _names(facet, known, interpreter, language)
    elif facet is Facet.PERIOD:
        said = known
        if form.today or form.shift:
            said = _period(before.reading.understood, known, form, set())
        words = _period_words(said, language)
    elif facet is Facet.KIND and marks:
        words = f"{'volgens' if language == 'nl' else 'according to'} {marks[0].codes[0]}"
    return words


def _own_words(facet: Facet, source: Reading) -> str:
    """Return the words in which a reading itself names a facet; empty where a demonym or other words stand between."""
    marks = source.of(facet)
    if not marks or not all(mark.name for mark in marks):
        return ""
    start, end = marks[0].start, marks[-1].end
    between = (m for m in source.marks if m.facet is not facet and m.start < end and start < m.end)
    return "" if any(between) else source.text[start:end]


def _names(facet: Facet, known: Understood, interpreter: Interpreter, language: str) -> str:
    join = " en " if language == "nl" else " and "
    if facet is Facet.COUNTRY:
        return join.join(interpreter.gazetteer.name(code, language) for code in known.countries)
    terms = [interpreter.thesaurus.terms(code, language) for code in known.groups]
    return join.join(term[0] for term in terms if term)


def _period_words(said: Understood, language: str) -> str:
    if said.as_of:
        return reference_words(said.as_of, language)
    return f"in {', '.join(map(str, said.years))}" if said.years else ""


def _with_lead(facet: Facet, words: str, source: Reading, language: str) -> str:
    """Return words to add to a question, with the preposition that they had."""
    if facet is Facet.COUNTRY:
        return f"in {words}"
    marks = source.of(facet)
    lead = _LEAD.search(source.text, 0, marks[0].start) if facet is Facet.GROUP and marks else None
    if lead:
        return lead.group() + words
    if facet is Facet.GROUP:
        return f"{'voor' if language == 'nl' else 'for'} {words}"
    return words


def _in_place_of(pointer: str, facet: Facet, words: str) -> str:
    if facet is not Facet.COUNTRY:
        return words
    first = pointer.split(maxsplit=1)[0].lower()
    if first in {"dat", "dit", "that", "this"}:
        return words
    if first in {"in", "uit", "from", "naar", "to"}:
        return f"{first} {words}"
    return f"{_FROM_THERE.get(first, 'in')} {words}"


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """Replace spans of a text; of spans that overlap the first is replaced."""
    done = len(text) + 1
    for start, end, words in sorted(set(edits), key=lambda edit: (-edit[0], -edit[1], edit[2])):
        if end <= done:
            text = text[:start] + words + text[end:]
            done = start
    return text


def _joined(text: str, added: Sequence[str]) -> str:
    """Add phrases before the final punctuation, and mend the spaces that edits left."""
    end = _END.search(text)
    cut = end.start() if end else len(text)
    whole = " ".join([text[:cut], *added]) + (text[cut:].strip() or "?")
    for pattern, put in _GAPS:
        whole = pattern.sub(put, whole)
    return whole.strip()
