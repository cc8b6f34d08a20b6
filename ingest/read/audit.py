"""Checks a reading of a PDF against what pdfium itself sees, page by page: nothing may be lost silently."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Document
from ingest.read.normal import normal
from ingest.read.pdf_glyphs import opened, seen_text

_NEIGHBOURS = 5
_SHORT = 3  # letters: shorter words are found as words, never as parts of others


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAudit:
    """How many of the words that pdfium sees on a page stand in the reading, and which do not."""

    page: int
    words: int
    found: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the words found; 1 for a page without words."""
        return self.found / self.words if self.words else 1.0


def audit(data: bytes, document: Document) -> tuple[PageAudit, ...]:
    """Compare the reading of a PDF with the words that pdfium sees.

    A word counts as found if it stands in the canonical text of its page or in a part removed from it.
    """
    texts, black = _page_texts(document), _blacked_out(document)
    with opened(data) as file:
        return tuple(
            _page_audit(number, seen_text(file, number), texts.get(number, ""), black[number])
            for number in range(1, len(file) + 1)
        )


def _page_texts(document: Document) -> dict[int, str]:
    """Return what was kept of each page and what was removed from it; notes may end on the page after."""
    parts: dict[int, list[str]] = {}
    places = document.places
    last = 0
    for start, end, box in zip(places.start, places.end, places.box, strict=True):
        kept = parts.setdefault(box.page, [])
        glued = bool(kept) and start == last
        kept.append(document.text[start:end] if glued else f" {document.text[start:end]}")
        last = end
    for removed in document.removed:
        for page in (
            (removed.page, (removed.page or 0) + 1) if removed.reason == "note_body" else (removed.page,)
        ):
            if page is not None:
                parts.setdefault(page, []).append(f" {removed.text}")
    return {page: "".join(kept) for page, kept in parts.items()}


def _blacked_out(document: Document) -> Counter[int | None]:
    """Count the words of each page that stood under a bar: what they were is not kept."""
    black: Counter[int | None] = Counter()
    for removed in document.removed:
        black[removed.page] += sum(set(word) & {"█"} != set() for word in removed.text.split())
    return black


def _page_audit(number: int, seen: str, read: str, black: int) -> PageAudit:
    words = [word for word in map(_folded, seen.split()) if word]
    left = Counter(_folded(word) for word in read.split())
    whole = _folded("".join(read.split()))
    missing: list[str] = []
    used: Counter[str] = Counter()
    for i, word in enumerate(words):
        used[word] += 1
        if left[word] > 0:
            left[word] -= 1
        elif len(word) > _SHORT and whole.count(word) >= used[word]:
            continue
        elif not _marked(word, left) and not any(part in whole for part in _around(words, i)):
            missing.append(word)
    missing = missing[black:]
    return PageAudit(page=number, words=len(words), found=len(words) - len(missing), missing=tuple(missing))


def _marked(word: str, left: Counter[str]) -> bool:
    """Whether a word is one of the page's with a footnote marker behind it."""
    for end in range(len(word) - 1, 0, -1):
        if left[word[:end]] > 0 and left[word[end:]] > 0:
            left[word[:end]] -= 1
            left[word[end:]] -= 1
            return True
    return False


def _around(words: list[str], i: int) -> Iterator[str]:
    """Yield a short word with its neighbours: pdfium parts some words that the page does not."""
    for count in range(2, _NEIGHBOURS + 1):
        for start in range(max(i - count + 1, 0), min(i, len(words) - count) + 1):
            whole = "".join(words[start : start + count])
            if len(whole) > _SHORT:
                yield whole


def _folded(word: str) -> str:
    return "".join(letter for letter in normal(word).casefold() if letter.isalnum())
