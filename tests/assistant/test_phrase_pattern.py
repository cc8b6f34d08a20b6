"""Phrases of the data files find what they list, in any white space, and nothing else."""

import re

import pytest

from assistant.phrase_pattern import any_of
from ingest.words import data_rows

PHRASES = ("policy rule*", "ind", "ind report")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the policy  rules say", "policy  rules"),
        ("an IND\nreport", "IND\nreport"),
        ("the IND says", "IND"),
        ("policy on rules", None),
    ],
)
def test_the_longest_phrase_that_fits_is_found(text: str, found: str | None) -> None:
    match = re.search(rf"\b(?:{any_of(PHRASES)})\b", text, re.IGNORECASE)

    assert (match.group() if match else None) == found


def test_signs_in_a_phrase_stand_for_themselves() -> None:
    assert re.fullmatch(any_of(("u.s. report*",)), "u.s. reports")
    assert not re.fullmatch(any_of(("u.s. report*",)), "u-s- reports")


def test_every_phrase_that_ships_finds_itself() -> None:
    names = {"sources.tsv": 0, "events.tsv": 2}
    phrases = [
        p for name, at in names.items() for row in data_rows(name, "assistant") for p in row[at].split("|")
    ]

    assert len(phrases) > 100
    assert all(re.fullmatch(any_of(phrases), phrase.replace("*", "s")) for phrase in phrases)
