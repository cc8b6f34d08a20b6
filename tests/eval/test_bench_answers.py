"""The enlarged data folder is an ordinary one, and answers over it are timed."""

import json
import shutil
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.assemble import open_assistant
from eval.bench_answers import bench_answers
from eval.enlarge import enlarge
from eval.questions import Outcome, Question
from ingest.assemble import encoder_of, open_pipeline
from ingest.blob_cache import VECTORS
from ingest.points import Drafter
from ingest.settings import Settings
from ingest.word_cache import WordCache
from tests.furnished import furnish

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"
TEXT = "Wat is de positie van vrouwen in Varenië?"


@pytest.fixture(scope="module")
def data(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    lines = (EXAMPLES / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if json.loads(line)["work"] == "ambtsbericht-algemeen-xva")
    shutil.copy2(EXAMPLES / json.loads(line)["file"], folder)
    (folder / "MANIFEST.jsonl").write_text(line + "\n", encoding="utf-8")
    data = furnish(folder / "data", models)
    assert not open_pipeline(data, Settings()).run(folder).problems
    return data


def test_an_enlarged_folder_answers_from_its_copies_and_from_the_original(data: Path, tmp_path: Path) -> None:
    small = open_assistant(data, Settings())
    passages = small.retriever.index.count()
    told: list[int] = []

    made = enlarge(data, tmp_path, encoder_of(data, Settings()), passages=3 * passages, progress=told.append)
    large = open_assistant(tmp_path, Settings())
    before, after = small.ask(TEXT), large.ask(TEXT)

    assert made == sum(told) == large.retriever.index.count() == 3 * passages
    assert len(large.library.sources()) == 3
    assert isinstance(before, Answer)
    assert isinstance(after, Answer)
    assert after.footnotes[0].source.file.split("/")[-1] == before.footnotes[0].source.file


def test_no_question_to_an_enlarged_folder_waits_for_words_to_be_read(data: Path, tmp_path: Path) -> None:
    encoder = encoder_of(data, Settings())
    enlarge(data, tmp_path, encoder, passages=300, progress=lambda _: None)
    large = open_assistant(tmp_path, Settings())
    sources = {source.id: source for source in large.library.sources()}
    drafter = Drafter(gazetteer=large.interpreter.gazetteer, thesaurus=large.interpreter.thesaurus)
    passages = [record.passage for record in large.retriever.index.scroll()]
    texts = [drafter.encoded(passage, sources[passage.document_id]) for passage in passages]

    with WordCache(tmp_path / VECTORS, encoder.name, large.retriever.word_space) as cache:
        held = cache.get_many(texts)

    assert held.keys() == set(texts)
    for text, passage in zip(texts, passages, strict=True):
        begins = held[text].starts - (len(text) - len(passage.text))
        inside = begins[begins >= 0]
        assert all(passage.text[at].isalnum() for at in inside)
        assert all(not passage.text[at - 1].isalnum() for at in inside if at)


def test_both_sizes_are_timed_in_one_run(data: Path) -> None:
    question = Question(id="q", lang="nl", text=TEXT, expected=Outcome.ANSWERED)

    result = bench_answers(data, [question, question], passages=1000, progress=lambda _: None)

    assert result.corpus.questions == 2
    assert result.enlarged.passages >= 1000 > result.corpus.passages
    assert 0 < result.corpus.p50_ms <= result.corpus.p95_ms <= result.corpus.max_ms
    assert result.ratio_p95 > 0
