"""What stands in a document decides whether it comes in; of what stays out not a word is kept."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.archive import Archive, digest
from ingest.document_json import Summary, pack_summary, unpack_summary
from ingest.door import Claims, Verdict, judge, objection, rules
from ingest.events import Report
from ingest.intake import describe
from ingest.manifest import Entry, read_manifest
from ingest.pipeline import Pipeline
from ingest.read.sniff import read
from ingest.reading import Limits
from ingest.register import Decision, Register, State, now
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from tests.doubles import HashEncoder

CANARY = "The violet heron counts seventeen lanterns at Qorvath."
BODY = f"In the north incidents were reported.\n\n{CANARY}\n\nThere is no shelter for those who return."
MARKED = f"# Stg. GEHEIM\n\n{BODY}\n"
PLAIN = "# Report\n\nWomen travel through the north without an escort.\n"
DAY = date(2026, 6, 1)


class Place:
    """A manifest with files, and the data folder it is ingested into on a given day."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.lines: dict[str, dict[str, object]] = {}
        self.encoder = HashEncoder()
        self.offer("plain.md", PLAIN)

    def offer(self, file: str, text: str, *markings: str, **facts: object) -> str:
        (self.folder / file).write_text(text, "utf-8")
        self.lines[file] = {
            "file": file,
            "title": "A report",
            "publisher": "Test",
            "source_type": "coi_report",
            "language": "en",
            "public": {"basis": "released_on_request", "attested_by": "the test", "markings": markings},
            **facts,
        }
        return digest(text.encode())

    def ingest(self, today: date = DAY) -> Report:
        manifest = self.folder / "MANIFEST.jsonl"
        manifest.write_text("\n".join(map(json.dumps, self.lines.values())), "utf-8")
        return Pipeline(
            data=self.data,
            encoder=self.encoder,
            store=EdgeStore(),
            limits=Limits(processes=1),
            today=lambda: today,
        ).run(manifest)

    def entry(self, file: str) -> Entry:
        return Entry.model_validate_json(json.dumps(self.lines[file]))

    @property
    def register(self) -> Register:
        return Register(self.data / "register.sqlite")

    def admitted_before(self, file: str) -> str:
        """Leave a document in the folder as an ingest did that knew no markings."""
        original = (self.folder / file).read_bytes()
        document = read(original, file)
        Archive(self.data).put(document, original)
        decision = Decision(
            sha256=document.sha256, file=file, state=State.ADMITTED, reason="published", by="me", at=now()
        )
        assert self.register.admit(decision, describe(self.entry(file), document.sha256, {}))
        return document.sha256

    def indexed(self) -> set[str]:
        generations = Generations(self.data, EdgeStore())
        index = generations.store.open(generations.place(generations.current_id()))
        try:
            return {record.facts.file for record in index.scroll()}
        finally:
            index.close()

    def holding(self, words: str) -> list[str]:
        """Name the files of the data folder in which the words stand, readings unpacked."""
        found = [p for p in self.data.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]
        texts = [Archive(self.data).document(s.sha256).text for s in self.register.sources()]
        return [path.name for path in found] + [text for text in texts if words in text]

    def traces(self, sha256: str) -> list[str]:
        """Name the files and generations, older ones included, that are or hold this document."""
        held = Generations(self.data, EdgeStore()).held()
        files = [path.name for path in self.data.rglob("*") if sha256 in path.name]
        return files + [one.id for one in held if sha256 in one.documents]


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
