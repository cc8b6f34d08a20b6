"""The context line a passage is encoded with: the country stands in the heading and not in the text."""

from ingest.aside import told_title
from ingest.passage import Passage, Source


def telling_title(source: Source) -> str:
    """Return a source's title as it may weigh: without what is set aside in it. What is shown is the title itself."""
    return told_title(source.title) or source.file


def context_line(passage: Passage, source: Source, country_names: tuple[str, ...]) -> str:
    """Return country, title and heading path, in the words a question would use."""
    parts = [", ".join(country_names), telling_title(source), " > ".join(passage.headings)]
    return ". ".join(part for part in parts if part)


def heading_text(passage: Passage) -> str:
    """Return the last two headings: what the passage says it is about."""
    return " > ".join(passage.headings[-2:]) or passage.text[:80]


def encoded_text(passage: Passage, source: Source, country_names: tuple[str, ...]) -> str:
    """Return what is encoded for a passage; the quotation is always taken from the passage alone."""
    return f"{context_line(passage, source, country_names)}\n{passage.text}"
