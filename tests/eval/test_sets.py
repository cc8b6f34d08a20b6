import html
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

import eval as package
from eval.fold import fold
from eval.questions import Gold, Question, read_questions

SETS = Path(package.__file__).parent / "sets"
REWORDED = {
    "kamerstukken-reworded": "kamerstukken-dev",
    "usdos-reworded": "usdos-dev",
    "vc2000-2014-reworded": "vc2000-2014-dev",
}
OWN = ("reasons", "sufficiency")
WITH_GOLD = sorted(
    path.stem
    for name in ("vc2000-2014", "usdos", "kamerstukken", "sufficiency", "reasons")
    for path in SETS.glob(f"{name}*.jsonl")
)


@cache
def words_of(path: Path) -> str:
    """Return all the words of a file in normal form, read by other means than the product's."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        # U+FFFE is the library's sign for a hyphen at a line end.
        return fold(re.sub("\ufffe\\s*", "", text))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return closed(fold(text))


def closed(text: str) -> str:
    """Close the gaps that bold type leaves before a colon; sets have words with and without them."""
    return re.sub(r" (?=[:;,.])", "", text)


def missing(gold: Gold, corpus: Path) -> list[str]:
    text = words_of(corpus / gold.file)
    return [
        part for part in (gold.quote, gold.heading, gold.start) if part and closed(fold(part)) not in text
    ]


@pytest.mark.parametrize("name", WITH_GOLD)
def test_every_gold_stands_in_the_document_it_names(corpus: Path, name: str) -> None:
    questions = read_questions(SETS / f"{name}.jsonl")

    assert {q.id: lost for q in questions for g in q.golds if (lost := missing(g, corpus))} == {}


@pytest.mark.parametrize(("name", "source"), REWORDED.items())
def test_other_wordings_keep_gold_date_country_and_outcome(shared: Path, name: str, source: str) -> None:
    originals: dict[str, Question] = {}
    for question in read_questions(shared / "questions" / f"{source}.jsonl"):
        originals.setdefault(question.id, question)
    reworded = read_questions(SETS / f"{name}.jsonl")

    assert [q.id for q in reworded] == [f"{id_}-r" for id_ in originals]
    for question in reworded:
        original = originals[question.id.removesuffix("-r")]
        assert question.text != original.text
        assert (question.golds, question.as_of) == (original.golds, original.as_of)
        assert (question.country, question.expected) == (original.country, original.expected)
        assert question.lang == original.lang


@pytest.mark.parametrize(("name", "n"), [("reasons", 160), ("sufficiency", 200)])
def test_the_own_sets_are_half_answerable_in_both_languages(name: str, n: int) -> None:
    questions = read_questions(SETS / f"{name}.jsonl")

    assert len({q.id for q in questions}) == len({q.text for q in questions}) == n
    assert sum(q.expected.answers for q in questions) == n / 2
    for lang in ("nl", "en"):
        assert sum(q.lang == lang for q in questions) >= 0.4 * n
