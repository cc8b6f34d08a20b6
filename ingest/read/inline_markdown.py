"""Inline Markdown to plain text: link texts stay, targets and emphasis go, footnote markers are lifted."""

import html
import re

from ingest.read.builder import MARK
from ingest.read.normal import normal

_IMAGE = re.compile(r"!\[([^\]]{0,600})\]\((?:[^()]|\([^()]{0,300}\)){0,900}\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,600})\]\((?:[^()]|\([^()]{0,300}\)){0,900}\)")
_REFERENCE_LINK = re.compile(r"\[([^\[\]^][^\[\]]{0,600})\]\[[^\[\]]{0,300}\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
_CODE = re.compile(r"(`+)(.{1,500}?)\1")
_SPACED_EMPHASIS = re.compile(r"\*\s\*(.{1,500}?)\*\s\*")
_STARS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])(.{1,500}?)(?<=[^\s*])\1(?!\*)|(\*{1,3})(?=[^\s*])(.{1,500}?)(?<=[^\s*])\3"
)
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(.{1,500}?)(?<=[^\s_])\1(?![\w_])")
_STRIKE = re.compile(r"~~(.{1,500}?)~~")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED_BASE = 0xE100
_MARKER = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINED = re.compile(r"^\s{0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


def plain(source: str) -> str:
    """Return the text of a piece of inline Markdown, in normal form."""
    text = source.replace(MARK, "")
    text = _ESCAPE.sub(lambda found: chr(_ESCAPED_BASE + ord(found[1])), text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE_LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _CODE.sub(r"\2", text)
    text = _SPACED_EMPHASIS.sub(r"\1", text)
    for _ in range(3):
        text = _STARS.sub(lambda found: found[2] or found[4], text)
    text = _STRIKE.sub(r"\1", _UNDERSCORES.sub(r"\2", text))
    text = re.sub(r"[\ue100-\ue1ff]", lambda found: chr(ord(found[0]) - _ESCAPED_BASE), text)
    return normal(html.unescape(text))


class Inline:
    """Inline text of one document: knows which footnotes it defines, so that only those are lifted."""

    def __init__(self, source: str) -> None:
        self._defined = frozenset(_DEFINED.findall(source))

    def marked(self, source: str) -> tuple[str, tuple[str, ...]]:
        """Return plain text with `MARK` at each footnote marker, and the notes' keys in order."""
        keys: list[str] = []
        pieces: list[str] = []
        end = 0
        for found in _MARKER.finditer(source):
            if found[1] in self._defined:
                pieces.append(source[end : found.start()])
                keys.append(found[1])
                end = found.end()
        pieces.append(source[end:])
        if not keys:
            return plain(source), ()
        stand_in = "\ue001"
        return plain(stand_in.join(piece.replace(stand_in, "") for piece in pieces)).replace(
            stand_in, MARK
        ), tuple(keys)
