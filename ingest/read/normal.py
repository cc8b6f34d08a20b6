"""The normal form of canonical text, and the form that is used for matching only.

Normal form changes how text is stored, never what it says: quotes, dashes and list marks stay as printed.
"""

import re
import unicodedata

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
_NON_BREAKING_TABLE = str.maketrans({"\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2007": " "})
# Zero-width joiners (U+200C, U+200D) stay: Persian and Kurdish names are spelt with them.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_ANY_CONTROL = re.compile(r"[^\n\t\x20-\x7e\xa0-\U0010ffff]")
_SPACE = re.compile(r"[\s\x1c-\x1f\u0085\u200a\u3000]+")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)[\u00ad\u2010-]\s*\n\s*(?=\w)")
_QUOTES_TABLE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)


def ligatures(text: str) -> str:
    """Write typographic ligatures as the letters they stand for."""
    return text.translate(_LIGATURE_TABLE)


def soft_hyphens(text: str) -> str:
    """Drop soft hyphens: they mark where a word may break and are not part of it."""
    return text.replace("\u00ad", "")


def non_breaking(text: str) -> str:
    """Write non-breaking spaces and hyphens as ordinary ones."""
    return text.translate(_NON_BREAKING_TABLE)


def invisibles(text: str) -> str:
    """Drop characters without shape: direction marks, zero-width spaces, control codes."""
    return _CONTROL.sub("", _INVISIBLE.sub("", text))


def controls(text: str) -> str:
    """Write a space for every control code but line feed and tab; what is printed stays as it is."""
    return _ANY_CONTROL.sub(" ", text)


def spaces(text: str) -> str:
    """Fold every run of white space, line ends included, to one space and strip the ends."""
    return _SPACE.sub(" ", text).strip()


def composed(text: str) -> str:
    """Compose letters and their accents (NFC), so that equal letters are equal code points."""
    return unicodedata.normalize("NFC", text)


def normal(text: str) -> str:
    """Return the normal form of one block of canonical text."""
    return spaces(composed(invisibles(soft_hyphens(ligatures(non_breaking(text))))))


def fold(text: str) -> str:
    """Return the form used for matching only: never quote what this returns.

    >>> fold("“Landgebonden”  beleid – C7")
    '"landgebonden" beleid - c7'
    """
    joined = _LINE_END_HYPHEN.sub("", text)
    return normal(joined).translate(_QUOTES_TABLE).casefold()
