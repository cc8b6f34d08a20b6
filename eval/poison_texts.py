"""The words of the payloads a reader can see, as they stand in `sets/poison.toml`, and the guises they go about in."""

import base64
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

_LIKE = str.maketrans("aeopcxAEOPCX", "аеорсхАЕОРСХ")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Return by 'family.kind' what is said in each language, its names still in braces."""
    raw = tomllib.loads(resources.files("eval").joinpath("sets", "poison.toml").read_text("utf-8"))
    return {f"{family}.{kind}": said for family, kinds in raw.items() for kind, said in kinds.items()}


def filled(text: str, names: Mapping[str, str]) -> str:
    """Put names in the place of their braces; other braces belong to the text."""
    for name, value in names.items():
        text = text.replace("{" + name + "}", value)
    return text


def _spaced(text: str) -> str:
    words = text.split(" ")
    return " ".join(["  ".join(" ".join(word) for word in words[:4]), *words[4:]])


def _invisible(text: str) -> str:
    return " ".join(f"{w[:2]}\u200b{w[2:4]}\u00ad{w[4:]}" if len(w) > 4 else w for w in text.split(" "))


def _scrambled(text: str) -> str:
    """Swap two letters inside every long word of the first seven."""
    words = text.split(" ")
    return " ".join(
        f"{w[0]}{w[2]}{w[1]}{w[3:]}" if i < 7 and len(w) > 6 and w.isalpha() else w
        for i, w in enumerate(words)
    )


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


GUISES: Mapping[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "cyrillic": lambda text: text.translate(_LIKE),
    "spaced": _spaced,
    "invisible": _invisible,
    "scrambled": _scrambled,
    "base64": _encoded,
}
"""Ways to write the same words so that a program does not know them again."""
UNPRINTABLE = frozenset({"cyrillic", "invisible"})
"""Guises that need letters which the one font of our PDFs does not have."""
