"""The default is no: only an allowed publisher's address or a named person's word lets a document in."""

import pytest

from ingest.admit import PUBLIC_HOSTS, Admitted, NotAdmitted, admit, on_public_host
from ingest.manifest import Entry


def entry(**changes: object) -> Entry:
    return Entry.model_validate(
        {"file": "a.pdf", "title": "A", "publisher": "P", "source_type": "other", "language": "nl", **changes}
    )


@pytest.mark.parametrize(
    "public",
    [
        pytest.param(
            {"basis": "published", "url": "https://zoek.officielebekendmakingen.nl/kst-1.html"}, id="official"
        ),
        pytest.param({"basis": "released_on_request", "attested_by": "J. Jansen"}, id="attested"),
    ],
)
def test_positive_evidence_admits(public: dict[str, str]) -> None:
    assert isinstance(admit(entry(public=public)), Admitted)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, "no evidence", id="nothing said"),
        pytest.param(
            {"public": {"url": "https://www.overheid.nl/x"}}, "no evidence", id="an address without a basis"
        ),
        pytest.param({"public": {"basis": "published"}}, "neither", id="a basis without evidence"),
        pytest.param(
            {"public": {"basis": "published", "url": "https://leak.example/x"}}, "leak.example", id="any site"
        ),
        pytest.param(
            {"title": "Individueel ambtsbericht", "public": {"basis": "published", "attested_by": "X"}},
            "one person",
            id="an individual report, whoever attests it",
        ),
    ],
)
def test_anything_less_does_not(changes: dict[str, object], said: str) -> None:
    decision = admit(entry(**changes))

    assert isinstance(decision, NotAdmitted)
    assert said in decision.reason


@pytest.mark.parametrize(
    "url",
    [
        "https://evil-overheid.nl/x",
        "https://overheid.nl.evil.example/x",
        "https://overheid.nl@evil.example/x",
        "ftp://www.overheid.nl/x",
        "https://evil.example/?https://www.overheid.nl",
        "javascript:alert(1)",
        "https://[overheid.nl",
    ],
)
def test_a_host_that_only_looks_official_is_not(url: str) -> None:
    assert not on_public_host(url, PUBLIC_HOSTS)


def test_every_real_document_has_its_evidence(corpus: object) -> None:
    from pathlib import Path

    from ingest.manifest import read_manifest

    entries, _ = read_manifest(Path(str(corpus)))

    assert all(isinstance(admit(e), Admitted) for e in entries)
