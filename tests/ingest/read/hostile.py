"""Broken and hostile files of every format but PDF and Word, made on the spot, each with a name that says what is wrong."""

import random
from collections.abc import Iterator

from tests.ingest.read.hostile_word import word_cases

SEED = 20260101


def cases(host: str = "127.0.0.1:9") -> Iterator[tuple[str, str, bytes]]:
    """Yield (what is wrong, file name, bytes); addresses in the files lead to `host`."""
    yield from _text_cases()
    yield from _markdown_cases()
    yield from _html_cases(host.encode())
    yield from _xml_cases(host.encode())
    yield from word_cases(host.encode())


def _text_cases() -> Iterator[tuple[str, str, bytes]]:
    yield "no bytes", "a.txt", b""
    yield "white space only", "a.txt", b" \n\t \r\n" * 100
    yield "one byte", "a.txt", b"x"
    yield "a byte order mark and nothing else", "a.txt", b"\xef\xbb\xbf"
    yield "zero bytes only", "a.txt", b"\x00" * 5_000
    yield "random bytes", "a.txt", random.Random(SEED).randbytes(200_000)
    yield "random bytes without a name", "a", random.Random(SEED + 1).randbytes(200_000)
    yield "a line of 100 MB", "a.txt", b"woord " * 17_000_000
    yield "a line of 4 MB", "a.txt", b"woord " * 700_000
    yield "a word of 10 MB", "a.txt", b"x" * 10_000_000
    yield "100,000 lines of one letter", "a.txt", b"a\n" * 100_000
    yield "10,000 pages", "a.txt", b"Pagina-inhoud over het land.\n\x0c" * 10_000
    yield (
        "10,000 lines that look like notes",
        "a.txt",
        b"".join(b"\n%d noot na woord%d.\n" % (i % 90, i % 90) for i in range(10_000)),
    )
    yield "hyphens at every line end", "a.txt", b"woord-\n" * 50_000
    yield "UTF-8 cut in a character", "a.txt", "Somalië en Syrië en Türkiye".encode()[:-9] + b"\xc3"
    yield "UTF-8 and Windows-1252 mixed", "a.txt", "Somalië\n".encode() + "Syrië\n".encode("cp1252")
    yield "UTF-16 of odd length", "a.txt", "Tekst van het rapport".encode("utf-16")[:-1]
    yield "UTF-32", "a.txt", "Tekst van het rapport".encode("utf-32")
    yield "right-to-left text with direction marks", "a.txt", "\u202bوضعیت امنیتی\u202c در کابل.".encode()
    yield "10,000 combining accents on one letter", "a.txt", ("e" + "\u0301" * 10_000).encode()
    yield "private-use characters", "a.txt", "tekst \ue000\ue001 met \ue000 tekens\uf8ff".encode()
    yield "lone carriage returns", "a.txt", b"regel een\rregel twee\r\rregel drie"


def _markdown_cases() -> Iterator[tuple[str, str, bytes]]:
    yield "signs of headings only", "a.md", b"######\n" * 1_000
    yield "100,000 opening brackets", "a.md", b"# K\n\n" + b"[" * 100_000
    yield "100,000 stars", "a.md", b"# K\n\n" + b"*" * 100_000 + b" tekst"
    yield "50,000 open emphases", "a.md", b"# K\n\n" + b"*a " * 50_000
    yield "50,000 links without an end", "a.md", b"# K\n\n" + b"[a](b " * 50_000
    yield "a fence that never closes", "a.md", b"# K\n\n```\ncode\n" * 3
    yield "lists 2,000 deep", "a.md", b"".join(b" " * i + b"* punt\n" for i in range(2_000))
    yield "30,000 headings", "a.md", b"".join(b"### %d\n\n####titel\n\n" % i for i in range(15_000))
    yield (
        "numbers that go down and repeat",
        "a.md",
        b"### 9.9.9\n\n####a\n\n### 1\n\n####b\n\n### 1\n\n####c\n\n### 7.1\n\n####d\n",
    )
    yield "a footnote that names itself", "a.md", b"Tekst[^1]\n\n[^1]: zie[^1]\n"
    yield "100,000 unclosed tags", "a.md", b"# K\n\n" + b"<a " * 100_000
    yield "200,000 underscores and spaces", "a.md", b"# K\n\n" + b"_ " * 100_000


def _html_cases(host: bytes) -> Iterator[tuple[str, str, bytes]]:
    page = b"<!doctype html><html><body>%s</body></html>"
    yield "a tag and no text", "a.html", page % b"<img src=x onerror=alert(1)>"
    yield "cut in the middle of a tag", "a.html", (page % (b"<p>Tekst van het rapport.</p>" * 50))[:600]
    yield "100,000 nested elements", "a.html", page % (b"<div>" * 100_000 + b"x")
    yield "100,000 nested inline elements", "a.html", page % (b"<b>" * 100_000 + b"x")
    yield "50,000 nested lists", "a.html", page % (b"<ul><li>" * 50_000 + b"x")
    yield "tables in tables", "a.html", page % (b"<table><tr><td>" * 500 + b"x")
    yield "a table of 100,000 cells", "a.html", page % (b"<table>" + b"<tr><td>a<td>b" * 50_000 + b"</table>")
    yield (
        "20,000 footnote links to one target",
        "a.html",
        page % (b"<a href='#n'>1</a> " * 20_000 + b"<p id=n>1 Bron</p>"),
    )
    yield (
        "5,000 raised numbers",
        "a.html",
        page % b"".join(b"<p>a<sup>%d</sup></p>" % i for i in range(5_000)),
    )
    yield "everything hidden", "a.html", page % b"<p style='display:none'>x</p><p hidden>y</p>"
    yield (
        "an endless style rule",
        "a.html",
        b"<!doctype html><style>" + b".a{" * 200_000 + b"</style><p>Tekst</p>",
    )
    yield (
        "a style attribute of 2 MB",
        "a.html",
        page % (b"<p style='" + b"width:0;" * 250_000 + b"'>Tekst</p>"),
    )
    yield "an attribute of 10 MB", "a.html", page % (b"<p title='" + b"x" * 10_000_000 + b"'>Tekst</p>")
    yield "a character set that does not exist", "a.html", b"<html><meta charset=onzin><p>Tekst</p></html>"
    yield "a character set that lies", "a.html", "<html><meta charset=utf-16><p>Somalië</p></html>".encode()
    yield (
        "a frame, a base and a refresh to elsewhere",
        "a.html",
        page
        % (
            b"<base href='http://%s/'><meta http-equiv=refresh content='0;url=http://%s/'>"
            b"<iframe src='http://%s/'></iframe><link rel=stylesheet href='http://%s/a.css'><p>Tekst</p>"
            % (host, host, host, host)
        ),
    )
    yield "a picture with a name of HTML", "a.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


def _xml_cases(host: bytes) -> Iterator[tuple[str, str, bytes]]:
    head = b"<?xml version='1.0'?>"
    laughs = b"".join(b"<!ENTITY l%d '%s'>" % (i + 1, b"&l%d;" % i * 10) for i in range(9))
    yield "billion laughs", "a.xml", head + b"<!DOCTYPE a [<!ENTITY l0 'ha'>" + laughs + b"]><a>&l9;</a>"
    yield (
        "quadratic blow-up",
        "a.xml",
        head + b"<!DOCTYPE a [<!ENTITY x '" + b"x" * 100_000 + b"'>]><a>" + b"&x;" * 10_000 + b"</a>",
    )
    yield (
        "an external entity",
        "a.xml",
        head + b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><al>&x;</al></a>",
    )
    yield (
        "an external parameter entity in UTF-16",
        "a.xml",
        (
            (
                "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a [<!ENTITY % x SYSTEM 'http://"
                + host.decode()
                + "/'>%x;]><a>x</a>"
            ).encode("utf-16")
        ),
    )
    yield (
        "an external DTD",
        "a.xml",
        head + b"<!DOCTYPE a SYSTEM 'http://%s/x.dtd'><a><al>Tekst</al></a>" % host,
    )
    yield (
        "an inclusion",
        "a.xml",
        head
        + b"<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname' parse='text'/></a>",
    )
    yield (
        "a stylesheet instruction",
        "a.xml",
        head + b"<?xml-stylesheet href='http://%s/'?><a><al>Tekst</al></a>" % host,
    )
    yield "50,000 nested elements", "a.xml", head + b"<al>" * 50_000
    yield (
        "200 nested sections",
        "a.xml",
        head + b"<divisie><kop><titel>K</titel></kop>" * 200 + b"</divisie>" * 200,
    )
    yield "cut in the middle", "a.xml", head + b"<toestand><al>Tekst</al><al>Te"
    yield "two roots", "a.xml", head + b"<a>een</a><b>twee</b>"
    yield "a text node of 20 MB", "a.xml", head + b"<a><al>" + b"woord " * 3_500_000 + b"</al></a>"
    yield (
        "100,000 attributes",
        "a.xml",
        head + b"<a " + b" ".join(b"x%d='1'" % i for i in range(100_000)) + b"><al>Tekst</al></a>",
    )
    yield (
        "an encoding that lies",
        "a.xml",
        "<?xml version='1.0' encoding='us-ascii'?><a><al>Somalië</al></a>".encode(),
    )
    yield (
        "a note in a note",
        "a.xml",
        head
        + b"<a><al>T<noot><noot.nr>1</noot.nr><noot.al>x<noot><noot.al>y</noot.al></noot></noot.al></noot></al></a>",
    )
    yield "elements without text", "a.xml", head + b"<toestand><wetgeving/></toestand>"
