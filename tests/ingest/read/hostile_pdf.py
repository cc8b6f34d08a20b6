"""Broken and hostile PDFs, made on the spot from plain objects, each with a name that says what is wrong."""

import random
import zlib
from collections.abc import Iterator, Mapping

SEED = 20260102
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (De veiligheidssituatie is in de verslagperiode verslechterd.) Tj ET"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf(content: bytes = TEXT, resources: bytes = b"", **objects: bytes) -> bytes:
    """Return a PDF of one page; `objects` ("o1", "o2", …) replace or add objects by number."""
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: _PAGE % resources,
        4: stream(content),
        5: FONT,
    }
    bodies |= {int(name[1:]): body for name, body in objects.items()}
    return assembled(bodies)


def assembled(bodies: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a file of these objects, with a sound table of them."""
    whole, offsets = b"%PDF-1.6\n", {}
    for number, body in sorted(bodies.items()):
        offsets[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(bodies) + 1
    rows = b"".join(
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size)
    )
    end = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(whole))
    return whole + b"xref\n0 %d\n%s" % (size, rows) + end


def on_layer(*, shown: bool) -> bytes:
    """Return a page with a sentence on a layer that is switched on or off."""
    state = b"/ON [6 0 R]" if shown else b"/OFF [6 0 R]"
    return pdf(
        TEXT + b" /OC /L0 BDC BT /F1 12 Tf 72 600 Td (geheime opdracht) Tj ET EMC",
        b"/Properties << /L0 6 0 R >>",
        o1=b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] %s >> >> >>"
        % state,
        o6=b"<< /Type /OCG /Name (Laag) >>",
    )


def on_form_layer() -> bytes:
    """Return a page with a sentence in a form that is itself a layer that is switched off."""
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC 6 0 R /Resources << /Font << /F1 5 0 R >> >>"
    )
    return pdf(
        TEXT + b" /X0 Do",
        b"/XObject << /X0 7 0 R >>",
        o1=b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
        o6=b"<< /Type /OCG /Name (Laag) >>",
        o7=stream(b"BT /F1 12 Tf 72 600 Td (geheime opdracht) Tj ET", form),
    )


def clipped() -> bytes:
    """Return a page with a sentence that a clip path cuts away."""
    return pdf(TEXT + b" q 0 0 60 60 re W n BT /F1 12 Tf 72 600 Td (geheime opdracht) Tj ET Q")


def cases() -> Iterator[tuple[str, str, bytes]]:
    """Yield (what is wrong, file name, bytes)."""
    yield from ((what, "a.pdf", data) for what, data in (*_files(), *_structures(), *_pages(), *_contents()))


def _files() -> Iterator[tuple[str, bytes]]:
    sound = pdf()
    yield "a PDF's first line only", b"%PDF-1.7\n"
    yield "a PDF cut in the middle", sound[: len(sound) // 2]
    yield "a PDF without its table of objects", sound[: sound.index(b"xref")]
    yield "a PDF with zeros in the middle", sound[:300] + b"\x00" * 200 + sound[500:]
    yield "a PDF behind 600 bytes of something else", b"x" * 600 + sound
    yield "random bytes behind a PDF's first line", b"%PDF-1.4\n" + random.Random(SEED).randbytes(50_000)
    yield (
        "a web page with the name of a PDF",
        b"<!doctype html><html><body><p>Niet gevonden</p></body></html>",
    )
    yield (
        "a PDF that points to a table far behind its end",
        sound.replace(b"startxref\n", b"startxref\n9999999"),
    )
    yield (
        "a PDF whose table points to itself",
        sound.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % sound.index(b"xref")),
    )
    locked = b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -1 >>" % (
        b"61" * 32,
        b"62" * 32,
    )
    yield "a PDF behind an unknown password", sound.replace(b"/Root 1 0 R", locked + b" /ID [<00><00>]")


def _structures() -> Iterator[tuple[str, bytes]]:
    yield "a page tree that holds itself", pdf(o2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")
    yield "a page tree without pages", pdf(o2=b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield (
        "a page tree that promises two billion pages",
        pdf(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"),
    )
    deep = {10 + i: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (11 + i) for i in range(3_000)}
    bodies = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 3: _PAGE % b"", 4: stream(TEXT), 5: FONT, **deep}
    yield "a page tree 3,000 deep", assembled(bodies | {3_010: _PAGE % b""})
    yield "a catalogue that is a number", pdf(o1=b"42")
    marks = b"<< /Title (x) /Next 8 0 R /First 8 0 R /Parent 7 0 R >>"
    yield (
        "bookmarks that follow each other in a ring",
        pdf(
            o1=b"<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>",
            o7=b"<< /First 8 0 R /Last 8 0 R >>",
            o8=marks,
        ),
    )
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 10_010))
    many = dict.fromkeys(range(10, 10010), _PAGE % b"")
    tree = b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids
    yield (
        "10,000 pages",
        assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, 4: stream(b""), 5: FONT, **many}),
    )
    yield (
        "a script and a program that run at opening",
        pdf(
            o1=b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 7 0 R >> >>",
            o6=b"<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >>",
            o7=b"<< /S /Launch /F (/bin/sh) >>",
        ),
    )


def _pages() -> Iterator[tuple[str, bytes]]:
    def page(entries: bytes) -> bytes:
        return (
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> %s >>"
            % entries
        )

    yield "a page without a size", pdf(o3=page(b""))
    yield "a page of no size", pdf(o3=page(b"/MediaBox [0 0 0 0]"))
    yield "a page as large as a country", pdf(o3=page(b"/MediaBox [0 0 1e9 1e9]"))
    yield (
        "a scan as large as a country",
        pdf(b"0 0 1e6 1e6 re f", o3=page(b"/MediaBox [0 0 1e6 1e6]")),
    )
    yield "a page upside down and inside out", pdf(o3=page(b"/MediaBox [595 842 0 0] /Rotate 180"))
    yield "a page turned by 45 degrees", pdf(o3=page(b"/MediaBox [0 0 595 842] /Rotate 45"))
    yield (
        "a page whose crop box lies beside it",
        pdf(o3=page(b"/MediaBox [0 0 595 842] /CropBox [900 900 950 950]")),
    )
    yield "a page without contents", pdf(o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
    yield "a page that is its own contents", pdf(o4=b"3 0 R")


def _contents() -> Iterator[tuple[str, bytes]]:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X0 6 0 R >> >>"
    yield (
        "a form that draws itself",
        pdf(TEXT + b" /X0 Do", b"/XObject << /X0 6 0 R >>", o6=stream(b"/X0 Do", form)),
    )
    bomb = zlib.compress(b"q Q " * 10_000_000, 9)
    yield "contents that unpack to 40 MB", pdf(o4=stream(bomb, b"/Filter /FlateDecode"))
    twice = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    yield "contents packed twice", pdf(o4=stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))
    yield "contents that are no Flate", pdf(o4=stream(b"geen zip", b"/Filter /FlateDecode"))
    yield "100,000 states that are kept and never given back", pdf(b"q " * 100_000 + TEXT)
    yield "numbers without end", pdf(b"BT /F1 %s Tf 72 700 Td (Tekst van het rapport) Tj ET" % (b"9" * 5_000))
    yield (
        "text at no finite place",
        pdf(b"BT /F1 12 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Tekst van het rapport) Tj ET " + TEXT),
    )
    yield "a text without a font", pdf(b"BT 72 700 Td (Tekst van het rapport) Tj ET")
    yield "a string that never ends", pdf(b"BT /F1 12 Tf 72 700 Td (Tekst van het rapport Tj ET")
    nothing = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    child = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) >> >>"
    unmapped = b"BT /F1 12 Tf 72 700 Td <00410042004300440045> Tj ET"
    yield "a font without a mapping to letters", pdf(unmapped, o5=nothing, o6=child)
    lying = stream(b"1 beginbfrange <00> <ff> <d800> endbfrange", b"")
    yield "a font that maps to half characters", pdf(o5=FONT[:-2] + b"/ToUnicode 6 0 R >>", o6=lying)
    yield "60,000 lines drawn", pdf(TEXT + b" 0 0 m 9 9 l S" * 60_000)
    yield "20,000 words on one spot", pdf(b"BT /F1 12 Tf 72 700 Td " + b"(woord) Tj 0 0 Td " * 20_000 + b"ET")
    yield "letters one by one over the whole page", pdf(_scattered())
    yield (
        "a picture that promises a terabyte",
        pdf(TEXT + b" /X0 Do", b"/XObject << /X0 6 0 R >>", o6=_picture()),
    )
    yield "nothing but text that cannot be seen", pdf(b"BT /F1 12 Tf 3 Tr 72 700 Td (geheime opdracht) Tj ET")
    yield "a layer that is switched off", on_layer(shown=False)
    yield "a clip path that cuts all away", clipped()


def _scattered() -> bytes:
    chance = random.Random(SEED)
    drawn = (
        b"1 0 0 1 %d %d Tm (%c) Tj"
        % (chance.randrange(595), chance.randrange(842), chance.randrange(97, 123))
        for _ in range(5_000)
    )
    return b"BT /F1 9 Tf " + b" ".join(drawn) + b" ET"


def _picture() -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return stream(b"\x00" * 10, entries)
