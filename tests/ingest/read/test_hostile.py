"""Hostile and broken files end in a named refusal or a document, soon, and touch nothing outside themselves."""

import random
import runpy
import socket
import time
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.errors import ReadError
from ingest.read.sniff import read
from tests.ingest.read.hostile_word import word

MADE = runpy.run_path(str(Path(__file__).with_name("hostile.py")))
PDFS = runpy.run_path(str(Path(__file__).with_name("hostile_pdf.py")))
CASES: list[tuple[str, str, bytes]] = [*MADE["cases"](), *PDFS["cases"]()]
LIMIT_S = 10.0
MUTATIONS = 150  # of each of the sound files


def _sound(document: Document) -> None:
    """Check what the contract says of every document."""
    ends = 0
    for block in document.blocks:
        assert ends <= block.start < block.end
        assert document.text[ends : block.start] in {"", "\n\n"}
        ends = block.end
    assert ends == len(document.text)
    assert all(0 <= section.start <= section.end <= len(document.text) for section in document.sections)
    assert all(note.at is None or 0 <= note.at <= len(document.text) for note in document.notes)


def _refusal(data: bytes, name: str) -> str | None:
    """Return what a named refusal says; None if there is a document, which is then checked."""
    try:
        _sound(read(data, name))
    except ReadError as error:
        return str(error)
    return None


def test_there_are_enough_kinds() -> None:
    kinds = {(what, name) for what, name, _ in CASES}
    assert len(kinds) >= 120
    assert len({what for what, name, _ in CASES if name.endswith(".pdf")}) >= 40


@pytest.mark.parametrize(("name", "data"), [pytest.param(n, d, id=what) for what, n, d in CASES])
def test_a_hostile_file_ends_soon_in_a_refusal_or_a_document(name: str, data: bytes) -> None:
    start = time.monotonic()
    refusal = _refusal(data, name)
    assert refusal is None or (len(refusal) > 20 and "\n" not in refusal)
    assert time.monotonic() - start < LIMIT_S


def test_no_reader_opens_a_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        host = f"127.0.0.1:{server.getsockname()[1]}"
        leading = [(name, data) for _, name, data in MADE["cases"](host) if _names(data, host)]
        assert len(leading) >= 4
        for name, data in leading:
            _refusal(data, name)
        with pytest.raises(TimeoutError):
            server.accept()


def _names(data: bytes, host: str) -> bool:
    return host.encode() in data.replace(b"\x00", b"")


def test_files_outside_are_not_read_into_the_text() -> None:
    outside = Path("/etc/hostname")
    secret = outside.read_text().strip() if outside.is_file() else "no such file here"
    for _, name, data in CASES:
        if b"/etc/hostname" in data:
            try:
                assert secret not in read(data, name).text
            except ReadError:
                continue


SOUND = {
    "a.md": b"# Regels\n\n## 1 Een\n\nTekst[^1] met [link](x).\n\n* punt\n\n| a | b |\n|---|---|\n\n[^1]: Bron.\n",
    "a.html": b"<!doctype html><html><body><main><h1>K</h1><p style='color:red'>T<sup><a id=r href='#n'>1</a></sup></p>"
    b"<ul><li>x</ul><table><tr><td>1<td>2</table><p id=n>1 Bron <a href='#r'>^</a></p></main></body></html>",
    "a.xml": b"<?xml version='1.0'?><toestand><artikel><kop><label>Artikel</label><nr>1</nr></kop><lid><lidnr>1</lidnr>"
    b"<al>Tekst<noot><noot.nr>1</noot.nr><noot.al>N</noot.al></noot></al></lid></artikel></toestand>",
    "a.txt": b"Brief\n\nDen Haag, 8 december 2025\n\nTekst over het landge-\nbonden beleid.1\n\n1 Noot.\n",
}


@pytest.mark.parametrize("name", [*SOUND, "a.docx"])
def test_mutated_files_end_in_a_refusal_or_a_document(name: str) -> None:
    chance = random.Random(7)
    data = SOUND.get(name) or word()
    for _ in range(MUTATIONS):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(mutated))
            match chance.randrange(4):
                case 0:
                    mutated[at] = chance.randrange(256)
                case 1:
                    del mutated[at : at + chance.randint(1, 40)]
                case 2:
                    mutated[at:at] = mutated[at : at + chance.randint(1, 60)]
                case _:
                    mutated[at:at] = chance.choice(
                        [b"<", b">", b"&", b"\x00", b"\xff", b"]]>", b"**", b"\n\n", b"\xed\xa0\x80"]
                    )
            if not mutated:
                break
        assert _refusal(bytes(mutated), name) != ""
