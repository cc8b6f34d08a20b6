"""What a file says of itself outside its pages is handed over, and is no text."""

import io
import zipfile

import docx
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Document, Origin
from ingest.document_json import pack, unpack
from ingest.read.sniff import read

CUSTOM = (
    '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{x}" pid="2" '
    'name="Rubricering"><vt:lpwstr>Dep. V.</vt:lpwstr></property></Properties>'
)
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    b'pdf:Keywords="intern"><dc:title><rdf:Alt><rdf:li>Titel</rdf:li></rdf:Alt></dc:title>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def said(document: Document) -> dict[tuple[Origin, str], str]:
    return {(one.origin, one.name): one.value for one in document.properties}


def pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("Titel – één")
    canvas.setSubject("Departementaal vertrouwelijk")
    canvas.drawString(72, 700, "De weg is gesloten.")
    canvas.save()
    return buffer.getvalue()


def test_the_info_dictionary_of_a_pdf_is_read_with_the_names_an_office_program_adds() -> None:
    document = read(pdf().replace(b"/Trapped /False", b"/MSIP_Label_1_Name (Dep. V.)"), "a.pdf")
    found = said(document)
    assert found[Origin.PDF_INFO, "Subject"] == "Departementaal vertrouwelijk"
    assert found[Origin.PDF_INFO, "Title"] == "Titel – één"
    assert found[Origin.PDF_INFO, "MSIP_Label_1_Name"] == "Dep. V."
    assert document.text == "De weg is gesloten."


def test_the_xmp_packet_of_a_pdf_is_read() -> None:
    found = said(read(pdf() + b"\n%" + XMP + b"\n", "a.pdf"))
    assert found[Origin.XMP, "dc:title"] == "Titel"
    assert found[Origin.XMP, "pdf:Keywords"] == "intern"


def test_core_and_custom_properties_of_word_are_read() -> None:
    buffer, whole = io.BytesIO(), io.BytesIO()
    word = docx.Document()
    word.core_properties.subject = "VERTROUWELIJK"
    word.add_paragraph("De weg is gesloten.")
    word.save(buffer)
    with zipfile.ZipFile(buffer) as parts, zipfile.ZipFile(whole, "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, parts.read(name))
        archive.writestr("docProps/custom.xml", CUSTOM)
    document = read(whole.getvalue(), "a.docx")
    assert said(document)[Origin.WORD, "subject"] == "VERTROUWELIJK"
    assert said(document)[Origin.WORD_CUSTOM, "Rubricering"] == "Dep. V."
    assert document.text == "De weg is gesloten."


def test_damaged_properties_of_word_are_a_warning() -> None:
    buffer, whole = io.BytesIO(), io.BytesIO()
    word = docx.Document()
    word.add_paragraph("De weg is gesloten.")
    word.save(buffer)
    with zipfile.ZipFile(buffer) as parts, zipfile.ZipFile(whole, "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, parts.read(name))
        archive.writestr("docProps/custom.xml", CUSTOM[:-20])
    document = read(whole.getvalue(), "a.docx")
    assert document.text == "De weg is gesloten."
    assert any("custom.xml" in warning for warning in document.warnings)


def test_the_meta_elements_of_a_page_are_read() -> None:
    head = "<head><title>Titel</title><meta name='keywords' content='intern'></head>"
    found = said(read(f"<html>{head}<body><p>De weg.</p></body></html>".encode(), "a.html"))
    assert found == {(Origin.HTML_META, "title"): "Titel", (Origin.HTML_META, "keywords"): "intern"}


def test_the_metadata_of_a_publication_gives_its_date_of_issue() -> None:
    data = (
        b"<officiele-publicatie><metadata><meta name='DCTERMS.issued' content='2023-05-12'/></metadata>"
        b"<kamerstuk><stuk><titel>Brief</titel><al>De weg is gesloten.</al></stuk></kamerstuk></officiele-publicatie>"
    )
    document = read(data, "a.xml")
    assert said(document)[Origin.XML_META, "DCTERMS.issued"] == "2023-05-12"
    assert dict(document.found)["published"] == "2023-05-12"


def test_properties_outlast_packing() -> None:
    document = read(pdf(), "a.pdf")
    assert unpack(pack(document)).properties == document.properties != ()
