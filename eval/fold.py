"""One normal form for comparing words that were printed, extracted and typed by different hands.

Both sides of a comparison go through it, so that it may remove what differs by accident: line ends and
the hyphens at them, runs of white space, typographic quotation marks and dashes, capitals. It never
removes words, digits or accents: those make another quotation.
"""

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟″", '"') | dict.fromkeys("‘’‚‛′`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"\u00ad": None, "\u200b": None, "\ufeff": None})
# Whether a hyphen at a line end belongs to the word cannot be known ("IND-\nbeslispraktijk"), so every
# hyphen between letters goes, on both sides.
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")
_ENUMERATOR = re.compile(r"^(?:[a-z]|[ivx]{1,5}|\d+(?:\.\d+)*)[.)]\s+")


def fold(text: str) -> str:
    r"""Return the normal form.

    >>> fold("het landge-\nbonden  «IND- beleid»")
    'het landgebonden "indbeleid"'
    """
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_DASHES)
    return _SPACE.sub(" ", _HYPHEN.sub("", plain)).strip().casefold()


def fold_heading(text: str) -> str:
    """Return the normal form of a heading without the number or letter printed before it.

    >>> fold_heading("a.  Freedom of Speech and Press")
    'freedom of speech and press'
    """
    return _ENUMERATOR.sub("", fold(text)).rstrip(".: ")


def fold_section(number: str) -> str:
    """Return a section number without marks around it ("2.3.1." and "§ 2.3.1" are "2.3.1")."""
    return fold(number).strip("§.: ()")
