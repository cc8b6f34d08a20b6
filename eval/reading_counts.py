"""What a document holds, counted from the file with means of its own, so that a reading can be held against it."""

import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser

_PAIR = re.compile(r"^###[ ]+(\[?[A-Z]?[\d.]+[a-z]?\]?)[ ]*\n\n####(.*)$", re.MULTILINE)
_COUNTRY = re.compile(r"Het (?:asiel)?beleid ten aanzien van ")
_VOID = frozenset({"br", "img", "input", "meta", "link", "hr", "wbr", "source", "col"})
_APART = frozenset({"p", "div", "section", "li", "h1", "h2", "h3", "h4", "h5"})
_SILENT = re.compile(r"(?s)<(script|style|noscript|svg)\b.*?</\1>")
_PARAGRAPH = re.compile(r"^\s*(\d{1,3})\. ", re.MULTILINE)
_ARTICLE = re.compile(r"^Article (\d+)\s*$", re.MULTILINE)
_RECITAL = re.compile(r"^\((\d{1,3})\)\s", re.MULTILINE)
_ASKED = re.compile(r"^Vra(?:ag|gen) (\d+(?:\s*(?:,|en|t/m)\s*\d+)*)\s*$", re.MULTILINE)


def numbered_headings(markdown: str) -> list[tuple[str, str]]:
    """Return number and title of each numbered heading of the policy rules: "### 24.3" and the "####title" after it."""
    return [(number.rstrip("."), _bare(title)) for number, title in _PAIR.findall(markdown)]


def country_sections(markdown: str) -> list[tuple[str, str, str]]:
    """Return heading of the country, number and title of each numbered section of the country policy."""
    found: list[tuple[str, str, str]] = []
    country, own, inside = "", "", False
    for number, title in numbered_headings(markdown):
        if title == "Landgebonden beleid":
            inside = True
        elif inside and _COUNTRY.match(title):
            country, own = title, number
        elif inside and re.fullmatch(r"[A-Z]\d+", number):
            inside, country = False, ""
        elif inside and country and (own.startswith("[") or number.startswith(f"{own}.")):
            found.append((country, number, title))
    return found


def _bare(title: str) -> str:
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
    return " ".join(without_links.replace("*", " ").replace("\u00a0", " ").split())


class _Report(HTMLParser):
    """The headings of a State Department report (the page's title, and h1 to h6 of its content) and all its words."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.text: list[str] = []
        self._stack: list[tuple[str, bool]] = []
        self._inside = 0
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of where the content and its headings begin."""
        if tag in _VOID:
            self._part()
            return
        classes = (dict(attrs).get("class") or "").split()
        opens = "report__content" in classes or tag == "h1"
        self._stack.append((tag, opens))
        self._inside += opens
        if self._inside and (re.fullmatch(r"h[1-6]", tag) or "report-toc-section" in classes):
            self._heading = tag
            self.headings.append("")
        if tag in _APART:
            self._part()

    def handle_endtag(self, tag: str) -> None:
        """Take note of where they end."""
        if not any(open_tag == tag for open_tag, _ in self._stack):
            return
        while self._stack:
            open_tag, opened = self._stack.pop()
            self._inside -= opened
            if open_tag == tag:
                break
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        """Collect words, and those of a heading."""
        if self._inside:
            self.text.append(data)
            if self._heading:
                self.headings[-1] += data

    def _part(self) -> None:
        """Words before and after do not run together."""
        if self._inside:
            self.text.append(" ")


def _report(page: str) -> _Report:
    parser = _Report()
    parser.feed(_SILENT.sub(" ", page))
    return parser


def report_words(page: str) -> list[str]:
    """Return all words of a report in order."""
    return re.findall(r"\w+", "".join(_report(page).text))


def report_headings(page: str) -> list[str]:
    """Return the headings of a report in order; a "Section 1." that stands apart from its title is one with it."""
    joined: list[str] = []
    for heading in (" ".join(heading.split()) for heading in _report(page).headings):
        if joined and re.fullmatch(r"Section \d+\.", joined[-1]):
            joined[-1] += f" {heading}"
        else:
            joined.append(heading)
    return joined


def numbered_paragraphs(text: str) -> int:
    """Return how far a count of paragraphs 1, 2, 3 … goes that stand at the beginning of lines, in this order.

    A list that counts from 1 again within a paragraph is passed over.
    """
    last = listed = 0
    for number in (int(found) for found in _PARAGRAPH.findall(text)):
        if listed and number == listed + 1:
            listed = number
        elif number == last + 1:
            last = number
        elif number == 1:
            listed = 1
    return last


def articles(text: str) -> list[int]:
    """Return the articles whose number stands on a line by itself, in order."""
    return [int(number) for number in _ARTICLE.findall(text)]


def recitals(text: str) -> int:
    """Return how far the recitals before the first article count on."""
    first = _ARTICLE.search(text)
    last = 0
    for number in (int(found) for found in _RECITAL.findall(text[: first.start()] if first else "")):
        last += number == last + 1
    return last


def questions(text: str) -> list[int]:
    """Return the numbers of the questions of a parliamentary paper that are announced on a line by themselves."""
    return sorted(set(itertools.chain.from_iterable(map(numbers, _ASKED.findall(text)))))


def numbers(printed: str) -> Iterator[int]:
    """Yield the numbers that "3 t/m 5" or "1, 2 en 4" names.

    >>> list(numbers("3 t/m 5")), list(numbers("1, 2 en 4"))
    ([3, 4, 5], [1, 2, 4])
    """
    found = [int(number) for number in re.findall(r"\d+", printed)]
    yield from range(found[0], found[-1] + 1) if "t/m" in printed and found else found
