"""Word documents: structure from styles, real footnotes, hidden runs out, bombs refused."""

import io
import re
import zipfile

import docx
import pytest

from ingest.document import BlockKind
from ingest.errors import BrokenFile, FileTooLarge, NoText
from ingest.read.docx import read
from tests.ingest.built import blocks_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Vertrouwelijke bron, '
    "12 maart 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def _saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _changed(data: bytes, changes: dict[str, str | bytes], added: dict[str, str] | None = None) -> bytes:
    """Return the package with parts rewritten by "find -> replace" on document.xml, and parts added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name, text in (added or {}).items():
            new.writestr(name, text)
    return stream.getvalue()


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def _report() -> "docx.document.Document":
    report = docx.Document()
    report.add_heading("Algemeen ambtsbericht Jemen", 0)
    report.add_heading("1. Inleiding", 1)
    report.add_paragraph("De groepen zijn:")
    report.add_paragraph("vrouwen", style="List Bullet")
    report.add_paragraph("journalisten", style="List Number")
    report.add_heading("1.1 Veiligheid", 1)
    report.add_paragraph("Geen bijzonderheden.")
    table = report.add_table(rows=2, cols=2)
    for i, text in enumerate(("Jaar", "Aantal", "2024", "12")):
        table.cell(i // 2, i % 2).text = text
    return report


def test_headings_lists_and_tables_come_out_in_order() -> None:
    document = read(_saved(_report()))
    assert blocks_of(document) == [
        (BlockKind.HEADING, "Algemeen ambtsbericht Jemen"),
        (BlockKind.HEADING, "1. Inleiding"),
        (BlockKind.PARAGRAPH, "De groepen zijn:"),
        (BlockKind.LIST_ITEM, "vrouwen"),
        (BlockKind.LIST_ITEM, "journalisten"),
        (BlockKind.HEADING, "1.1 Veiligheid"),
        (BlockKind.PARAGRAPH, "Geen bijzonderheden."),
        (BlockKind.TABLE_ROW, "Jaar | Aantal"),
        (BlockKind.TABLE_ROW, "2024 | 12"),
    ]
    assert [block.lead for block in document.blocks[3:5]] == [2, 2]
    assert [block.paragraph for block in document.blocks[3:5]] == [None, "1"]


def test_the_number_decides_where_the_styles_are_alike() -> None:
    sections = read(_saved(_report())).sections
    assert sections[2].path == ("Inleiding", "Veiligheid")
    assert sections[0].title == "Algemeen ambtsbericht Jemen"


def test_footnotes_are_lifted_and_linked() -> None:
    report = docx.Document()
    report.add_paragraph("De weg is onveiligNOOT en smal.")
    data = _saved(report)
    marker = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
    rels = _part(data, "word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    types = _part(data, "[Content_Types].xml")
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document = read(
        _changed(
            data,
            {
                "word/document.xml": _part(data, "word/document.xml").replace("NOOT", marker),
                "word/_rels/document.xml.rels": rels.replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
                ),
                "[Content_Types].xml": types.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'
                ),
            },
            {"word/footnotes.xml": FOOTNOTES},
        )
    )
    assert document.text == "De weg is onveilig en smal."
    assert [(note.label, note.text, note.at) for note in document.notes] == [
        ("1", "Vertrouwelijke bron, 12 maart 2023.", 18)
    ]


def test_hidden_white_and_deleted_text_is_dropped() -> None:
    report = docx.Document()
    paragraph = report.add_paragraph("Zichtbaar ")
    paragraph.add_run("VERBORGEN").font.hidden = True
    paragraph.add_run("WIT").font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    paragraph.add_run("KLEIN").font.size = docx.shared.Pt(1)
    paragraph.add_run("slot.")
    data = _saved(report)
    xml = _part(data, "word/document.xml")
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>GEWIST</w:delText></w:r></w:del></w:p>'
    document = read(_changed(data, {"word/document.xml": xml.replace("</w:p>", deleted, 1)}))
    assert document.text == "Zichtbaar slot."
    assert [(part.reason, part.text) for part in document.removed] == [
        ("hidden", "VERBORGEN"),
        ("hidden", "WIT"),
        ("hidden", "KLEIN"),
    ]


def test_automatic_numbers_of_headings_are_printed() -> None:
    report = docx.Document()
    report.add_heading("Inleiding", 1)
    data = _saved(report)
    xml = _part(data, "word/document.xml")
    numbered = re.sub(
        r'(<w:pStyle w:val="Heading1"/>)',
        r'\1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>',
        xml,
    )
    abstract = (
        '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )
    number = '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    part = _part(data, "word/numbering.xml")
    part = re.sub(r"(<w:num )", abstract + r"\1", part, count=1).replace(
        "</w:numbering>", f"{number}</w:numbering>"
    )
    document = read(_changed(data, {"word/document.xml": numbered, "word/numbering.xml": part}))
    assert [(s.number, s.title) for s in document.sections] == [("3", "Inleiding")]
    assert document.text == "3. Inleiding"


def test_headers_are_listed_and_not_in_the_text() -> None:
    report = docx.Document()
    report.sections[0].header.paragraphs[0].text = "Ministerie van Buitenlandse Zaken"
    report.add_paragraph("Tekst.")
    document = read(_saved(report))
    assert document.text == "Tekst."
    assert [(part.reason, part.text) for part in document.removed] == [
        ("running_head", "Ministerie van Buitenlandse Zaken")
    ]


def test_a_part_that_unpacks_beyond_reason_is_refused_before_it_is_read() -> None:
    data = _changed(_saved(docx.Document()), {}, {"word/media/big.xml": " " * 30_000_000})
    with pytest.raises(FileTooLarge):
        read(data)


def test_entities_in_a_part_are_refused() -> None:
    data = _saved(docx.Document())
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>'
        + _part(data, "word/document.xml").partition("?>")[2]
    )
    with pytest.raises(BrokenFile):
        read(_changed(data, {"word/document.xml": bomb}))


def test_an_empty_document_holds_nothing_to_cite() -> None:
    with pytest.raises(NoText):
        read(_saved(docx.Document()))


def test_a_short_bold_paragraph_is_a_heading_and_its_number_says_how_deep() -> None:
    word = docx.Document()
    word.add_heading("1 Inleiding", 1)
    word.add_paragraph("De weg is gesloten.")
    word.add_paragraph().add_run("1.1 Het noorden").bold = True
    word.add_paragraph("Het leger sloot ").add_run("alle").bold = True
    word.add_paragraph().add_run("Dit is een vette zin.").bold = True
    document = read(_saved(word))
    assert [(s.number, s.title, s.level) for s in document.sections] == [
        ("1", "Inleiding", 1),
        ("1.1", "Het noorden", 2),
    ]
