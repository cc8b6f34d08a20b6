"""Markings in a file name and in a document's properties."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from ingest.marking_labels import Label, labels
from ingest.marking_terms import Term, fold_line, vocabulary

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_KEY = re.compile(
    r"msip_label.*name|classif|rubric|sensitiv|confidential|vertrouwelijk|security|marking|merking|tlp|gevoelig"
)
_STATE = re.compile(r"status|state|versie|version|fase")
_WORDS = re.compile(r"keyword|trefwoord|tags?$|onderwerpen|subjects$")
_TAIL = re.compile(r"[\s\d.()]*(?:v\d[\d.]*|def|definitief|final|versie|version|scan)?[\s\d.()v]*")
_ALL = {"intern", "internal", "general internal"}


def in_name(file_name: str) -> Iterator[Label]:
    """Yield the markings that a file name carries; words like 'vertrouwelijke-bijlage' or 'draft-evaders' are none."""
    stem = PurePosixPath(file_name.replace("\\", "/")).name
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem)
    spaced = re.sub(r"[_\-+.]+", " ", _CAMEL.sub(" ", stem)).strip()
    folded = fold_line(spaced)
    for term in vocabulary().terms:
        if term.open:
            continue
        for match in term.exact.finditer(folded):
            if _names_marking(spaced, folded, match, term):
                yield Label(
                    kind=term.kind, name=term.name, text=spaced[match.start() : match.end()], live=True
                )

    yield from _embargo(spaced, folded)


def _embargo(spaced: str, folded: str) -> Iterator[Label]:
    """'persbericht_EMBARGO', 'embargo-tot-publicatie'; an 'arms-embargo' keeps nobody from reading."""
    match = re.search(r"\b(?:(?:onder|under) )?embargo(?:ed)?\b(?P<until> (?:tot|until))?", folded)
    if match is None:
        return
    printed = spaced[match.start() : match.end()]
    if (match["until"] and not folded[: match.start()].strip(" 0123456789")) or printed.isupper():
        yield Label(kind="embargo", name="EMBARGO", text=printed, live=True)


def _names_marking(spaced: str, folded: str, match: re.Match[str], term: Term) -> bool:
    """At the end, before a document noun, or in capitals among small letters."""
    after = folded[match.end() :].strip()
    before = folded[: match.start()].strip()
    printed = spaced[match.start() : match.end()]
    rest = spaced[: match.start()] + spaced[match.end() :]
    if re.search(r"(?:^| )(?:not|non|niet|no|de)$", before) or vocabulary().lifted.search(folded):
        return False
    if printed.isupper() and (term.kind == "limite" or any(c.islower() for c in rest) or not rest.strip()):
        return True
    if term.sure:
        return True
    if term.caps and term.kind != "internal":
        return False
    if not after or _TAIL.fullmatch(after):
        return term.kind != "personal" and not _about_it(before)
    noun = after.split()[0]
    return noun in vocabulary().documents and not _about_it(before)


def _about_it(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:over|about|on|inzake|regarding|brief|letter|kamerbrief|van|de|het|the|of|bij)$", before
        )
    )


def _apart(label: Label) -> bool:
    """Among keywords 'concept' and 'internal' are subjects; what is hardly ever one, or in capitals, is a marking."""
    return label.kind not in {"draft", "personal"} or label.text.isupper()


def in_property(key: str, value: str, today: date) -> Iterator[Label]:
    """Yield the markings in a document property: a label's name, a status, or a title that carries one."""
    name = fold_line(key)
    if _KEY.search(name) and not name.endswith(("id", "enabled", "date", "method")):
        yield from _named(value)
        return
    if _WORDS.search(name):
        for word in re.split(r"[;,|]", value):
            found = labels(word.strip(), edge=True, first=True, today=today)
            yield from (label for label in found if _apart(label))
        return
    if _STATE.search(name):
        yield from (label for label in _named(value) if label.kind == "draft")
        return
    yield from labels(value, edge=True, first=True, today=today)
    if re.search(r"\.(?:docx?|pdf|odt|rtf|xlsx?|pptx?)$", value.strip(), re.IGNORECASE):
        yield from in_name(re.sub(r"^Microsoft Word - ", "", value.strip()))


def _named(value: str) -> Iterator[Label]:
    folded = fold_line(value)
    for term in vocabulary().terms:
        match = term.exact.search(folded)
        if match and not vocabulary().lifted.search(folded):
            yield Label(
                kind=term.kind, name=term.name, text=value[match.start() : match.end()], live=not term.open
            )
            return
