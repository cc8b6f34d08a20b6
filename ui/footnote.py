"""A footnote in words: in one line for a statement, in one line for a terminal, and in full for the page."""

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import StatementJson
from assistant.order import Group, group_of
from assistant.passageform import PlaceJson
from ingest.aside import told_title
from ingest.passage import PER_SECTION, SourceType
from ui.escaped import lines
from ui.names import Names
from ui.wording import Wording


def statement_group(statement: StatementJson, notes: dict[int, FootnoteJson]) -> Group:
    """Return the heading a statement stands under: its sources' kind, 'mixed' where they are of different kinds."""
    groups = {group_of(SourceType(notes[n]["source_type"])) for n in own_notes(statement)}
    return groups.pop() if len(groups) == 1 else Group.MIXED


def own_notes(statement: StatementJson) -> list[int]:
    """Return the footnotes of the quotation itself, without those of what introduces it and of what repeats it."""
    others = {*statement.get("introduced_by", []), *(also["n"] for also in statement.get("also", []))}
    return [n for n in statement["notes"] if n not in others]


def dates(note: FootnoteJson, words: Wording) -> str:
    """Return what is known about when a source holds: in force, about which period, published when."""
    parts = []
    if note["valid_from"]:
        until = f" {words.until} {note['valid_until']}" if note["valid_until"] else ""
        parts.append(f"{words.in_force} {note['valid_from']}{until}")
    if note["covers_from"] or note["covers_until"]:
        parts.append(f"{words.covers} {note['covers_from'] or '?'} – {note['covers_until'] or '?'}")
    if note["published"]:
        parts.append(f"{words.published} {note['published']}")
    return "; ".join(parts) or words.unknown_date


def brief(note: FootnoteJson, words: Wording) -> str:
    """Return kind, time and version of a source, as HTML: what one must know before reading on."""
    kind = words.kinds[SourceType(note["source_type"])]
    return escape(f"{kind}, {_time(note, words)}") + _newer(note, words)


def _time(note: FootnoteJson, words: Wording) -> str:
    """Return from when or about when a source speaks: a report on 2021 that came out in 2022 is not one on 2022."""
    if note["valid_from"]:
        return f"{words.in_force} {note['valid_from']}"
    first, last = note["covers_from"] or "", note["covers_until"] or ""
    year = first[:4] if first[4:] in {"", "-01", "-01-01"} and last in {first[:4], *_ends(first[:4])} else ""
    covered = year or (f"{first or '?'} – {last or '?'}" if first or last else "")
    parts = [f"{words.covers} {covered}"] if covered else []
    if note["published"]:
        parts.append(f"{words.published} {note['published']}")
    return ", ".join(parts) or words.unknown_date


def _ends(year: str) -> tuple[str, str]:
    """Return how the end of a year may be written."""
    return f"{year}-12", f"{year}-12-31"


def _newer(note: FootnoteJson, words: Wording) -> str:
    return f' <strong class="superseded">{words.superseded}</strong>' if note["superseded_by"] else ""


def place(note: FootnoteJson, words: Wording) -> Iterator[tuple[str, str]]:
    """Yield label and value of what leads to the place: section, headings, paragraph, page."""
    if note["section"]:
        yield words.section, note["section"]
    if headings := headings_of(note):
        yield words.headings, " › ".join(headings)
    if note["paragraph"]:
        yield words.paragraph, note["paragraph"]
    if note["page"]:
        sure = note.get("ocr_confidence")
        read = "" if sure is None else f" ({words.ocr.format(sure=sure)})"
        yield words.page, f"{note['page']}{read}"


def headings_of(note: FootnoteJson) -> list[str]:
    """Return the headings above a place, outermost first, without the title of the document."""
    return note["headings"][note["headings"][:1] == [told_title(note["title"])] :]


def short_place(passage: PlaceJson) -> str:
    """Return where a passage stands, as briefly as a list allows: its number and the innermost headings."""
    number = f"§ {passage['section']} " if passage["section"] else ""
    return f"{number}{' › '.join(passage['headings'][-2:])}"


def one_line(note: FootnoteJson, words: Wording) -> str:
    """Return a footnote for a terminal: kind, title, publisher, place, dates, address."""
    where = ", ".join(f"{label.lower()} {value}" for label, value in place(note, words))
    newer = words.superseded if note["superseded_by"] else ""
    parts = [
        f"{words.kinds[SourceType(note['source_type'])]}: {note['title']}",
        *(note["publisher"], where, dates(note, words), newer, note["url"] or ""),
    ]
    return "; ".join(part for part in parts if part)


def summary(note: FootnoteJson, words: Wording, under: str = "") -> str:
    """Return the line of a footnote that is always seen: kind, title, section, page, heading, as HTML."""
    kind = SourceType(note["source_type"])
    section = f", {words.section.lower()} {note['section']}" if note["section"] else ""
    page = f", {words.page.lower()} {note['page']}" if note["page"] else ""
    return (
        f'<span class="kind {group_of(kind).value}">{words.kinds[kind]}</span> '
        f"<b>{escape(note['title'])}</b>{escape(section + page + under)}{_newer(note, words)}"
    )


def body(note: FootnoteJson, words: Wording, names: Names, language: str) -> str:
    """Return what opens under that line: the quote, and everything needed to find and judge its place, as HTML."""
    rows = "".join(
        f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _rows(note, words, names, language)
    )
    return f'<blockquote lang="{escape(note["language"])}">{lines(note["quote"])}</blockquote><dl>{rows}</dl>'


def _rows(note: FootnoteJson, words: Wording, names: Names, language: str) -> Iterator[tuple[str, str]]:
    kind = SourceType(note["source_type"])
    yield words.document, escape(note["title"])
    yield words.publisher, escape(note["publisher"])
    yield words.kind, escape(f"{words.kinds[kind]} ({words.groups[group_of(kind)].lower()})")
    countries = [names.country(code, language) for code in note["countries"] if code != PER_SECTION]
    if countries:
        yield words.country, escape(", ".join(countries))
    for label, value in place(note, words):
        yield label, escape(value)
    yield words.date, escape(dates(note, words))
    for source in note["underlying"]:
        yield words.underlying, escape(f"[{source['label']}] {source['text']}")
    yield words.source, _link(note, words)
    yield words.fingerprint, f"<code>{escape(note['sha256'])}</code>"


def _link(note: FootnoteJson, words: Wording) -> str:
    address = web_address(note)
    if address is None:
        return words.no_address
    return (
        f'<a class="open" href="{escape(address)}" target="_blank" rel="noopener noreferrer">{words.open_source}</a>'
        f' ({words.new_tab}: <span class="address">{escape(note["url"] or "")}</span>)'
    )


def web_address(note: FootnoteJson) -> str | None:
    """Return where the source can be opened, a PDF at the page; None for anything that is no web address."""
    url = note["url"] or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    if note["page"] and parts.path.lower().endswith(".pdf") and not parts.fragment:
        return f"{url}#page={note['page']}"
    return url
