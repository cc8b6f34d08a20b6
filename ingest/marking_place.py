"""Whether words of secrecy stand where a marking stands: alone, after its label, beside text but no part of it."""

import re
from dataclasses import dataclass

from ingest.marking_beside import for_whom, has_purpose, laid_somewhere, without_unit
from ingest.marking_dates import DATE
from ingest.marking_terms import Term, Vocabulary, fold_line

_SEPARATOR = re.compile(r"\s+[-–—|·•/]+\s+|\s*[|·•;]\s*|\s{3,}|\t|\s*//+\s*")
_MARKS = re.compile(r"[\s\W_]+")
_NUMBERS = re.compile(r"\b(?:\d+(?:[./:-]\d+)*|[a-z]{0,4}[-/ ]?\d[\w./-]*|[ivxl]+)\b")
_BARE_NUMBER = re.compile(r"^\s*\[?\d{1,3}\]?\s+$")
_SENTENCE_START = re.compile(r"^\s*[-–—:.]?\s*[A-Z0-9(\"«]")
_LOWER_START = re.compile(r"^\s*[,;]?\s*[a-z]")
_DEFINED = re.compile(r"\s+[A-Z][A-Z -]+:\s")  # 'CONFIDENTIAL SOURCE: a person who …'
_QUOTE = "\"'"
_HEADING_NUMBER = re.compile(
    r"^\s*(?:\d+\.(?:\d+\.?)*|\(?[a-z0-9]{1,2}\)|§|artikel\s+\d+\w*|article\s+\d+\w*|hoofdstuk|chapter)\s"
)
_BELONGS = re.compile(
    r"(?:behorend[e]?\s+)?(?:bij|to)\s+(?:the\s+|de\s+|onze\s+|our\s+)?(?:brief|nota|kamerbrief|rapport|letter|report|note|memo)\b"
)
_DENIED = re.compile(r"\b(?:not|non|no|niet|geen|un|never|nooit)[\s-]*$")
_ADJECTIVES = frozenset({"draft", "internal", "restricted", "secret", "sensitive", "personal"})
_SAID_IN_FULL = frozenset({"not_public", "internal", "confidential"})
_NOUN = 4  # letters; a shorter one in capitals is an abbreviation
_JOINED = 9  # letters; more than "concept" alone
_LONG = 14  # words; a longer line is running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A term where it stands in a line."""

    line: str
    folded: str
    start: int
    end: int
    edge: bool
    first: bool

    @property
    def text(self) -> str:
        """The term as printed."""
        return self.line[self.start : self.end]

    @property
    def capitals(self) -> bool:
        """Whether it is printed in capitals, or one of its longer words is."""
        letters = "".join(c for c in self.text if c.isalpha())
        words = re.findall(r"[^\W\d_]{4,}", self.text)
        return len(letters) > 2 and (
            sum(c.isupper() for c in letters) >= 0.6 * len(letters) or any(word.isupper() for word in words)
        )


def is_label(place: Place, term: Term, folded: str, vocab: Vocabulary) -> bool:
    """Tell whether a term is a label at its place; `folded` is the line with every other term still in it."""
    before, after = place.folded[: place.start], place.folded[place.end :]
    if _reaches(place, term, after, vocab):
        after = ""
    if place.edge and len(place.text.split()) > 1 and not place.capitals:
        before, after = without_unit(before, after, place.line)
    if _labelled(before, vocab) and (only_furniture(after, vocab) or not term.caps or place.capitals):
        return True
    quoted = (
        place.start and folded[place.start - 1] in _QUOTE and folded[place.end : place.end + 1] in set(_QUOTE)
    )
    if quoted or _DENIED.search(before) or (term.caps and not place.capitals and not _opens(place, term)):
        return False
    if only_furniture(before, vocab) and only_furniture(after, vocab):
        return _stands_alone(place, term, before, folded)
    segment = _segment(place)
    if segment is not None and only_furniture(segment[0], vocab) and only_furniture(segment[1], vocab):
        return term.sure or place.capitals or place.edge or place.first
    return _beside_text(place, term, vocab)


def _reaches(place: Place, term: Term, after: str, vocab: Vocabulary) -> bool:
    """'Niet verspreiden buiten de IND', and on top of a document 'Vertrouwelijke bijlage bij brief 5511873'."""
    several = len(place.text.split()) > 1
    if term.kind not in _SAID_IN_FULL or not (several or after[:1] in set(",:(")):
        return False
    if len(place.line.split()) > _LONG or after.rstrip().endswith((".", "?", ":")):
        return False
    following = after.lstrip(" ,-")
    if (place.edge or place.first) and for_whom(after):
        return True
    below = place.first and _BELONGS.match(following) is not None
    return several and (below or vocab.reach.match(following) is not None)


def _opens(place: Place, term: Term) -> bool:
    """'Ter vertrouwelijke inzage, alleen voor …' at the head or foot of a page, where nothing was laid anywhere."""
    heads = not _MARKS.sub("", place.line[: place.start]) and place.text[:1].isupper()
    told = term.kind == "not_public" and not laid_somewhere(place.folded[place.end :])
    return heads and told and (place.edge or place.first)


def _labelled(before: str, vocab: Vocabulary) -> bool:
    """'Rubricering: …' right before the term."""
    found = None
    for match in vocab.label.finditer(before):
        found = match
    if found is None:
        return False
    between = before[found.end() :]
    return ":" in between and not re.search(r"\w", between)


def _stands_alone(place: Place, term: Term, before: str, folded: str) -> bool:
    if place.capitals or (term.sure and not _HEADING_NUMBER.match(folded)):
        return not _HEADING_NUMBER.match(folded) or term.sure
    if _HEADING_NUMBER.match(folded) or _BARE_NUMBER.match(before) or folded.rstrip().endswith(("?", ";")):
        return False
    printed = place.text.lstrip("*[(- ")
    if not printed[:1].isupper() and not place.edge and not place.first:
        return False
    ordinary = term.kind in {"draft", "personal", "internal"} and len(printed.split()) == 1
    return place.edge or place.first or not ordinary


def only_furniture(rest: str, vocab: Vocabulary) -> bool:
    """Whether nothing is left of `rest` without labels, dates, numbers and handling instructions."""
    handled = vocab.handling.search(rest)
    if handled and not _MARKS.sub("", rest[: handled.start()]):
        return True
    for pattern in (DATE, vocab.furniture, vocab.label, _NUMBERS):
        rest = pattern.sub(" ", rest)
    return not _MARKS.sub("", rest)


def _segment(place: Place) -> tuple[str, str] | None:
    """Return what stands before and behind the term within its part of a line with separators."""
    begin, end = 0, len(place.folded)
    for match in _SEPARATOR.finditer(place.line):
        if match.end() <= place.start:
            begin = max(begin, match.end())
        elif match.start() >= place.end:
            end = min(end, match.start())
    if begin == 0 and end == len(place.folded):
        return None
    return place.folded[begin : place.start], place.folded[place.end : end]


def _beside_text(place: Place, term: Term, vocab: Vocabulary) -> bool:
    """Find a marking at the head or tail of a line that goes on with something else."""
    before, after = place.folded[: place.start], place.line[place.end :]
    if _bracketed(place, vocab):
        return True
    if only_furniture(before, vocab) and not _HEADING_NUMBER.match(before):
        return _of_draft(place, term, after) or _heads(place, term, after, vocab)
    if vocab.citing.match(before.lstrip(" 0123456789.[]()*-")):
        return False
    ended = before.rstrip().endswith((".", "!", "?", ")", "]"))
    told = term.kind == "not_public" and before.rstrip()[-1:] in set(",;-–")  # 'versie 3, niet verspreiden'
    short = len(place.line.split()) <= _LONG and (place.edge or place.first) and not _prose(before)
    return only_furniture(place.folded[place.end :], vocab) and (
        (place.capitals and (ended or short)) or (told and short)
    )


def _heads(place: Place, term: Term, after: str, vocab: Vocabulary) -> bool:
    """Whether the term at the head of a line is a label of what follows rather than a part of it."""
    following = fold_line(after).lstrip(" .:-–—")
    printed = place.capitals or term.sure
    if vocab.handling.match(following):
        return printed or (place.text[:1].isupper() and after.lstrip()[:1] in set(".:-–—"))
    if not printed:
        return False
    if ":" in after[:3]:
        return place.capitals and (_upper(after) or bool(vocab.addressees.match(following)))
    words = place.text.split()
    ordinary = term.kind in _ADJECTIVES and (_noun(after, vocab) or _said_of(words, following, vocab))
    if len(words) > 1 and words[0].isupper() and not words[-1].isupper():  # 'VERTROUWELIJK Verslag van …'
        return True
    if ordinary or _LOWER_START.match(after) or _DEFINED.match(after) or vocab.about.match(following):
        return False
    return bool(_SENTENCE_START.match(after)) and (place.capitals or place.edge)


def _of_draft(place: Place, term: Term, after: str) -> bool:
    """'CONCEPT-AMBTSBERICHT, ter becommentariëring aan …': a kind of document joined to the mark, and what it is for."""
    if term.kind != "draft" or len(place.text) < _JOINED or not (place.edge or place.first):
        return False
    if len(place.line.split()) > _LONG or after.rstrip().endswith((".", "?")):
        return False
    return has_purpose(fold_line(after)) or (place.capitals and (after[:1] in set(",(") or _upper(after)))


def _said_of(words: list[str], following: str, vocab: Vocabulary) -> bool:
    """Find an adjective before what it is usually said of: 'INTERNAL Displacement in the north'."""
    return len(words) == 1 and bool(vocab.said_of.match(following))


def _noun(after: str, vocab: Vocabulary) -> bool:
    """Whether the capitals go on with a noun that is no document: 'INTERNAL SECURITY FORCES 2.2 Police …'."""
    following = fold_line(after).lstrip(" .:-–—")
    if _names_document(following, vocab):
        return False
    words = re.findall(r"[^\W\d_]+", after)
    behind = next((word.lower() for word in words if not word.isupper()), "")
    if not after[:1].isspace() or not words or len(words[0]) < _NOUN or _upper(after):
        return _upper(after)
    return words[0].isupper() and behind not in vocab.documents and not vocab.furniture.match(following)


def _bracketed(place: Place, vocab: Vocabulary) -> bool:
    """'Werkinstructie 2024/8 (niet openbaar) - pagina 3' at the head or foot of a page."""
    if not (place.edge or place.first) or len(place.line.split()) > _LONG:
        return False
    before, after = place.folded[: place.start].rstrip(), place.folded[place.end :].lstrip()
    closed = before[-1:] + after[:1] in {"()", "[]"}
    return closed and only_furniture(after[1:], vocab) and not after.rstrip().endswith(".")


def _upper(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _names_document(following: str, vocab: Vocabulary) -> bool:
    words = following.split()
    return bool(words) and words[0] in vocab.documents


def _prose(text: str) -> bool:
    """Whether text reads as part of a sentence on this very marking."""
    return bool(
        re.search(
            r"\b(?:is|zijn|was|wordt|als|as|met|with|marked|gemerkt|aangemerkt|niveau|level|opschrift|stempel|"
            r"aanduiding|vermelding|woord|woorden|words?|label|marking|merking|titled|getiteld|headed|stamped|"
            r"labelled|gestempeld|the|de|het|van|of|or|and|en|tot|to|een|a)\s*[\"'(]*\s*$",
            text,
        )
    )
