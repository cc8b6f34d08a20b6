"""Questions with the passages that may answer them: what the encoder learns this field from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.ask import Assistant
from assistant.weigh import Candidate
from eval.matching import headings_of, passage_proves
from eval.questions import Question
from eval.runs import Evidence
from ingest.points import Drafter

LOOKED_AT = 60
"""Passages a question at most that do not answer; those that answer are taken wherever they rank."""


class Text(NamedTuple):
    """A text as it is encoded, and its language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and the passages it is to be told among.

    Attributes:
        located: The question as it is compared with whole passages.
        plain: The same without its country and year, as its words are compared with theirs.
        right: Passages that answer, each with how high it is ranked now.
        wrong: Passages that do not, best first.
    """

    id: str
    located: Text
    plain: Text
    right: tuple[tuple[Text, float], ...]
    wrong: tuple[Text, ...]


def examples(
    assistant: Assistant, questions: Sequence[Question], report: Callable[[int, int], object]
) -> Iterator[Example]:
    """Yield an example for every question with a known place of which a passage is found.

    `report` is told of questions done and of all questions.
    """
    interpreter = assistant.interpreter
    drafter = Drafter(gazetteer=interpreter.gazetteer, thesaurus=interpreter.thesaurus)
    headings = headings_of(questions)
    for number, question in enumerate(questions, 1):
        report(number, len(questions))
        if not question.golds:
            continue
        found = assistant.explain(question.text, as_of=question.as_of)
        right, wrong = [], []
        for rank, candidate in enumerate(found.candidates):
            passage = candidate.record.passage
            text = Text(drafter.encoded(passage, candidate.source), passage.language)
            if any(passage_proves(_evidence(candidate), gold, question, headings) for gold in question.golds):
                right.append((text, candidate.score))
            elif rank < LOOKED_AT:
                wrong.append(text)
        language = found.asked.understood.language
        if right and wrong:
            yield Example(
                id=question.id,
                located=Text(interpreter.located(found.asked.text, language), language),
                plain=Text(interpreter.bare(found.asked.text, language), language),
                right=tuple(right),
                wrong=tuple(wrong),
            )


def _evidence(candidate: Candidate) -> Evidence:
    passage = candidate.record.passage
    return Evidence(
        file=candidate.record.facts.file,
        section=passage.section,
        headings=passage.headings,
        text=passage.text,
    )
