"""A line of a manifest: what a test says of a file, and something plain for the rest."""


def manifest_line(file: str, **facts: object) -> dict[str, object]:
    """Describe a public report in English; `facts` replace what is given here."""
    return {
        "file": file,
        "title": f"Report {file}",
        "publisher": "Test",
        "source_type": "coi_report",
        "language": "en",
        "public": {"basis": "published", "attested_by": "the test"},
        **facts,
    }
