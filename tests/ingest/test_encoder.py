"""The bundled encoder is the real one here: it is written once a run and loads in seconds."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from tokenizers import Tokenizer

from ingest.e5_folder import bundled_model_folder, bundled_name, model_folder
from ingest.encoder import EncoderSettings
from ingest.encoder_name import encoder_name
from ingest.errors import EncoderError
from ingest.precision import remembered_precision
from ingest.sentence_encoder import SentenceEncoder, open_encoder
from ingest.token_batches import batches

SENTENCE = "De veiligheidssituatie in Mogadishu is in 2024 verslechterd."
PAIRS = (
    ("Hoe is de veiligheidssituatie in Kabul?", "Security incidents in Kabul increased during the year."),
    ("Kunnen vrouwen alleen reizen?", "Women may not travel without a male guardian."),
    ("Worden dienstweigeraars bestraft?", "Draft evaders face prison sentences of up to three years."),
    ("Krijgen kinderen onderwijs?", "Primary school is free and compulsory, but many pupils drop out."),
)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def encoder(models: Path) -> SentenceEncoder:
    return open_encoder(EncoderSettings(dtype="float32"), models)


def test_weights_and_tokenizer_of_the_package_are_the_expected_ones(models: Path) -> None:
    with TemporaryDirectory() as place:
        folder = model_folder(Path(place) / "plain", {})
        plain = open_encoder(EncoderSettings(model=str(folder), dtype="float32"), models)

        vector = plain.encode_passages([SENTENCE])[0]

    assert vector[:5] == pytest.approx([0.05039, -0.02587, -0.02499, -0.05081, 0.08623], abs=2e-4)


def test_the_bundled_encoder_is_those_weights_and_what_they_learned(encoder: SentenceEncoder) -> None:
    vector = encoder.encode_passages([SENTENCE])[0]

    assert vector[:5] == pytest.approx([0.08234, -0.00822, -0.0088, -0.07693, 0.09495], abs=2e-4)
    assert (encoder.name, encoder.dim, encoder.precision) == (bundled_name(), 384, "float32")


def test_bfloat16_points_the_same_way(encoder: SentenceEncoder, models: Path) -> None:
    short = open_encoder(EncoderSettings(dtype="bfloat16"), models)
    texts = [SENTENCE, *(text for pair in PAIRS for text in pair)]

    cosines = (short.encode_passages(texts) * encoder.encode_passages(texts)).sum(axis=1)

    assert short.name == encoder.name
    assert cosines.min() > 0.999


def test_bfloat16_vectors_hardly_depend_on_what_else_is_in_the_batch(models: Path) -> None:
    short = open_encoder(EncoderSettings(dtype="bfloat16"), models)
    texts = [SENTENCE, "kort", "lang " * 200, *(text for pair in PAIRS for text in pair)]

    alone = np.stack([short.encode_passages([text])[0] for text in texts])

    assert (short.encode_passages(texts) * alone).sum(axis=1).min() > 0.999


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # published with XLM-RoBERTa and with the model's own example
        pytest.param("Hello world", [0, 35378, 8999, 2], id="plain"),
        pytest.param(
            "query: how much protein should a female eat",
            [0, 41, 1294, 12, 3642, 5045, 21308, 5608, 10, 117776, 73203, 2],
            id="with its prompt",
        ),
        pytest.param(" Hello\u200b  \tworld ", [0, 35378, 8999, 2], id="white space is folded"),
        pytest.param(
            "\uff28\uff45\uff4c\uff4c\uff4f world", [0, 35378, 8999, 2], id="full width is narrowed"
        ),
    ],
)
def test_the_tokenizer_gives_the_ids_of_the_original(models: Path, text: str, ids: list[int]) -> None:
    tokenizer = Tokenizer.from_file(str(bundled_model_folder(models) / "tokenizer.json"))

    assert tokenizer.encode(text).ids == ids


def test_a_dutch_question_finds_the_english_sentence_that_answers_it(encoder: SentenceEncoder) -> None:
    passages = encoder.encode_passages([english for _, english in PAIRS])

    ranked = [int(np.argmax(passages @ encoder.encode_query(dutch))) for dutch, _ in PAIRS]

    assert ranked == [0, 1, 2, 3]


def test_a_question_is_encoded_to_the_same_bytes_every_time(encoder: SentenceEncoder) -> None:
    first = encoder.encode_query(SENTENCE).tobytes()
    encoder.encode_passages([SENTENCE, "kort"])

    assert encoder.encode_query(SENTENCE).tobytes() == first


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_questions_read_together_have_the_bytes_that_each_has_alone(models: Path, dtype: str) -> None:
    texts = [
        "kort",
        SENTENCE,
        "Mijn client komt uit Herat en " + "liep naar de grens " * 20,
        SENTENCE,
        "Iran?",
    ]
    settings = EncoderSettings(dtype=dtype)  # type: ignore[arg-type]
    together, alone = open_encoder(settings, models), open_encoder(settings, models)

    read = together.read_queries(texts)

    for text, found in zip(texts, read, strict=True):
        own = alone.read_query(text)
        assert found.vector.tobytes() == own.vector.tobytes() == together.encode_query(text).tobytes()
        assert found.tokens.tobytes() == own.tokens.tobytes()
        assert (found.spans == own.spans).all()


def test_rows_come_back_in_order_whatever_the_batches(encoder: SentenceEncoder, models: Path) -> None:
    texts = [" ".join([word] * count) for word, count in (("kort", 1), ("lang", 300), ("midden", 40))] * 3
    small = open_encoder(EncoderSettings(dtype="float32", batch_tokens=512), models)
    done: list[int] = []

    together = small.encode_passages(texts, done.append)

    alone = np.stack([encoder.encode_passages([text])[0] for text in texts])
    assert sum(done) == len(texts)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(9), abs=1e-5)
    assert (together * alone).sum(axis=1).min() > 0.9999


def test_texts_beyond_the_limit_are_cut_and_counted(encoder: SentenceEncoder) -> None:
    before = encoder.truncated
    # "woord" is one token: 600 of them exceed 512, the first 505 and the prompt do not
    long, cut = encoder.encode_passages(["woord " * 600, "woord " * 505])

    assert encoder.truncated == before + 1
    assert float(long @ cut) > 0.999


def test_no_text_gives_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)


def test_questions_in_a_batch_are_encoded_as_questions(encoder: SentenceEncoder) -> None:
    alone, batch = encoder.encode_query(SENTENCE), encoder.encode_queries(["Mogen vrouwen reizen?", SENTENCE])

    assert batch.shape == (2, 384)
    assert float(batch[1] @ alone) > 0.999
    assert float(batch[1] @ alone) > float(batch[1] @ encoder.encode_passages([SENTENCE])[0])


def test_the_folder_is_written_once_and_left_alone(models: Path) -> None:
    folder = bundled_model_folder(models)
    written = (folder / "model.safetensors").stat().st_mtime_ns

    assert bundled_model_folder(models) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == written
    assert "MIT" in (folder / "LICENCE.txt").read_text(encoding="utf-8")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_precision_is_measured_once_a_machine(tmp_path: Path) -> None:
    asked = [remembered_precision(tmp_path, machine, lambda: "bfloat16") for machine in ("a", "b")]
    kept = [remembered_precision(tmp_path, machine, lambda: "float32") for machine in ("a", "b", "c")]
    (tmp_path / "precision.json").write_text("{broken")
    again = remembered_precision(tmp_path, "a", lambda: "float32")

    assert (asked, kept) == (["bfloat16", "bfloat16"], ["bfloat16", "bfloat16", "float32"])
    assert again == "float32"


def test_another_folder_or_prompt_is_another_encoder(models: Path) -> None:
    folder = bundled_model_folder(models)
    by_folder = encoder_name(EncoderSettings(model=str(folder)), folder, None)
    prompted = encoder_name(EncoderSettings(passage_prompt=""), folder, None)

    assert by_folder.startswith(f"{Path(bundled_name()).name}@")
    assert prompted.startswith(f"{bundled_name()}+")
    assert encoder_name(EncoderSettings(), folder, None) == bundled_name()


def test_any_model_folder_takes_its_own_prompts(encoder: SentenceEncoder, models: Path) -> None:
    other = open_encoder(EncoderSettings(model=str(bundled_model_folder(models)), dtype="float32"), models)

    assert other.encode_query(SENTENCE).tobytes() == encoder.encode_query(SENTENCE).tobytes()
    assert other.name != encoder.name


def test_a_folder_that_is_no_model_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"encoder\.model"):
        open_encoder(EncoderSettings(model=str(tmp_path)), tmp_path)


def test_batches_stay_within_the_budget_and_hold_every_row_once() -> None:
    lengths = [5, 100, 7, 60, 60, 5]

    found = [rows.tolist() for rows in batches(lengths, 120)]

    # longest first: 1 x 100; 2 x 60; then 3 x 7
    assert found == [[1], [3, 4], [2, 0, 5]]
