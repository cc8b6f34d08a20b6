"""Without what the texts of a language share, a question finds its subject in either language."""

from pathlib import Path

import numpy as np
import pytest

from ingest.centres import FILE_NAME, Centres, centres_of
from ingest.encoder import MODELS
from ingest.language_means import LanguageMeans, Vector
from tests.doubles import CountingEncoder

DIM = 8
SHARED = {"nl": np.eye(DIM, dtype=np.float32)[0], "en": np.eye(DIM, dtype=np.float32)[1]}
TORTURE, SCHOOL = np.eye(DIM, dtype=np.float32)[2:4]


def text(language: str, subject: Vector) -> Vector:
    """Return a vector that says more of its language than of its subject."""
    vector = 3 * SHARED[language] + subject
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture(scope="module")
def centres() -> Centres:
    means = {
        language: np.stack([text(language, TORTURE), text(language, SCHOOL)]).mean(axis=0)
        for language in SHARED
    }
    return Centres(LanguageMeans(means, means))


def test_the_subject_goes_before_the_language(centres: Centres) -> None:
    question = text("en", TORTURE)
    asked = centres.asked(question, "en")
    dutch, english = text("nl", TORTURE), text("en", SCHOOL)

    assert question @ dutch < question @ english
    near = centres.compared(asked, dutch[None], "nl")[0]
    assert near > centres.compared(asked, english[None], "en")[0]


def test_the_quick_cosine_orders_the_passages_of_a_language_alike(centres: Centres) -> None:
    asked = centres.asked(text("en", TORTURE), "en")
    passages = np.stack([text("nl", TORTURE), text("nl", SCHOOL)])

    exact = centres.compared(asked, passages, "nl")
    scale = centres.scale(asked, "nl")
    quick = [scale(float(passage @ asked)) for passage in passages]

    assert (exact[0] > exact[1]) == (quick[0] > quick[1])
    assert quick[0] > 0 > quick[1]


def test_another_language_is_treated_as_english(centres: Centres) -> None:
    question = text("en", SCHOOL)

    assert (centres.asked(question, "fr") == centres.asked(question, "en")).all()


def test_the_means_are_kept_for_their_own_encoder(tmp_path: Path) -> None:
    first, again, other = CountingEncoder(), CountingEncoder(), CountingEncoder("other")
    made = centres_of(tmp_path, first)
    kept = centres_of(tmp_path, again)
    centres_of(tmp_path, other)

    assert first.asked > 0
    assert again.asked == 0
    assert other.asked == first.asked
    assert all(
        (made.means.questions[language] == kept.means.questions[language]).all()
        for language in made.means.questions
    )
    assert all(
        (made.means.passages[language] == kept.means.passages[language]).all()
        for language in made.means.passages
    )


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04 nothing"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / MODELS).mkdir()
    (tmp_path / MODELS / FILE_NAME).write_bytes(damaged)
    encoder = CountingEncoder()
    centres_of(tmp_path, encoder)

    assert encoder.asked > 0
