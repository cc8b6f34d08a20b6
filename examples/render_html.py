"""Render a source as a web page: the report inside the navigation, cookie banner and footer of a site."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from examples.marking import DISCLAIMER, FICTION, date_in_words
from examples.source import Boxed, Element, Figure, Heading, Item, Paragraph, Source, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The words of the site around the report, in one language."""

    cookies: str
    accept: str
    refuse: str
    home: str
    publications: str
    menu: tuple[str, ...]
    search: str
    share: str
    related: str
    published: str
    notes: str
    foot: tuple[str, ...]


_SITES = {
    "nl": Site(
        cookies="Deze website gebruikt cookies om het gebruik van de site te meten.",
        accept="Alle cookies accepteren",
        refuse="Alleen noodzakelijke cookies",
        home="Home",
        publications="Publicaties",
        menu=("Landen", "Nieuws", "Over ons", "Contact"),
        search="Zoeken",
        share="Deel deze pagina",
        related="Lees ook",
        published="Gepubliceerd op",
        notes="Noten",
        foot=("Privacyverklaring", "Toegankelijkheid", "Sitemap"),
    ),
    "en": Site(
        cookies="We use cookies to measure how this website is used.",
        accept="Accept all cookies",
        refuse="Necessary cookies only",
        home="Home",
        publications="Publications",
        menu=("Countries", "News", "About us", "Contact"),
        search="Search",
        share="Share this page",
        related="Related content",
        published="Published on",
        notes="Notes",
        foot=("Privacy statement", "Accessibility", "Sitemap"),
    ),
}


def render_html(source: Source) -> str:
    """Return the whole page as UTF-8 text."""
    site = _SITES[source["language"]]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{source["language"]}">',
            *_head(source),
            "<body>",
            *_chrome_above(source, site),
            '<main id="main-content">',
            *(_agency_article(source, site) if source["format"] == "html-euaa" else _article(source, site)),
            "</main>",
            *_chrome_below(source, site),
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(source: Source) -> list[str]:
    title = escape(source["title"])
    return [
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title} | {escape(source['publisher'])}</title>",
        f'<meta name="dcterms.title" content="{title}">',
        f'<meta name="dcterms.issued" content="{source["published"]}">',
        '<meta name="robots" content="noindex">',
        f'<meta name="description" content="{FICTION[source["language"]]}">',
        "<style>nav li{display:inline} .cookie-banner{position:fixed;bottom:0}</style>",
        '<script>window.dataLayer = window.dataLayer || []; dataLayer.push("voorbeeld");</script>',
        "</head>",
    ]


def _chrome_above(source: Source, site: Site) -> list[str]:
    menu = "".join(
        f'<li><a href="#">{escape(item)}</a></li>' for item in (site.home, site.publications, *site.menu)
    )
    return [
        f'<div class="cookie-banner" role="dialog"><p>{site.cookies}</p>',
        f"<button>{site.accept}</button><button>{site.refuse}</button></div>",
        f'<header><p class="site-name">{escape(source["publisher"])}</p>',
        f'<form role="search"><label>{site.search} <input type="search"></label></form>',
        f"<nav><ul>{menu}</ul></nav></header>",
        f'<nav class="breadcrumb"><a href="#">{site.home}</a> &gt; <a href="#">{site.publications}</a></nav>',
    ]


def _chrome_below(source: Source, site: Site) -> list[str]:
    links = "".join(f'<li><a href="#">{escape(item)}</a></li>' for item in site.foot)
    language = source["language"]
    return [
        f'<aside><h2>{site.related}</h2><ul><li><a href="#">{site.menu[1]}</a></li></ul>',
        f'<p class="share">{site.share}</p></aside>',
        f'<footer><p class="colophon">{FICTION[language]}. {DISCLAIMER[language]}</p><ul>{links}</ul>',
        f"<p>© {source['published'][:4]} {escape(source['publisher'])}</p></footer>",
    ]


def _article(source: Source, site: Site) -> list[str]:
    language = source["language"]
    return [
        "<article>",
        f"<h1>{escape(source['title'])}</h1>",
        f'<p class="fiction"><strong>{FICTION[language]}</strong></p>',
        f'<p class="meta">{site.published} {date_in_words(source["published"], language)}</p>',
        *_body(source, shift=1),
        *_notes(source, site),
        "</article>",
    ]


def _agency_article(source: Source, site: Site) -> list[str]:
    chapters = [e for e in source.body if isinstance(e, Heading) and e.level == 1]
    toc = "".join(f'<li><a href="#{_anchor(c)}">{_label(source, c)}</a></li>' for c in chapters)
    return [
        f'<nav class="toc" aria-label="Contents"><h2>Contents</h2><ol>{toc}</ol></nav>',
        '<div class="field field--name-body">',
        *_article(source, site),
        "</div>",
    ]


def _body(source: Source, shift: int) -> Iterator[str]:
    for kind, group in groupby(source.body, key=lambda e: type(e) if isinstance(e, Item) else id(e)):
        elements: list[Element] = list(group)
        if kind is Item:
            yield from _list(source, [e for e in elements if isinstance(e, Item)])
        else:
            yield _block(source, elements[0], shift)


def _block(source: Source, element: Element, shift: int) -> str:
    if isinstance(element, Heading):
        tag = f"h{min(element.level + shift, 6)}"
        return f'<{tag} id="{_anchor(element)}">{_label(source, element)}</{tag}>'
    if isinstance(element, Table):
        return _table(source, element)
    if isinstance(element, Boxed):
        return f'<blockquote class="box"><p>{_inline(source, element.text)}</p></blockquote>'
    if isinstance(element, Figure):
        labels = escape(", ".join(element.labels))
        caption = _inline(source, element.caption)
        return f'<figure><img src="map.svg" alt="{labels}"><figcaption>{caption}</figcaption></figure>'
    if isinstance(element, Paragraph):
        return f"<p>{_inline(source, element.text)}</p>"
    raise TypeError(f"no HTML for {type(element).__name__}")


def _list(source: Source, items: list[Item]) -> Iterator[str]:
    tag = "ul" if items[0].marker == "-" else "ol"
    kind = ' type="a"' if items[0].marker[0].isalpha() else ""
    yield f"<{tag}{kind}>"
    at = 0
    while at < len(items):
        inner = at + 1
        while inner < len(items) and items[inner].depth > items[at].depth:
            inner += 1
        nested = "".join(_list(source, items[at + 1 : inner])) if inner > at + 1 else ""
        yield f"<li>{_inline(source, items[at].text)}{nested}</li>"
        at = inner
    yield f"</{tag}>"


def _table(source: Source, table: Table) -> str:
    head = "".join(f"<th>{_inline(source, cell)}</th>" for cell in table.rows[0])
    cells = ["".join(f"<td>{_inline(source, cell)}</td>" for cell in row) for row in table.rows[1:]]
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _notes(source: Source, site: Site) -> list[str]:
    if not source.notes:
        return []
    items = "".join(
        f'<li id="fn{n}">{_inline(source, note)} <a href="#fnref{n}">↑</a></li>'
        for n, note in enumerate(source.notes, 1)
    )
    return [f'<section class="footnotes"><h2>{site.notes}</h2><ol>{items}</ol></section>']


def _label(source: Source, heading: Heading) -> str:
    number = f"{heading.number} " if heading.number else ""
    return number + _inline(source, heading.text)


def _anchor(heading: Heading) -> str:
    stem = heading.number or heading.text
    return "s-" + "-".join("".join(c if c.isalnum() else " " for c in stem.lower()).split())


def _inline(source: Source, text: str) -> str:
    out = []
    for span in source.spans(text):
        if span.note is not None:
            out.append(f'<sup id="fnref{span.note}"><a href="#fn{span.note}">{span.note}</a></sup>')
        else:
            text = escape(span.text, quote=False)
            out.append(f"<strong>{text}</strong>" if span.bold else text)
    return "".join(out)
