"""What stands in a document decides whether it comes in; of what stays out not a word is kept."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest import door
from ingest.archive import digest
from ingest.document_json import Summary, pack_summary, unpack_summary
from ingest.door import Claims, Verdict, judge, objection, rules
from ingest.events import Report
from ingest.manifest import read_manifest
from ingest.read.sniff import read
from ingest.register import Decision, State, now
from tests.ingest.marked_place import DAY, PLAIN, Place

CANARY = "The violet heron counts seventeen lanterns at Qorvath."
BODY = f"In the north incidents were reported.\n\n{CANARY}\n\nThere is no shelter for those who return."
MARKED = f"# Stg. GEHEIM\n\n{BODY}\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def reasons(report: Report) -> dict[str, str]:
    assert not any(problem.failed for problem in report.problems)
    return {problem.file: problem.reason for problem in report.problems}


def says(text: str, *attested: str, file: str = "a.md", title: str = "A report") -> str | None:
    verdict = judge(read(text.encode(), "a.md"), DAY)
    return objection(verdict, Claims(file=file, title=title, attested=attested), DAY)


def test_of_a_document_with_a_live_marking_not_a_byte_is_kept_and_the_rest_goes_on(place: Place) -> None:
    sha256 = place.offer("marked.md", MARKED)
    place.offer("after.md", PLAIN.replace("Women", "Men"))
    report = place.ingest()
    (decision,) = place.register.history(sha256)

    assert reasons(report) == {"marked.md": decision.reason}
    assert "Stg. GEHEIM" in decision.reason
    assert (decision.state, decision.by) == (State.QUARANTINED, "admission rules")
    assert place.holding(CANARY) == []
    assert not any("heron" in text for text in place.encoder.encoded)
    assert place.traces(sha256) == []
    assert place.holding("Women travel through the north")
    assert (report.documents, place.indexed()) == (2, {"plain.md", "after.md"})


def test_an_attestation_that_names_the_marking_admits_and_one_that_does_not_stays_out(place: Place) -> None:
    place.offer("marked.md", MARKED, "Stg. GEHEIM")
    report = place.ingest()

    assert (report.problems, place.indexed()) == ((), {"plain.md", "marked.md"})
    assert len(place.traces(digest(MARKED.encode()))) == 4  # original, reading, summary, generation

    sha256 = place.offer("marked.md", MARKED, "Departementaal VERTROUWELIJK")
    assert list(reasons(place.ingest())) == ["marked.md"]
    assert place.indexed() == {"plain.md"}
    assert (place.holding(CANARY), place.traces(sha256)) == ([], [])


@pytest.mark.parametrize("named", [True, False], ids=["in the manifest", "by an earlier manifest"])
def test_what_an_earlier_run_let_in_is_looked_at_again_and_goes(place: Place, named: bool) -> None:  # noqa: FBT001
    place.offer("marked.md", MARKED)
    sha256 = place.admitted_before("marked.md")
    if not named:
        del place.lines["marked.md"]
    report = place.ingest()

    assert list(reasons(report)) == ["marked.md"]
    assert place.register.states()[sha256] is State.QUARANTINED
    assert [source.file for source in place.register.sources()] == ["plain.md"]
    assert (place.indexed(), place.holding(CANARY), place.traces(sha256)) == ({"plain.md"}, [], [])


def test_an_attestation_of_an_earlier_manifest_still_counts(place: Place) -> None:
    place.offer("marked.md", MARKED, "Stg. GEHEIM")
    place.ingest()
    del place.lines["marked.md"]

    assert place.ingest(date(2026, 6, 2)).problems == ()
    assert place.indexed() == {"plain.md", "marked.md"}


def test_a_withdrawn_document_stays_withdrawn_whatever_stands_on_it(place: Place) -> None:
    sha256 = place.offer("marked.md", MARKED)
    place.ingest()
    gone = Decision(sha256=sha256, file="marked.md", state=State.WITHDRAWN, reason="asked", by="me", at=now())
    place.register.decide(gone)

    assert not place.register.quarantine(replace(gone, state=State.QUARANTINED))
    assert place.register.states()[sha256] is State.WITHDRAWN


def test_an_embargo_lets_a_document_in_once_its_day_has_passed(place: Place) -> None:
    place.offer("early.md", f"EMBARGO tot 1 juni 2026\n\n{BODY}\n")

    assert "EMBARGO" in reasons(place.ingest())["early.md"]
    assert place.holding(CANARY) == []
    assert place.ingest(date(2026, 6, 2)).problems == ()
    assert place.indexed() == {"plain.md", "early.md"}


def test_a_verdict_is_kept_until_the_rules_or_the_day_could_change_it(place: Place) -> None:
    place.ingest()
    (path,) = place.data.rglob("*.summary.json")
    written = path.stat().st_mtime_ns
    place.ingest(date(2027, 1, 1))

    assert path.stat().st_mtime_ns == written

    kept = unpack_summary(path.read_bytes())
    assert kept.verdict == Verdict(rules=rules(), day=DAY)
    path.write_bytes(pack_summary(replace(kept, verdict=replace(kept.verdict, rules="older"))))
    place.ingest(date(2027, 1, 1))
    assert unpack_summary(path.read_bytes()).verdict == Verdict(rules=rules(), day=date(2027, 1, 1))


def test_a_verdict_comes_back_as_it_was_kept() -> None:
    document = read(f"{MARKED}\nV-nummer: 287.123.4567\n".encode(), "a.md")
    summary = Summary.of(document, judge(document, DAY))

    assert summary.verdict is not None
    assert summary.verdict.live
    assert summary.verdict.personal
    assert unpack_summary(pack_summary(summary)) == summary
    assert not summary.verdict.holds(date(2026, 6, 2))


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        pytest.param(f"# Individueel ambtsbericht\n\n{BODY}", "heron", id="an individual report"),
        pytest.param(f"# Report\n\n{BODY}\n\nV-nummer: 287.123.4567", "287", id="a v-number"),
        pytest.param(
            f"# Report\n\ndhr. Ahmad Karimi, dossiernummer 0412.23.0112\n\n{BODY}", "Karimi", id="a case"
        ),
    ],
)
def test_what_is_about_one_person_never_comes_in_whatever_is_attested(
    place: Place, text: str, secret: str
) -> None:
    sha256 = place.offer("person.md", text, "individueel ambtsbericht", "personal data", "V-nummer")
    report = place.ingest()

    assert list(reasons(report)) == ["person.md"]
    assert secret not in reasons(report)["person.md"]
    assert place.register.states()[sha256] is State.QUARANTINED
    assert (place.indexed(), place.holding(CANARY), place.traces(sha256)) == ({"plain.md"}, [], [])


@pytest.mark.parametrize(
    ("file", "title"), [("notitie_VERTROUWELIJK_v2.md", "A report"), ("a.md", "VERTROUWELIJK - a report")]
)
def test_a_file_name_and_a_title_carry_markings_too(file: str, title: str) -> None:
    assert says(PLAIN, file=file, title=title)
    assert says(PLAIN, "VERTROUWELIJK", file=file, title=title) is None


@pytest.mark.parametrize(
    "text",
    [
        "# Bronnen\n\nDe vertrouwelijke bronnen zijn niet openbaar; het geheim van de biecht wordt bewaard.\n",
        "# Sources\n\nA confidential source said that secret detention is an internal matter of the army.\n",
        "# Brief\n\nDe bijlage is vertrouwelijk ter inzage gelegd bij het Centraal Informatiepunt.\n",
    ],
)
def test_a_text_about_confidentiality_comes_in(text: str) -> None:
    assert says(text) is None


def test_every_real_document_comes_in(corpus: Path) -> None:
    entries, bad = read_manifest(corpus / "MANIFEST.jsonl")
    stopped = {}
    for entry in entries:
        verdict = judge(read((corpus / entry.file).read_bytes(), entry.file), DAY)
        claims = Claims(file=entry.file, title=entry.title, attested=entry.public.markings)
        if (reason := objection(verdict, claims, DAY)) is not None:
            stopped[entry.file] = reason

    assert bad == ()
    assert len(entries) > 50
    assert stopped == {}


def test_all_that_a_verdict_is_made_with_is_in_the_hash_of_the_rules() -> None:
    package = Path(door.__file__).parent
    hashed = {path for form in door._RULES for path in package.glob(form) if path.suffix == ".py"}
    # How a document is built, and the reading of a data file, say nothing about a marking.
    others = {"ingest.document": None, "ingest.words": {"data_text"}}

    used = [
        (node.module, {alias.name for alias in node.names})
        for path in hashed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ingest.")
    ]

    assert len(hashed) > 10
    for module, names in used:
        inside = package / f"{module.removeprefix('ingest.')}.py" in hashed
        assert inside or (module in others and names <= (others[module] or names)), module
