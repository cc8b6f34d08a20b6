"""A vocabulary knows which words somebody uses, in which language soever, and how few passages use them."""

from pathlib import Path

import numpy as np
import pytest

from ingest.terms import token_id, tokens
from ingest.thesaurus import Thesaurus
from ingest.translations import Translations
from ingest.vocabulary import FILE_NAME, Vocabulary

KNOWN = Translations.of_pairs([("zeppelin", "luchtschip"), ("gramophone", "grammofoon")])
TEXTS = ("Een luchtschip kwam over.", "Een luchtschip brandde uit.", "Een verlaten zoutmijn brandde uit.")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    used = (np.array(sorted({token_id(t) for t in tokens(text, "nl")}), np.uint32) for text in TEXTS)
    return Vocabulary.of(used, Thesaurus.load())


def test_a_word_that_is_used_only_in_the_other_language_is_heard_of(vocabulary: Vocabulary) -> None:
    question = "Was there a zeppelin or a gramophone?"

    assert vocabulary.unheard(question, KNOWN) == ("gramophone",)
    assert vocabulary.unheard(question, Translations.of_pairs([])) == ("zeppelin", "gramophone")


def test_fewer_passages_make_a_word_more_telling(vocabulary: Vocabulary) -> None:
    ship, mine = tokens("luchtschip", "nl"), tokens("zoutmijn", "nl")[:1]

    assert vocabulary.passages == len(TEXTS)
    assert vocabulary.idf(mine) > vocabulary.idf(ship[:1]) > vocabulary.idf((*ship[:1], *mine)) > 0
    assert vocabulary.idf(("qwertz",)) > vocabulary.idf(mine)


def test_what_is_kept_comes_back(vocabulary: Vocabulary, tmp_path: Path) -> None:
    vocabulary.write(tmp_path)
    kept = Vocabulary.read(tmp_path)

    assert kept is not None
    assert kept.passages == vocabulary.passages
    assert (kept.ids == vocabulary.ids).all()
    assert (kept.counts == vocabulary.counts).all()


@pytest.mark.parametrize("damaged", [b"", b"\x01\x00\x00\x00\x05\x00\x00\x00", b"\x01\x02"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damaged)

    assert Vocabulary.read(tmp_path) is None
