"""Whether a passage or a footnote proves a gold: the rules, stated once, stricter where in doubt.

1. The file is the gold's file. Another edition or version of the same work proves nothing.
2. Every condition that the gold states must hold: its place (section, heading) and its quote.
3. Place. The gold's heading is the innermost of the evidence's headings, or encloses it: then no heading
   between may be one that the question set itself asks about (prison conditions stand under torture, and
   are another question's answer). The section number is the gold's; only a sub-heading without a number
   of its own may leave it out. Where numbers and headings repeat in the file (the gold says whether its
   opening words are unique), the chapter of the question's country must be among the enclosing headings.
4. Opening words prove a place by themselves only where the set says that they are unique in the file.
5. Quote. The evidence contains the gold's words in one piece after `fold`. A footnote that is shorter than
   the gold proves it if it stands wholly inside, has six words or more and at least two thirds of the
   gold's characters. Anything looser would let a scrap count as the citation.
6. Blank evidence proves nothing, and neither does evidence so long that it holds anything.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from eval.fold import fold, fold_heading, fold_section
from eval.questions import Gold, Question
from eval.runs import Evidence

MAX_PASSAGE_CHARS = 12_000
MAX_QUOTE_CHARS = 3_000
_SHORT_WORDS = 5
_PART_WORDS = 6
_PART_SHARE = 2 / 3


def same_file(one: str, other: str) -> bool:
    """Whether two manifest paths name the same file."""
    return PurePosixPath(one) == PurePosixPath(other)


def headings_of(questions: Iterable[Question]) -> frozenset[str]:
    """Return the folded headings that a set asks about: what a sub-section may belong to instead."""
    return frozenset(fold_heading(g.heading) for q in questions for g in q.golds if g.heading is not None)


def passage_proves(
    passage: Evidence, gold: Gold, question: Question, asked: frozenset[str] = frozenset()
) -> bool:
    """Whether a passage proves the gold; `asked` is what `headings_of` returns for the set."""
    if not _usable(passage, gold, MAX_PASSAGE_CHARS):
        return False
    return _stands_there(passage, gold, question, asked) and (
        gold.quote is None or contains(passage.text, gold.quote)
    )


def note_proves(note: Evidence, gold: Gold, question: Question, asked: frozenset[str] = frozenset()) -> bool:
    """Whether a footnote proves the gold; `asked` is what `headings_of` returns for the set."""
    if not _usable(note, gold, MAX_QUOTE_CHARS):
        return False
    quote_holds = gold.quote is None or contains(note.text, gold.quote) or is_most_of(note.text, gold.quote)
    return quote_holds and _stands_there(note, gold, question, asked)


def contains(text: str, quote: str) -> bool:
    """Whether the words of `quote` stand in `text` in one piece.

    A short quote must begin and end with whole words: '15' does not stand in '2015'.
    """
    inside, wanted = fold(text), fold(quote)
    if not wanted:
        return False
    if len(wanted.split()) >= _SHORT_WORDS:
        return wanted in inside
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", inside) is not None


def is_most_of(part: str, whole: str) -> bool:
    """Whether `part` stands in `whole` and leaves out little of it."""
    small, large = fold(part), fold(whole)
    long_enough = len(small.split()) >= _PART_WORDS and len(small) >= _PART_SHARE * len(large)
    return long_enough and small in large


def _usable(evidence: Evidence, gold: Gold, most_chars: int) -> bool:
    has_words = bool(fold(evidence.text)) and len(evidence.text) <= most_chars
    return has_words and same_file(evidence.file, gold.file)


def _stands_there(evidence: Evidence, gold: Gold, question: Question, asked: frozenset[str]) -> bool:
    opens = gold.start is not None and _opens_with(evidence.text, gold)
    if opens and gold.start_unique:
        return True
    if not gold.has_place:
        return gold.start is None or opens
    in_section = gold.section is None or _number_fits(evidence, gold)
    under_heading = gold.heading is None or _under(evidence.headings, gold.heading, asked)
    return in_section and under_heading and _in_chapter(evidence, gold, question)


def _opens_with(text: str, gold: Gold) -> bool:
    opening, title = fold(text), fold(gold.heading or "")
    before, found, _ = opening.partition(fold(gold.start or ""))
    # Some splitters repeat number and heading before the section's first words.
    numbered = f"{fold(gold.section or '')} {title}"
    return bool(found) and before.strip() in {"", title, fold_heading(title), numbered.strip()}


def _number_fits(evidence: Evidence, gold: Gold) -> bool:
    if evidence.section is not None:
        return fold_section(evidence.section) == fold_section(gold.section or "")
    innermost = fold_heading(evidence.headings[-1]) if evidence.headings else ""
    return gold.heading is not None and innermost != fold_heading(gold.heading)


def _under(headings: tuple[str, ...], heading: str, asked: frozenset[str]) -> bool:
    path, wanted = [fold_heading(title) for title in headings], fold_heading(heading)
    if wanted not in path:
        return False
    deepest = len(path) - 1 - path[::-1].index(wanted)
    return not any(title in asked for title in path[deepest + 1 :])


def _in_chapter(evidence: Evidence, gold: Gold, question: Question) -> bool:
    if question.country is None or gold.start_unique is None:
        return True
    # To the end and from a space: "Guinee" is neither "Guinee-Bissau" nor "Equatoriaal-Guinee".
    chapter = re.compile(rf"(?:^|\s){re.escape(fold(question.country))}$")
    return any(chapter.search(fold(title)) for title in evidence.headings[:-1])
