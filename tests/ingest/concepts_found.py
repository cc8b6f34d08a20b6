"""The concepts found in a text with all that are wider, and the lines of a labelled set."""

from pathlib import Path

from ingest.thesaurus import Thesaurus

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"


def lines_of(name: str) -> list[str]:
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def found(thesaurus: Thesaurus, text: str, language: str) -> set[str]:
    mentions = thesaurus.find(text, language)
    return {wider for mention in mentions for wider in thesaurus.wider(mention.concept)}
