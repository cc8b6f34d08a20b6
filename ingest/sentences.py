"""Sentences of Dutch and English governmental prose, as spans of the text they stand in.

sentencex proposes boundaries; what follows here repairs the ones it gets wrong in legal and official texts.
"""

import re
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]  # ships no types

# A number, a name or a title always follows these.
_DUTCH = frozenset(
    str.split(
        "art artt lid nr nrs no nos blz p pp pag par paras para hfst jo juncto onderd sub ad "
        "drs ir mr mrs ms "
        "dr prof ds bc ing jhr hr mw mevr dhr sr jr st ste stb stcrt trb pb pbeu jur rb rv ecli vgl zgn zg "
        "m.b.t i.v.m t.a.v o.g.v n.a.v d.m.v i.h.k.v t.b.v t.n.v i.p.v t.o.v m.u.v i.c c.q o.a d.w.z bijv bv "
        "nl resp incl excl ca plm min max tel d.d dd a.d jan feb febr mrt apr jul aug sept sep okt oct nov "
        "dec"
    )
)
_ENGLISH = frozenset(
    str.split(
        "art arts sec sect secs ch chap chs fig figs vol vols ed eds cf viz vs v approx est gov gen col lt "
        "maj capt sgt cmdr adm brig sen rep reps pres amb hon rev fr messrs e.g i.e eg ie cit op ibid supra "
        "u.n.doc doc res dept univ mt ft sqm km cm mm"
    )
)
_NEVER_LAST = _DUTCH | _ENGLISH
_SOMETIMES_LAST = frozenset(
    str.split(
        "etc enz e.d e.a a.o et.al al jl ll a.s b.v n.v v.chr n.chr a.m p.m u.s u.k u.n e.u "
        "d.c u.s.a inc ltd "
        "co corp bros ph.d b.a m.a l.l.m mln mld n.b s.v.p u.a.e d.r.c"
    )
)
# Words that open a sentence far more often than they follow an abbreviation.
_STARTERS = frozenset(
    str.split(
        "the a an in on at by for from he she it they we you i this that these those there his her its their "
        "our however but and or as after before during while when where who what which how why according "
        "although authorities de het een dit dat deze die er hij zij ze wij we u ik in op bij "
        "na voor tijdens "
        "volgens als indien wanneer maar ook hierbij daarnaast voorts verder echter daarom daarmee hiermee "
        "tevens wel niet alle ten ter tot om onder zo uit met door aan sinds omdat hoewel ondanks wie wat "
        "waar hoe waarom"
    )
)
_LAST_WORD = re.compile(r"([^\s(\[«“\"‘'/]+)\.$")
_INITIALS = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.[ -]?){1,4}$|(?:^|[\s(])(?:Th|Ch|IJ|Chr|Ph|Joh)\.$")
_ENUMERATOR = re.compile(r"[\s•–—-]*\(?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-zA-Z]|[ivxIVX]{1,5})[.)]$")
_ENUMERATOR_BEHIND = re.compile(r"[;:,]\s+(?:en |of |and |or )?\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")
_CLOSER = re.compile(r"[”’\"'»)\]]+(?=\s|$|[,;:])")
_OPENERS = {"(": ")", "[": "]", "“": "”", "«": "»"}
_QUOTED_LIMIT = 600  # characters: beyond it an open bracket is more likely a slip than a sentence
_LOOK_BACK = _QUOTED_LIMIT + 100
_MISSED = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=/[A-Z]))([.?!][”’\"»)\]]*)\s+(?=[“‘\"«(\[]?[A-ZÀ-Þ])|([?!][”’\"»)]*)\s+(?=[A-ZÀ-Þ])"
)
_ENDED = re.compile(r"[.?!…:;][”’\"'»)\]]*$")
_BLOCK = re.compile(r"\n\s*\n")
_LANGUAGES = frozenset({"nl", "en"})


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences in `text`, in order, without the space around them.

    Every character that is not white space lies in exactly one span. A blank line always ends a sentence.

    >>> text = "Zie art. 29 Vw. De IND beslist."
    >>> [text[start:end] for start, end in sentences(text, "nl")]
    ['Zie art. 29 Vw.', 'De IND beslist.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in [*_BLOCK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        spans.extend(_block(text, start, end, language))
        start = gap.end() if gap else end
    return tuple(spans)


def _block(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block."""
    pieces = [span for piece in _proposed(text, start, end, language) for span in _split(text, *piece)]
    open_start: int | None = None
    for i, (piece_start, piece_end) in enumerate(pieces):
        first = piece_start if open_start is None else open_start
        following = text[pieces[i + 1][0] : pieces[i + 1][1]] if i + 1 < len(pieces) else None
        before = text[max(first, piece_end - _LOOK_BACK) : piece_end]
        if following is not None and _belongs(before, following):
            open_start = first
        else:
            yield first, piece_end
            open_start = None


def _proposed(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield sentencex's segments, stripped."""
    at = start
    for segment in sentencex.segment(language if language in _LANGUAGES else "en", text[start:end]):
        bare = segment.strip()
        if not bare:
            continue
        at = text.index(bare, at)
        yield at, at + len(bare)
        at += len(bare)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a segment in which a boundary was missed."""
    for found in _MISSED.finditer(text, start, end):
        stop = found.end(1) if found[1] else found.end(2)
        yield start, stop
        start = found.end()
    yield start, end


def _belongs(before: str, after: str) -> bool:
    """Whether two pieces are one sentence."""
    first = after[0]
    if _CLOSER.match(after) and not re.match(r"['’]\w", after):
        return True
    if not _ENDED.search(before) or _ENUMERATOR.fullmatch(before) or _ENUMERATOR_BEHIND.search(before):
        return True
    if first.islower() and not re.match(r"['’]", after):
        return True
    if _is_open(before, after):
        return True
    return _abbreviated(before, after)


def _abbreviated(before: str, after: str) -> bool:
    """Whether the full stop at the end of `before` belongs to an abbreviation that `after` goes on from."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found[1].casefold().strip(".")
    opening = re.match(r"[^\W\d_]+", after)
    starts_sentence = opening is not None and opening[0].casefold() in _STARTERS
    if after[0].isdigit():
        return word in _NEVER_LAST or word in _SOMETIMES_LAST
    if word in _NEVER_LAST:
        return not starts_sentence or word in {"d.d", "art", "nr", "mr", "dr", "e.g", "i.e", "bijv"}
    if word in _SOMETIMES_LAST or _INITIALS.search(before):
        return opening is not None and not starts_sentence
    return False


def _is_open(before: str, after: str) -> bool:
    """Whether a bracket or quotation that `before` opens is closed in `after`."""
    if len(before) + len(after) > _QUOTED_LIMIT:
        return False
    return any(
        before.count(opener) > before.count(closer) and closer in after for opener, closer in _OPENERS.items()
    )
