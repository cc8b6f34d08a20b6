"""What the lines around a line say of a marking in it: torn in two, taken away, defined, or said of an annex."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.marking_dates import dates
from ingest.marking_glossary import in_glossary
from ingest.marking_terms import Vocabulary, fold_line

_BESIDE = 20  # words; a longer line is running text and lifts nothing
_TORN = 5  # words a line, of a marking that goes on in the next one
_AROUND = 3
_ABOVE = 6
_SAID = re.compile(
    r"\b(?:als|as|marked|gemerkt|aangemerkt|gerubriceerd|classified|rubricering|merking|classificatie|stempel|opschrift|"
    r"aanduiding|vermelding|marking|words?|label|woorden|woord|titel|getiteld|titled|entitled)\s*[\"'(:]*$"
)
_ENTRY = re.compile(r"^\W*[^\W\d_][\w./-]{1,11}\s*(?:[:=|]|\s[-–]\s|\t|\s{3,})\s*[^\W\d_].{4,}")
_ITEM = re.compile(r"^\W*(?:\d{1,2}|[ivx]{1,4}|[a-h])\W")
_NUMBERED = re.compile(r"\W*(?:\d{1,3}|[ivx]{1,4}|[a-h])\b")
_OF_LIST = frozenset({"", ":", "(n)", "(n):", "(en):", "(s):"})
_ASSESSED = re.compile(
    r"\b(?:deels|gedeeltelijk|reeds|geheel|volledig|partly|partially|fully)\s+(?:openbaar|public|released|disclosed)\b"
    r"|^\s*(?:openbaar|public|released)\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page that is not blank; `close`: no blank line stands between it and the one before."""

    text: str
    folded: str
    close: bool


def lines_of(page: str) -> tuple[Line, ...]:
    """Return the lines of a page without the blank ones."""
    found: list[Line] = []
    close = False
    for text in page.splitlines():
        if text.strip():
            found.append(Line(text=text, folded=fold_line(text), close=close))
        close = bool(text.strip())
    return tuple(found)


def torn(lines: Sequence[Line], index: int) -> Iterator[str]:
    """Yield how a short line reads together with the next one: as two words, and as one that was broken off."""
    if index + 1 >= len(lines) or not lines[index + 1].close:
        return
    one, two = lines[index].text.rstrip(), lines[index + 1].text.strip()
    if len(one.split()) > _TORN or len(two.split()) > _TORN or one[-1] in ".!?;":
        return
    yield f"{one} {two}"
    if one.endswith(("-", "\N{SOFT HYPHEN}")):
        yield one[:-1] + two
    elif one[-1].isalpha() and two[0].isalpha() and one.split()[-1].isupper() == two.split()[0].isupper():
        yield one + two


def of_another(
    lines: Sequence[Line], index: int, names: Sequence[str], vocab: Vocabulary, today: date
) -> bool:
    """Tell whether what stands around a line shows that a marking in it does not hold for this document."""
    return (
        _lifted_beside(lines, index, vocab, today)
        or _in_sentence(lines, index)
        or _defined(lines, index, names)
        or in_glossary([line.text for line in lines], index)
        or _noun_beneath(lines, index, names, vocab)
        or _of_an_annex(lines, index, vocab)
        or ("NIET OPENBAAR" in names and _assessed(lines, index))
    )


def _lifted_beside(lines: Sequence[Line], index: int, vocab: Vocabulary, today: date) -> bool:
    for at in (index - 1, index + 1):
        if 0 <= at < len(lines) and len(lines[at].folded.split()) <= _BESIDE:
            begins = vocab.lifted_beside.match(lines[at].folded.lstrip(" *-([|"))
            if begins and not any(day > today for day in dates(lines[at].folded)):
                return True
    return False


def _in_sentence(lines: Sequence[Line], index: int) -> bool:
    """'… destijds als / Stg. Confidentieel / was aangemerkt': a line end is no end of a sentence."""
    if not (0 < index < len(lines) - 1 and lines[index].close and lines[index + 1].close):
        return False
    goes_on = lines[index + 1].text.lstrip("\"' )")[:1]
    return bool(_SAID.search(lines[index - 1].folded.rstrip())) and (goes_on.islower() or goes_on in "(,;")


def _defined(lines: Sequence[Line], index: int, names: Sequence[str]) -> bool:
    """'Dep.V.: departementaal vertrouwelijk' in a list of abbreviations."""
    around = [*lines[max(0, index - _AROUND) : index], *lines[index + 1 : index + 1 + _AROUND]]
    return (
        len(names) > len(set(names))
        and bool(_ENTRY.match(lines[index].text))
        and sum(bool(_ENTRY.match(line.text)) for line in around) >= 2
    )


def _noun_beneath(lines: Sequence[Line], index: int, names: Sequence[str], vocab: Vocabulary) -> bool:
    """Find a heading in two lines: 'INTERNAL' over 'DISPLACEMENT IN THE NORTH'."""
    if not set(names) <= {"INTERN"} or len(lines[index].text.split()) != 1 or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    return below.close and bool(vocab.said_of.match(below.folded.strip()))


def _of_an_annex(lines: Sequence[Line], index: int, vocab: Vocabulary) -> bool:
    """'Bijlage 2 (vertrouwelijk)' among other annexes, or in the field of a letter that counts them."""
    own = _annex(lines[index], vocab)
    if own is not None:
        if own.lstrip().startswith(("(n)", "(en)", ":")):
            return True
        near = [
            line
            for at in range(max(0, index - _AROUND), min(len(lines), index + _AROUND + 1))
            if at != index and _annex(line := lines[at], vocab) is not None
        ]
        return index > 0 and bool(_NUMBERED.match(own)) and bool(near)
    if not _ITEM.match(lines[index].folded):
        return False
    above = (_annex(line, vocab) for line in lines[max(0, index - _ABOVE) : index])
    return any(rest is not None and rest.strip() in _OF_LIST for rest in above)


def _annex(line: Line, vocab: Vocabulary) -> str | None:
    """Return what follows the word for an annex at the head of a line."""
    begun = line.folded.lstrip(" *-•|")
    match = vocab.annexes.match(begun)
    return begun[match.end() :] if match else None


def _assessed(lines: Sequence[Line], index: int) -> bool:
    """Find a list of documents of which some are public: 'Niet openbaar' is said of those that are not."""
    return 0 < index < len(lines) - 1 and sum(bool(_ASSESSED.search(line.folded)) for line in lines) >= 2
