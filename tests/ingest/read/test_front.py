"""Facts that the front matter states, in files without pages too; what it does not state stays unknown."""

import pytest

from ingest.read.sniff import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Rapport\n\nDatum: 12 mei 2023\n\nDe weg is gesloten.\n", "2023-05-12"),
        ("# Report\n\nPublished on 3 June 2022\n\nThe road is closed.\n", "2022-06-03"),
        ("# Rapport\n\nGepubliceerd op mei 2023\n\nDe weg is gesloten.\n", "2023-05"),
        ("# Rapport\n\nOp 12 mei 2023 sloot het leger de weg.\n", None),
        ("# Rapport\n\nDatum: 12 mei 2023\n\nDate: 3 June 2022\n\nDe weg is gesloten.\n", None),
    ],
    ids=["Dutch label", "English label", "month", "in running text", "two dates"],
)
def test_a_date_is_taken_only_where_it_is_said_to_be_the_documents_own(text: str, day: str | None) -> None:
    assert dict(read(text.encode(), "a.md").found).get("published") == day


def test_the_reporting_period_is_read_from_the_introduction() -> None:
    text = "# Ambtsbericht\n\nDit ambtsbericht beslaat de periode van januari 2021 tot en met april 2023.\n"
    found = dict(read(text.encode(), "a.md").found)
    assert (found["covers_from"], found["covers_until"]) == ("2021-01", "2023-04")
