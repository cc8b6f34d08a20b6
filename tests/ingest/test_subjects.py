"""A question's subject is recognised where it is not named; what is kept is believed only for its own examples."""

from pathlib import Path

import numpy as np
import pytest

from ingest.asked import Example, examples, shipped_examples
from ingest.countries import Gazetteer
from ingest.encoder import MODELS
from ingest.subjects import FILE_NAME, Subjects, subjects_of
from ingest.thesaurus import Thesaurus
from tests.doubles import CountingEncoder


def test_the_nearest_examples_decide() -> None:
    encoder = CountingEncoder()
    given = [
        Example(concept="torture", text="are prisoners beaten in their cells"),
        Example(concept="torture", text="was he beaten by the guards"),
        Example(concept="education", text="can girls go to school"),
        Example(concept="education", text="is school free for girls"),
    ]
    subjects = Subjects.fit(given, encoder.encode_queries([e.text for e in given]))

    scores = dict(
        zip(subjects.concepts, subjects.scores(encoder.encode_query("was she beaten")), strict=True)
    )

    assert scores["torture"] > scores["education"]


def test_scores_are_logarithms_of_probabilities() -> None:
    encoder = CountingEncoder()
    given = [
        Example(concept=concept, text=f"{concept} asked {again}") for concept in "abc" for again in "1234"
    ]
    subjects = Subjects.fit(given, encoder.encode_queries([e.text for e in given]))

    shares = np.exp(subjects.scores(encoder.encode_query("a asked 2")))

    assert shares.sum() == pytest.approx(1, abs=1e-4)
    assert subjects.concepts[int(shares.argmax())] == "a"


def test_the_fit_is_near_its_optimum_and_the_same_every_time() -> None:
    rng = np.random.default_rng(1)
    given = [Example(concept=f"c{i % 5}", text=str(i)) for i in range(200)]
    vectors = rng.normal(size=(200, 12)).astype(np.float32)
    vectors[np.arange(200), np.arange(200) % 5] += 2

    subjects, again = Subjects.fit(given, vectors), Subjects.fit(given, vectors)

    right = [
        subjects.concepts[int(subjects.scores(v).argmax())] == e.concept
        for v, e in zip(vectors, given, strict=True)
    ]
    assert np.mean(right) > 0.85
    assert np.array_equal(subjects.weights, again.weights)


def test_a_heavier_example_moves_the_scores_more() -> None:
    encoder = CountingEncoder()

    def score(weight: float) -> float:
        given = [
            Example(concept="a", text="one two", weight=weight),
            Example(concept="b", text="one three"),
            Example(concept="b", text="four five"),
        ]
        subjects = Subjects.fit(given, encoder.encode_queries([e.text for e in given]))
        return float(subjects.scores(encoder.encode_query("one two"))[0])

    assert score(5.0) > score(0.5)


def test_what_was_fitted_is_kept_and_made_anew_for_another_encoder(tmp_path: Path) -> None:
    thesaurus = Thesaurus.load()
    first, again, other = CountingEncoder(), CountingEncoder(), CountingEncoder("others")
    fitted = subjects_of(tmp_path, first, thesaurus)
    kept = subjects_of(tmp_path, again, thesaurus)
    subjects_of(tmp_path, other, thesaurus)

    assert (first.asked, again.asked, other.asked) == (len(examples(thesaurus)), 0, len(examples(thesaurus)))
    assert kept.concepts == fitted.concepts
    assert np.array_equal(kept.weights, fitted.weights)


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    thesaurus = Thesaurus.load()
    subjects_of(tmp_path, CountingEncoder(), thesaurus)
    (tmp_path / MODELS / FILE_NAME).write_bytes(b"PK\x03\x04 not whole")
    encoder = CountingEncoder()

    subjects_of(tmp_path, encoder, thesaurus)

    assert encoder.asked


def test_every_concept_has_examples_in_both_languages_and_no_example_is_of_an_unknown_one() -> None:
    thesaurus = Thesaurus.load()
    asked = [example.concept for example in shipped_examples()]

    assert set(asked) <= set(thesaurus.concepts)
    assert min(asked.count(concept) for concept in thesaurus.concepts) >= 10


@pytest.mark.parametrize("language", ["nl", "en"])
def test_examples_name_no_country(language: str) -> None:
    gazetteer = Gazetteer.load(())
    named = [
        example.text
        for example in shipped_examples()
        if any(m.how.value == "name" for m in gazetteer.find(example.text, language, fuzzy=False))
    ]

    assert len(named) <= len(shipped_examples()) // 100, named
