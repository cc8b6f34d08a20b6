"""Render a source in the XML of parliamentary papers (kamerstuk) or of consolidated policy rules (BWB)."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from examples.marking import DISCLAIMER, FICTION, date_in_words
from examples.source import Boxed, Element, Figure, Heading, Item, Paragraph, Source, Table


def render_xml(source: Source) -> str:
    """Return the document; its notes stand inline, as in the published schema."""
    return _rules(source) if source["format"] == "xml-bwb" else _paper(source)


def _paper(source: Source) -> str:
    dossier, _, number = source["reference"].partition(" nr. ")
    date = source["published"]
    printed = date_in_words(date, "nl")
    session = escape(source["session"] or "Vergaderjaar 2024-2025")
    record = escape(source["public_url"]) + "/metadata.xml"
    functie, _, naam = (source["signed"] or "De Minister van Voorbeelden; V. Beeld").partition(";")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<officiele-publicatie><metadata>",
            f'<meta name="OVERHEIDop.externMetadataRecord" content="{record}"/>',
            "</metadata><kamerstuk><kamerstukkop>",
            f'<tekstregel inhoud="vergaderjaar">{session}</tekstregel>',
            '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>',
            "</kamerstukkop>",
            f"<dossier><dossiernummer><dossiernr>{escape(dossier or '00 000')}</dossiernr></dossiernummer>",
            f"<titel>{escape(source['subtitle'] or 'Vreemdelingenbeleid')}</titel></dossier>",
            f'<stuk><stuknr>Nr. <ondernummer kamer="2">{escape(number or "1")}</ondernummer></stuknr>',
            f"<titel>{escape(source['title'])}</titel>",
            f'<datumtekst>Ontvangen <datum isodatum="{date}">{printed}</datum></datumtekst>',
            '<algemeen><vrije-tekst><tekst status="goed">',
            f'<al><nadruk type="vet">{FICTION["nl"]}</nadruk></al>',
            *_divisions(source, "divisie"),
            "</tekst></vrije-tekst></algemeen>",
            f"<tekst-sluiting><ondertekening><functie>{escape(functie)},</functie>",
            f"<naam><achternaam>{escape(naam.strip())}</achternaam></naam></ondertekening></tekst-sluiting>",
            f"<!-- colofon: {DISCLAIMER['nl']} -->",
            "</stuk></kamerstuk></officiele-publicatie>",
            "",
        ]
    )


def _rules(source: Source) -> str:
    valid = source["valid_from"]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<toestand bwb-id="{escape(source["work"])}" inwerkingtreding="{valid}">',
            '<wetgeving soort="circulaire">',
            f"<intitule>{escape(source['title'])}</intitule>",
            f"<citeertitel>{escape(source['subtitle'] or source['title'])}</citeertitel>",
            '<circulaire><circulaire-tekst><tekst status="goed">',
            f"<al>{FICTION['nl']}. {DISCLAIMER['nl']}</al></tekst>",
            *_divisions(source, "circulaire.divisie"),
            "</circulaire-tekst></circulaire></wetgeving></toestand>",
            "",
        ]
    )


def _divisions(source: Source, tag: str) -> Iterator[str]:
    """Nest divisions by heading level; text before a first subdivision stands in the division itself."""
    rules = tag != "divisie"
    open_levels: list[int] = []
    pending: list[Element] = []
    for element in [*source.body, None]:
        if isinstance(element, Heading) or element is None:
            yield from _texts(source, pending, wrap=rules)
            pending = []
            level = element.level if element else 0
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
                yield f"</{tag}>"
        if isinstance(element, Heading):
            open_levels.append(element.level)
            yield _opening(source, element, tag)
        elif element is not None:
            pending.append(element)


def _opening(source: Source, heading: Heading, tag: str) -> str:
    number = f'<nr status="officieel">{heading.number}</nr>' if heading.number else ""
    title = f"<titel>{_inline(source, heading.text)}</titel>"
    if tag == "divisie":
        return f"<divisie><kop>{number}{title}</kop>"
    label = "<label>Paragraaf</label>" if heading.number else ""
    key = heading.number or "x"
    return (
        f'<circulaire.divisie bwb-ng-variabel-deel="/{key}" inwerking="{source["valid_from"]}" '
        f'status="goed"><kop>{label}{number}{title}</kop>'
    )


def _texts(source: Source, elements: list[Element], *, wrap: bool) -> Iterator[str]:
    if not elements:
        return
    if wrap:
        yield '<tekst status="goed">'
    for is_item, group in groupby(elements, key=lambda e: isinstance(e, Item)):
        members = list(group)
        if is_item:
            yield _list(source, [e for e in members if isinstance(e, Item)])
        else:
            yield from (_block(source, element) for element in members)
    if wrap:
        yield "</tekst>"


def _list(source: Source, items: list[Item]) -> str:
    out = ['<lijst type="ongemarkeerd">' if items[0].marker == "-" else '<lijst type="expliciet">']
    at = 0
    while at < len(items):
        inner = at + 1
        while inner < len(items) and items[inner].depth > items[at].depth:
            inner += 1
        marker = "–" if items[at].marker == "-" else items[at].marker
        nested = _list(source, items[at + 1 : inner]) if inner > at + 1 else ""
        out.append(f"<li><li.nr>{marker}</li.nr><al>{_inline(source, items[at].text)}</al>{nested}</li>")
        at = inner
    return "".join([*out, "</lijst>"])


def _block(source: Source, element: Element) -> str:
    if isinstance(element, Table):
        return _table(source, element)
    if isinstance(element, Boxed):
        return f"<box><al>{_inline(source, element.text)}</al></box>"
    if isinstance(element, Figure):
        caption = escape(element.caption)
        return f'<plaatje><illustratie naam="kaart.png"/><bijschrift>{caption}</bijschrift></plaatje>'
    if isinstance(element, Paragraph) and element.text.startswith("**") and element.text.endswith("**"):
        return f'<tussenkop kopopmaak="vet">{escape(element.text.strip("*"))}</tussenkop>'
    if isinstance(element, Paragraph):
        return f"<al>{_inline(source, element.text)}</al>"
    raise TypeError(f"no XML for {type(element).__name__}")


def _table(source: Source, table: Table) -> str:
    rows = [
        "<row>" + "".join(f"<entry><al>{_inline(source, cell)}</al></entry>" for cell in row) + "</row>"
        for row in table.rows
    ]
    head, body = rows[0], "".join(rows[1:])
    columns = len(table.rows[0])
    return f'<table><tgroup cols="{columns}"><thead>{head}</thead><tbody>{body}</tbody></tgroup></table>'


def _inline(source: Source, text: str) -> str:
    out = []
    for span in source.spans(text):
        if span.note is not None:
            body = escape(source.notes[span.note - 1], quote=False)
            out.append(f'<noot id="n{span.note}" type="voet"><noot.nr>{span.note}</noot.nr>')
            out.append(f"<noot.al>{body}</noot.al></noot>")
        elif span.bold:
            out.append(f'<nadruk type="vet">{escape(span.text, quote=False)}</nadruk>')
        else:
            out.append(escape(span.text, quote=False))
    return "".join(out)
