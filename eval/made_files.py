"""Small sound documents of every format that is read, made on the spot, with room for what should not be there."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from eval.pdf_bytes import pdf_of

FORMATS = ("md", "txt", "html", "xml", "docx", "pdf")
_LINE = 88  # characters of a line of plain text or PDF
_PAGE = 46  # lines of a page
_DOCX = {
    "[Content_Types].xml": (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<?xml version="1.0"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats'
        '.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    ),
}
_CORE = (
    '<?xml version="1.0"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:subject>{note}</dc:subject>'
    "<cp:keywords>{note}</cp:keywords></cp:coreProperties>"
)
_BODY = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{body}</w:body></w:document>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a document says, and what is slipped into the file as it stands.

    Attributes:
        parts: Heading and paragraphs, in order.
        note: Goes into the file's properties, where its format has any.
        head: Lines at the very top, before the title (a marking, say).
        raw: Put at the end of the body unchanged, in the format's own markup.
    """

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    note: str = ""
    head: tuple[str, ...] = ()
    raw: str = ""


def made(form: str, sheet: Sheet) -> bytes:
    """Return the sheet as a file of this format.

    Raises:
        ValueError: there is no such format.
    """
    makers = {"md": _markdown, "txt": _text, "html": _html, "xml": _xml, "docx": _docx, "pdf": _pdf}
    if form not in makers:
        raise ValueError(f"{form!r} is none of {', '.join(FORMATS)}")
    return makers[form](sheet)


def _markdown(sheet: Sheet) -> bytes:
    # A comment is how properties travel in Markdown.
    blocks = [f"<!-- {sheet.note} -->"] if sheet.note else []
    blocks += [*sheet.head, f"# {sheet.title}"]
    for heading, paragraphs in sheet.parts:
        blocks += [f"## {heading}", *paragraphs]
    return "\n\n".join([*blocks, *filter(None, [sheet.raw])]).encode() + b"\n"


def _text(sheet: Sheet) -> bytes:
    blocks = [*sheet.head, sheet.title]
    for heading, paragraphs in sheet.parts:
        blocks += [heading, *("\n".join(_wrapped(text)) for text in paragraphs)]
    return "\n\n".join([*blocks, *filter(None, [sheet.raw])]).encode() + b"\n"


def _html(sheet: Sheet) -> bytes:
    meta = f'<meta name="description" content="{escape(sheet.note)}">' if sheet.note else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in sheet.head) + f"<h1>{escape(sheet.title)}</h1>"
    for heading, paragraphs in sheet.parts:
        body += f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    page = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>{meta}</head>'
    )
    return f"{page}<body><main>{body}{sheet.raw}</main></body></html>".encode()


def _xml(sheet: Sheet) -> bytes:
    meta = f'<metadata><meta name="DC.description" content="{escape(sheet.note)}"/></metadata>'
    body = "".join(f"<al>{escape(line)}</al>" for line in sheet.head)
    for heading, paragraphs in sheet.parts:
        texts = "".join(f"<al>{escape(text)}</al>" for text in paragraphs)
        body += f"<divisie><kop><titel>{escape(heading)}</titel></kop>{texts}</divisie>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie>{meta if sheet.note else ""}<kamerstuk><stuk>'
        f"<titel>{escape(sheet.title)}</titel><algemeen><vrije-tekst><tekst>{body}{sheet.raw}</tekst></vrije-tekst>"
        "</algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


def _docx(sheet: Sheet) -> bytes:
    body = "".join(word_paragraph(line) for line in (*sheet.head, sheet.title))
    for heading, paragraphs in sheet.parts:
        style = '<w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/></w:pPr>'
        body += word_paragraph(heading, style) + "".join(word_paragraph(text) for text in paragraphs)
    core = _CORE.format(title=escape(sheet.title), note=escape(sheet.note))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            **_DOCX,
            "docProps/core.xml": core,
            "word/document.xml": _BODY.format(body=body + sheet.raw),
        }.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def word_paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of a Word document; `properties` and `run` are its markup."""
    marks = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{properties}<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _pdf(sheet: Sheet) -> bytes:
    lines: list[tuple[int, str]] = [(10, line) for line in sheet.head] + [(16, sheet.title), (10, "")]
    for heading, paragraphs in sheet.parts:
        lines += [(13, heading)]
        for text in paragraphs:
            lines += [(10, line) for line in _wrapped(text)] + [(10, "")]
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    contents = [_drawn(page) for page in pages]
    contents[-1] += sheet.raw.encode("cp1252", "replace")
    return _assembled(contents, sheet)


def _drawn(lines: Sequence[tuple[int, str]]) -> bytes:
    drawn, y = b"", 780
    for size, line in lines:
        drawn += pdf_text(line, 72, y, size)
        y -= 15 if size == 10 else 24
    return drawn


def pdf_text(text: str, x: int, y: int, size: int = 10, setting: str = "0 g") -> bytes:
    """Return the drawing of one line; `setting` comes before it (a colour, a rendering mode)."""
    said = (
        text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    return b"q %s BT /F1 %d Tf %d %d Td (%s) Tj ET Q\n" % (setting.encode(), size, x, y, said)


def _assembled(contents: Sequence[bytes], sheet: Sheet) -> bytes:
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    info = (sheet.title.encode("cp1252", "replace"), sheet.note.encode("cp1252", "replace"))
    title, note = (part.replace(b"\\", b"").replace(b"(", b"").replace(b")", b"") for part in info)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) /Subject (%s) /Keywords (%s) >>" % (title, note, note),
    ]
    for i, content in enumerate(contents):
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (first + 2 * i + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return pdf_of(bodies, b" /Info 4 0 R")


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > _LINE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
