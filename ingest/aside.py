"""What of a document is never evidence: sentences that speak to a machine, and text that only piles up words.

The canonical text keeps them, for it is what the page says. They are in no passage, so they are neither encoded nor
counted nor quoted; a document's quality report names them with their page.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ingest.document import Block, BlockKind, Document, Section
from ingest.machine_forms import vocabulary
from ingest.machine_talk import Talk, machine_talk
from ingest.sentences import sentences
from ingest.stuffed import REPEATED, stuffed, words_of

_LANGUAGE = "nl"  # of sentence ends: one for all, so that everyone who asks gets the same spans
_SHORT = 12  # words of a block that may be part of a sentence torn over several
_REACH = 3  # blocks to either side that are looked at for a single place
_CELL = " | "
_STOPS = (".", "!", "?", ":", ";", "…")
_CLOSERS = " \n”\"'’»)]"
_SCRAPS = " .:;|–-"
_LEAST_WORDS = 3  # of what is left beside a sentence that is set aside
_LEAST_REPEATED = 8  # words of a paragraph that is not repeated by chance
_CODE = frozenset({"markup", "encoded", "role"})
_ORDERING = frozenset({"tell", "drop", "reveal", "not", "you", "please"})
_EARLIER = frozenset({"prior", "orders"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """canonical[start:end] is set aside; `why` says it without its words."""

    start: int
    end: int
    kind: str
    why: str


def asides(document: Document) -> tuple[Aside, ...]:
    """Return everything that is set aside, ascending; headings too."""
    found: list[Aside] = []
    for chain in _chains(document, document.blocks):
        found += _of_chain(document, chain)
    return tuple(sorted((*found, *_repeated(document, found)), key=lambda one: one.start))


def set_aside(document: Document, start: int, end: int) -> bool:
    """Tell whether canonical[start:end] holds words that speak to a machine; repeated ones are no harm in a quotation."""
    blocks = document.blocks
    first = max(bisect_right(blocks, start, key=lambda block: block.end) - _REACH, 0)
    last = bisect_left(blocks, end, key=lambda block: block.start) + _REACH
    return any(
        one.start < end and one.end > start and one.why != REPEATED
        for chain in _chains(document, blocks[first:last])
        if chain[0].start < end and chain[-1].end > start
        for one in _of_chain(document, chain)
    )


def evidence_path(section: Section) -> tuple[str, ...]:
    """Return the titles of the enclosing sections, without what is set aside in them."""
    return tuple(told for title in section.path if (told := told_title(title)))


@lru_cache(maxsize=20_000)
def to_set_aside(text: str) -> bool:
    """Tell whether a heading or a note is set aside."""
    return bool(machine_talk(text)) or any(True for _ in stuffed(text, BlockKind.PARAGRAPH, _LANGUAGE))


@lru_cache(maxsize=20_000)
def told_title(title: str) -> str:
    """Return a title without what is set aside in it; empty where that is all of it."""
    block = Block(start=0, end=len(title), kind=BlockKind.HEADING)
    gone = tuple(_of_chain(Document(sha256="", text=title, blocks=(block,)), (block,)))
    for one in reversed(gone):
        title = title[: one.start] + title[one.end :]
    return title.strip(_SCRAPS) if gone else title


def _chains(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks one by one, but short neighbours together: a sentence may be torn over lines and items."""
    chain: list[Block] = []
    for block in blocks:
        short = len(document.text_of(block).split()) <= _SHORT
        same = bool(chain) and (chain[-1].section, chain[-1].kind is BlockKind.HEADING) == (
            block.section,
            block.kind is BlockKind.HEADING,
        )
        if chain and not (short and same):
            yield tuple(chain)
            chain = []
        chain.append(block)
        if not short:
            yield tuple(chain)
            chain = []
    if chain:
        yield tuple(chain)


def _of_chain(document: Document, chain: Sequence[Block]) -> Iterator[Aside]:
    begin, end = chain[0].start, chain[-1].end
    talks = machine_talk(document.text[begin:end])
    before: Talk | None = None  # of a sentence that goes on in the next block
    for block in chain:
        text = document.text_of(block)
        hits = [
            (max(talk.start + begin - block.start, 0), talk.end + begin - block.start, talk)
            for talk in talks
            if talk.start + begin < block.end and talk.end + begin > block.start
        ]
        if before is not None and text[:1].islower():
            hits.insert(0, (0, 1, before))
        before = None
        if not hits:
            for a, b, why in stuffed(text, block.kind, _LANGUAGE):
                yield Aside(start=block.start + a, end=block.start + b, kind="stuffing", why=why)
            continue
        talk = hits[0][2]
        spans = [(a, b) for a, b, _ in hits]
        code = any(talk.kind in _CODE for *_, talk in hits)
        parts = _cut_at(text, _parts(text, block.kind), spans)
        scraps = block.kind is not BlockKind.HEADING and _CELL not in text
        for a, b in _touched(text, parts, spans, code=code, scraps=scraps):
            yield Aside(start=block.start + a, end=block.start + b, kind=talk.kind, why=talk.why)
            before = talk if b == len(text) and text[-1] not in _STOPS else None


def _cut_at(text: str, parts: Sequence[Span], hits: Sequence[Span]) -> tuple[Span, ...]:
    """Part a sentence from one that was taken to belong to it: 'The road is closed. [1] Source: …'."""
    cut: list[Span] = []
    for start, end in parts:
        at = start
        for a, _ in hits:
            if at < a < end and text[at:a].rstrip(_CLOSERS).endswith(_STOPS):
                cut.append((at, len(text[:a].rstrip())))
                at = a
        cut.append((at, end))
    return tuple(cut)


def _parts(text: str, kind: BlockKind) -> tuple[Span, ...]:
    """Return the sentences of a block, or the cells of a row."""
    if kind is not BlockKind.TABLE_ROW and _CELL not in text:
        return sentences(text, _LANGUAGE)
    spans, at = [], 0
    for cell in text.split(_CELL):
        spans.append((at, at + len(cell)))
        at += len(cell) + len(_CELL)
    return tuple(spans)


def _touched(
    text: str, parts: Sequence[Span], hits: Sequence[Span], *, code: bool, scraps: bool
) -> Iterator[Span]:
    """Yield the sentences that hold a hit, the orders that go on behind them, and `scraps` left between."""
    out = [any(a < end and b > start for a, b in hits) for start, end in parts]
    for i in range(1, len(parts)):
        out[i] = out[i] or (out[i - 1] and _orders(text[slice(*parts[i])]))
    if scraps:
        out = [
            gone or len(words_of(text[a:b])) < _LEAST_WORDS for gone, (a, b) in zip(out, parts, strict=True)
        ]
    left = sum(b - a for gone, (a, b) in zip(out, parts, strict=True) if not gone)
    if code and 2 * left < len(text):
        out = [True] * len(out)
    for gone, group in groupby(zip(out, parts, strict=True), key=lambda pair: pair[0]):
        spans = [span for _, span in group]
        if gone:
            yield spans[0][0], spans[-1][1]


def _orders(sentence: str) -> bool:
    """Tell whether a sentence, behind one that speaks to a machine, goes on doing so: an order, or 'you'."""
    words = vocabulary()
    row = words.read(sentence)
    hits = words.hits(row)
    first = next((i for i, token in enumerate(row) if token.is_word), 0)
    return any(first in hits.get(name, {}) for name in _ORDERING) or "you" in hits or hits.keys() >= _EARLIER


def _repeated(document: Document, found: Sequence[Aside]) -> Iterator[Aside]:
    """Yield paragraphs that repeat, word for word, an earlier one of their section."""
    gone = {one.start for one in found}
    seen: set[tuple[int, str]] = set()
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.start in gone:
            continue
        words = words_of(document.text_of(block))
        key = (block.section, " ".join(words))
        if len(words) >= _LEAST_REPEATED and key in seen:
            yield Aside(start=block.start, end=block.end, kind="stuffing", why=REPEATED)
        seen.add(key)
