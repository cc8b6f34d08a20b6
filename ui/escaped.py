"""Text as HTML: everything in it is escaped, its lines and lists are kept."""

from html import escape
from itertools import groupby


def lines(text: str) -> str:
    """Return text with its line breaks."""
    return escape(text).replace("\n\n", "<br>").replace("\n", "<br>")


def told(message: str) -> str:
    """Return a message as paragraphs, a line each; lines that begin with a dash are a list."""
    parts: list[str] = []
    for listed, group in groupby(message.split("\n"), key=lambda line: line.startswith("- ")):
        if listed:
            parts.append(f"<ul>{''.join(f'<li>{escape(line[2:])}</li>' for line in group)}</ul>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in group if line]
    return "".join(parts)
