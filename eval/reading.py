"""How exactly the readers read a folder of documents: `python -m eval.reading FOLDER`.

Every figure is a count of the reading held against a count made from the file by other means.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import reading_counts as counts
from eval.reading_footnotes import footnotes
from eval.reading_places import places
from ingest.document import Block, BlockKind, Document
from ingest.read.audit import audit
from ingest.read.pdf_glyphs import opened, seen_text
from ingest.read.sniff import read

_WHOLE = 0.995  # share of the words of a page
_LINKED = 0.98
_BOXED = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: how many of how many are right, in how many documents, and which are not.

    Attributes:
        least: Share that must be right.
    """

    name: str
    right: int
    whole: int
    documents: int
    wrong: tuple[str, ...] = ()
    least: float = 1.0

    @property
    def short(self) -> bool:
        """Whether too few are right."""
        return self.right < self.least * self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of a folder that can be read, and the readings, by path within it."""

    files: Mapping[str, bytes]
    documents: Mapping[str, Document]

    def of(self, suffix: str) -> "Folder":
        """Return the files of one kind."""
        names = [name for name in self.files if name.endswith(suffix)]
        return Folder(
            files={name: self.files[name] for name in names},
            documents={name: self.documents[name] for name in names},
        )


def read_folder(root: Path) -> Folder:
    """Read every PDF, HTML and Markdown file below a folder."""
    paths = sorted(path for path in root.rglob("*") if path.suffix in {".pdf", ".html", ".md"})
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.stem != "README"}
    return Folder(files=files, documents={name: read(data, name) for name, data in files.items()})


def rows(folder: Folder, labels: Path | None, sentences: int) -> Iterator[Row]:
    """Yield every figure for which the folder holds documents."""
    pdfs = folder.of(".pdf")
    yield from _words(pdfs)
    yield _country_sections(folder.of(".md"))
    yield _headings(folder.of(".html"))
    raw = {name: _raw(data) for name, data in pdfs.files.items()}
    yield _numbered(pdfs, raw)
    yield from _legislation(pdfs, raw)
    yield _questions(pdfs, raw)
    if labels is not None:
        noted = footnotes(labels, pdfs.documents)
        count = len(pdfs.documents)
        yield Row(
            name="footnotes: recall", right=noted.right, whole=noted.labelled, documents=count, least=_LINKED
        )
        yield Row(
            name="footnotes: precision", right=noted.right, whole=noted.linked, documents=count, least=_LINKED
        )
    placed = places(pdfs.files, pdfs.documents, sentences)
    count = len(pdfs.documents)
    yield Row(name="sentences on the right page", right=placed.paged, whole=placed.tried, documents=count)
    right = placed.tried - len(placed.wrong)
    yield Row(
        name="rectangles hold the sentence",
        right=right,
        whole=placed.tried,
        documents=count,
        wrong=placed.wrong,
        least=_BOXED,
    )


def _words(pdfs: Folder) -> Iterator[Row]:
    pages = [(name, page) for name, data in pdfs.files.items() for page in audit(data, pdfs.documents[name])]
    found, words = sum(page.found for _, page in pages), sum(page.words for _, page in pages)
    yield Row(
        name="words kept or removed by name",
        right=found,
        whole=words,
        documents=len(pdfs.files),
        least=_WHOLE,
    )
    wrong = tuple(f"{name} p. {page.page}" for name, page in pages if page.share < _WHOLE)
    right = len(pages) - len(wrong)
    yield Row(
        name="pages with 99.5 % of them",
        right=right,
        whole=len(pages),
        documents=len(pdfs.files),
        wrong=wrong,
    )


def _country_sections(rules: Folder) -> Row:
    right, whole, wrong = 0, 0, []
    for name, data in rules.files.items():
        printed = counts.country_sections(data.decode("utf-8"))
        read_ = {(s.path[1], s.number, s.title) for s in rules.documents[name].sections if len(s.path) > 2}
        wrong += [f"{name} {one}" for one in printed if one not in read_]
        right += sum(one in read_ for one in printed)
        whole += len(printed)
    return Row(
        name="country sections", right=right, whole=whole, documents=len(rules.files), wrong=tuple(wrong)
    )


def _headings(pages: Folder) -> Row:
    right = whole = documents = 0
    wrong: list[str] = []
    for name, data in pages.files.items():
        printed = counts.report_headings(data.decode("utf-8", "replace"))
        if b"report__content" not in data:
            continue
        document = pages.documents[name]
        read_ = [document.text[b.start : b.end] for b in _of(document, BlockKind.HEADING)]
        agree = sum(a == b for a, b in zip(printed, read_, strict=False))
        if printed != read_:
            wrong.append(name)
        right, whole, documents = right + agree, whole + len(printed), documents + 1
    return Row(
        name="headings of HTML reports", right=right, whole=whole, documents=documents, wrong=tuple(wrong)
    )


def _numbered(pdfs: Folder, raw: Mapping[str, str]) -> Row:
    chosen = [name for name in pdfs.files if "General Assembly" in raw[name][:3000]]
    right, whole, wrong = 0, 0, []
    for name in chosen:
        last = counts.numbered_paragraphs(raw[name])
        numbers = [b.paragraph for b in _of(pdfs.documents[name], BlockKind.PARAGRAPH) if b.paragraph]
        agree = sum(a == str(n) for a, n in zip(numbers, range(1, last + 1), strict=False))
        wrong += [name] if agree != last else []
        right, whole = right + agree, whole + last
    return Row(
        name="numbered paragraphs", right=right, whole=whole, documents=len(chosen), wrong=tuple(wrong)
    )


def _legislation(pdfs: Folder, raw: Mapping[str, str]) -> Iterator[Row]:
    chosen = [name for name in pdfs.files if len(counts.articles(raw[name])) > 5]
    articles = [0, 0]
    recitals = [0, 0]
    for name in chosen:
        document = pdfs.documents[name]
        printed = {f"Article {number}" for number in counts.articles(raw[name])}
        articles[0] += len(printed & {section.number or "" for section in document.sections})
        articles[1] += len(printed)
        first = next((s.start for s in document.sections if s.number == "Article 1"), len(document.text))
        before = [b.paragraph for b in _of(document, BlockKind.PARAGRAPH) if b.start < first]
        last = counts.recitals(raw[name])
        recitals[0] += sum(str(number) in before for number in range(1, last + 1))
        recitals[1] += last
    yield Row(name="articles", right=articles[0], whole=articles[1], documents=len(chosen))
    yield Row(name="recitals", right=recitals[0], whole=recitals[1], documents=len(chosen))


def _questions(pdfs: Folder, raw: Mapping[str, str]) -> Row:
    chosen = [name for name in pdfs.files if counts.questions(raw[name])]
    right, whole, wrong = 0, 0, []
    for name in chosen:
        asked = set(counts.questions(raw[name]))
        document = pdfs.documents[name]
        both = _numbers(document, BlockKind.QUESTION) & _numbers(document, BlockKind.ANSWER)
        wrong += [name] if asked - both else []
        right, whole = right + len(asked & both), whole + len(asked)
    return Row(
        name="questions with their answer",
        right=right,
        whole=whole,
        documents=len(chosen),
        wrong=tuple(wrong),
    )


def _numbers(document: Document, kind: BlockKind) -> set[int]:
    printed = (block.paragraph or "" for block in _of(document, kind))
    return {number for text in printed for number in counts.numbers(text)}


def _of(document: Document, kind: BlockKind) -> list[Block]:
    return [block for block in document.blocks if block.kind is kind]


def _raw(data: bytes) -> str:
    with opened(data) as file:
        text = "\n".join(seen_text(file, number) for number in range(1, len(file) + 1))
    return re.sub(r"\r\n?", "\n", text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a figure; return 1 if any falls short of its least share."""
    parser = argparse.ArgumentParser(prog="python -m eval.reading", description=__doc__)
    parser.add_argument("folder", type=Path, help="documents, in folders of any depth")
    parser.add_argument("--footnotes", type=Path, help="footnotes labelled by eye (JSON lines)")
    parser.add_argument("--sentences", type=int, default=500, help="how many random sentences are boxed")
    given = parser.parse_args(arguments)
    failed = False
    for row in rows(read_folder(given.folder), given.footnotes, given.sentences):
        share = f"{row.right / row.whole:8.3%}" if row.whole else "       -"
        sys.stdout.write(
            f"{row.name:32}{row.right:>9} of {row.whole:<9}{share}  ({row.documents} documents)\n"
        )
        for wrong in row.wrong[:10]:
            sys.stdout.write(f"    not: {wrong}\n")
        failed = failed or row.short
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
