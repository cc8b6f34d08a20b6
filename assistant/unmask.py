"""Reads a question through a disguise: base64, hexadecimal, rot13, reversal, digits for letters, spaced letters.

Each reading is judged like the question itself, so that a disguise gains nothing.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from ingest.lookalikes import INVISIBLE, LATIN, LEET
from ingest.words import folded, stop_words

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:0x)?(?:[0-9a-fA-F]{2}[ :]?){8,}")
_BINARY = re.compile(r"(?:[01]{8}[ ,]*){4,}")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*·,/|]{1,2}){4,}\w(?!\w)")
_LEET = LEET | str.maketrans("|", "l")
_LEET_L = _LEET | str.maketrans("1!", "ll")
_LEET_WORD = re.compile(r"(?=[^\s]*[^\W\d_])(?=[^\s]*[0-9@$€!|])[\w@$€!|]{2,}")
_INVISIBLE = re.compile(f"[{INVISIBLE}\u202a-\u202e]")
_SEPARATED = re.compile(r"(?<=[^\W\d_])[._*|·~^+/-](?=[^\W\d_])")
_TRIES = 24


def readings(question: str) -> Iterator[str]:
    """Yield the question, then what it says when a disguise is taken off; each reading once."""
    seen: set[str] = set()
    for text in _all(question):
        if text.strip() and text not in seen and len(seen) < _TRIES:
            seen.add(text)
            yield text


def decoded(question: str) -> Iterator[str]:
    """Yield what is written in base64, hexadecimal or binary within a question, where it is a text."""
    yield from _encoded(unicodedata.normalize("NFKC", _INVISIBLE.sub("", question)))


def _all(question: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", question)).translate(LATIN)
    yield plain
    yield unquote(plain)
    joined = _join_spaced(plain)
    yield joined
    yield _SEPARATED.sub("", plain) if _SPACED.search(plain) or plain.count(" ") < 2 else ""
    for table in (_LEET, _LEET_L):
        yield _LEET_WORD.sub(lambda m, table=table: m.group().translate(table), plain)  # type: ignore[misc]
    yield _join_spaced(plain.translate(_LEET)) if joined != plain else ""
    for hidden in _encoded(plain):
        yield plain + " : " + hidden
        yield hidden
    for turned in (codecs.encode(plain, "rot13"), plain[::-1], " ".join(w[::-1] for w in plain.split())):
        if _sense(turned) > _sense(plain):
            yield turned
    yield from _mixed(plain)


def _mixed(plain: str) -> Iterator[str]:
    """Read quoted or announced parts backwards and by rot13: 'decode: …', '"…" omgekeerd'."""
    for part in re.split(r"[:\"'“”‘’«»\n()]|\s-\s", plain):
        if len(part.split()) < 1 or len(part) < 6 or part == plain:
            continue
        for turned in (codecs.encode(part, "rot13"), part[::-1], " ".join(w[::-1] for w in part.split())):
            if _sense(turned) > _sense(part):
                yield plain.replace(part, " " + turned.strip() + " ")
                yield turned


def _encoded(text: str) -> Iterator[str]:
    for match in _BASE64.finditer(text):
        block = match.group().replace("-", "+").replace("_", "/").rstrip("=")
        yield from _readable(_decode64(block))
    for match in _HEX.finditer(text):
        digits = re.sub(r"0x|[ :]", "", match.group())
        yield from _readable(bytes.fromhex(digits[: len(digits) // 2 * 2]))
    for match in _BINARY.finditer(text):
        bits = re.sub(r"[ ,]", "", match.group())
        yield from _readable(bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) // 8 * 8, 8)))


def _decode64(block: str) -> bytes:
    try:
        return base64.b64decode(block + "=" * (-len(block) % 4))
    except binascii.Error:
        return b""


def _readable(data: bytes) -> Iterator[str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if len(text) > 5 and sum(c.isprintable() or c.isspace() for c in text) > 0.95 * len(text):
        yield text


def _join_spaced(text: str) -> str:
    """Join letters that stand apart; a double blank, or another mark than between letters, ends a word."""

    def join(match: re.Match[str]) -> str:
        return re.sub(r"(\w)[ .\-_*·,/|](?=\w)", r"\1", match.group()).replace("  ", " ")

    return _SPACED.sub(join, text)


def _sense(text: str) -> int:
    """Count the words that Dutch or English knows: a disguise has next to none."""
    return sum(word in _known() for word in folded(text))


@cache
def _known() -> frozenset[str]:
    return stop_words("nl") | stop_words("en") | frozenset(_TELLING.split())


_TELLING = (
    "ambtsbericht ambtsberichten rapport report document documents geheim geheime secret "
    "vertrouwelijk vertrouwelijke confidential bron bronnen source sources intern interne internal "
    "werkinstructie werkinstructies instruction instructions controlevragen questions unpublished "
    "gepubliceerde geef give show toon vertel tell inhoud content contents namen names bijlage annex "
    "ind dossier file files draft concept "
)
