"""The example documents: they say that they are fictional, and a rebuild gives the same bytes."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from ingest.manifest import Entry, read_manifest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DOCUMENTS = EXAMPLES / "documents"
LONG_KINDS = ("ambtsbericht", "coi_report", "country_guidance")
FICTION = re.compile(r"FICTIEF\s+VOORBEELDDOCUMENT|FICTIONAL\s+EXAMPLE\s+DOCUMENT")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def entries() -> tuple[Entry, ...]:
    good, bad = read_manifest(DOCUMENTS)
    assert not bad
    return good


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return path.read_text(encoding="utf-8")


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    done = run("examples.build", "--out", str(tmp_path))

    assert done.returncode == 0, done.stderr
    rebuilt = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in DOCUMENTS.iterdir()}
    assert sorted(rebuilt) == sorted(committed)
    assert [name for name in rebuilt if rebuilt[name] != committed[name]] == []


def test_the_manifest_names_every_document_with_its_hash() -> None:
    hashes = {entry.file: entry.sha256 for entry in entries()}

    files = [path for path in DOCUMENTS.iterdir() if path.name != "MANIFEST.jsonl"]
    assert hashes == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert len(hashes) >= 15


def test_every_document_has_evidence_that_it_is_public_at_a_reserved_address() -> None:
    for entry in entries():
        assert entry.public.basis, entry.file
        assert entry.public.attested_by == "voorbeeldredactie", entry.file
        assert entry.public.url is None or re.match(r"https://[a-z.]*example\.(org|com)/", entry.public.url)


def test_every_country_is_invented_and_named() -> None:
    codes = {code for entry in entries() for code in entry.countries} - {"*"}

    assert codes
    # User-assigned codes of ISO 3166 alpha-3 begin with X (XAA to XZZ).
    assert all(code.startswith("X") for code in codes)
    for entry in entries():
        wanted = set(entry.countries) - {"*"}
        assert wanted <= {names.code for names in entry.country_names}, entry.file


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.file)
def test_a_document_says_that_it_is_fictional(entry: Entry) -> None:
    path = DOCUMENTS / entry.file
    text = text_of(path)

    assert FICTION.search(text)
    if path.suffix == ".pdf" and entry.source_type in LONG_KINDS:
        document = pypdfium2.PdfDocument(path)
        title_page, colophon = (document[i].get_textpage().get_text_bounded() for i in (0, 1))
        assert FICTION.search(title_page)
        assert FICTION.search(colophon)


@pytest.mark.parametrize(
    "entry", [e for e in entries() if "XVA" in e.countries], ids=lambda entry: entry.file
)
def test_a_report_on_varenia_has_substance(entry: Entry) -> None:
    words = len(re.sub(r"<[^>]+>", " ", text_of(DOCUMENTS / entry.file)).split())

    least = 2400 if entry.source_type in LONG_KINDS else 400
    assert least <= words <= 8000


def test_xml_documents_are_well_formed_with_each_note_inline() -> None:
    papers = [path for path in DOCUMENTS.iterdir() if path.suffix == ".xml"]

    assert papers
    for path in papers:
        root = etree.fromstring(path.read_bytes())
        assert root.tag in {"officiele-publicatie", "toestand"}
        for note in root.iter("noot"):
            assert note.findtext("noot.nr")
            assert note.findtext("noot.al")


def test_pages_of_an_ambtsbericht_are_numbered_to_the_end() -> None:
    document = pypdfium2.PdfDocument(DOCUMENTS / "xva-ambtsbericht-2024-05.pdf")
    total = len(document)

    for number in range(3, total + 1):
        text = document[number - 1].get_textpage().get_text_bounded()
        assert f"Pagina {number} van {total}" in text


def test_notes_run_on_in_number_over_an_ambtsbericht() -> None:
    text = text_of(DOCUMENTS / "xva-ambtsbericht-2024-05.pdf")
    source = (EXAMPLES / "src" / "xva-ambtsbericht-2024-05.md").read_text(encoding="utf-8")
    count = source.count("^[")

    at = 0
    for number in range(1, count + 1):
        found = re.compile(rf"^{number}\s+\S", re.MULTILINE).search(text, at)
        assert found, f"note {number} has no body after note {number - 1}"
        at = found.start()


def test_the_questions_find_their_gold_in_the_sources() -> None:
    done = run("examples.check_questions")

    assert done.returncode == 0, done.stderr


def test_the_check_of_the_questions_notices_a_misplaced_quote(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from examples import check_questions as c;"
        "c.HERE = Path(sys.argv[1]); c.main()"
    )
    (tmp_path / "src").symlink_to(EXAMPLES / "src")
    line = (EXAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()[0]
    moved = json.loads(line)
    moved["gold"][0]["section"] = "1.2.3"
    (tmp_path / "questions.jsonl").write_text(json.dumps(moved) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "does not stand in" in done.stderr


def test_question_ids_are_unique_and_both_languages_and_all_outcomes_occur() -> None:
    lines = (EXAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]

    assert len({q["id"] for q in questions}) == len(questions) >= 60
    assert {q["lang"] for q in questions} == {"nl", "en"}
    assert {q["outcome"].partition(":")[2] for q in questions} == {
        "",
        "insufficient_evidence",
        "non_public",
        "out_of_scope",
    }
    assert any("as_of" in q for q in questions)
