"""The bundled encoder against its promises, and any other model through the same door."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from embeddings import encoder as encoders
from embeddings.encoder import BUNDLED, BUNDLED_FOLDER, QUALITY, Encoder, load_encoder
from embeddings.errors import ModelError

UNKNOWN = "[UNK]"
TEXTS = [
    "Harga beras naik lagi di pasar Kota Malang.",
    "The ministry denied that rice prices had doubled.",
    "GA-181, Rp1.500 dan 23,16 persen!",
    "Café à Genève: naïveté, 東京, москва, 🙂",
    "pertanggungjawabannya " * 3_000,
    "ok",
]


@pytest.fixture(scope="module")
def bundled() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def quality() -> Encoder:
    return load_encoder(QUALITY)


@pytest.fixture(scope="module")
def toy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of three words whose question prompt changes the vector."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer(WordLevel({UNKNOWN: 0, "ask": 1, "rice": 2}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    rows = np.array([[0, 0], [0, 3], [4, 0]], np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, rows)], prompts={"query": "ask "}, device="cpu")
    folder = tmp_path_factory.mktemp("models") / "toy"
    model.save(str(folder), create_model_card=False)
    return folder


def test_vectors_are_unit_rows_of_single_precision(bundled: Encoder) -> None:
    vectors = bundled.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), bundled.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.slow
def test_the_quality_encoder_finds_across_languages(quality: Encoder) -> None:
    questions = quality.encode_queries(["How much does the ferry cost?", "Who denied the rumour?"])
    passages = quality.encode_passages(
        ["Perusahaan membantah kabar itu.", "Tarif feri naik menjadi Rp42.500.", "Panen padi musim ini melimpah."]
    )
    assert (quality.name, quality.dimensions) == ("quality", 384)
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert (questions @ passages.T).argmax(axis=1).tolist() == [1, 0]


def test_no_text_gives_no_row_but_keeps_the_width(bundled: Encoder) -> None:
    assert bundled.encode_queries([]).shape == (0, bundled.dimensions)
    assert bundled.encode_passages([]).dtype == np.float32


@pytest.mark.parametrize("text", ["", " \n\t", "東京", "\x00"])
def test_a_text_without_any_known_token_is_a_zero_row(bundled: Encoder, text: str) -> None:
    assert not bundled.encode_passages([text]).any()


def test_a_vector_does_not_depend_on_the_batch_that_it_comes_in(bundled: Encoder) -> None:
    together = bundled.encode_passages(TEXTS)
    alone = np.vstack([bundled.encode_passages([text]) for text in TEXTS])
    np.testing.assert_array_equal(together, alone)


def test_case_and_accents_make_no_difference(bundled: Encoder) -> None:
    plain, dressed = bundled.encode_queries(["kafe di malang", "KAFÉ di Malang"])
    np.testing.assert_array_equal(plain, dressed)


def test_lone_surrogates_are_read_like_any_unknown_sign(bundled: Encoder) -> None:
    broken, whole = bundled.encode_queries(["harga\ud800 beras", "harga? beras"])
    np.testing.assert_array_equal(broken, whole)


def test_a_huge_text_is_cut_and_not_refused(bundled: Encoder) -> None:
    vector = bundled.encode_passages(["beras " * 5_000_000])
    assert float(vector[0] @ bundled.encode_queries(["beras"])[0]) == pytest.approx(1, abs=1e-4)


def test_a_sentence_is_nearest_to_its_translation(bundled: Encoder) -> None:
    english = [
        "The president visited the flooded villages.",
        "Rice prices rose again this month.",
        "The court sentenced the former minister to prison.",
        "A new railway connects the two cities.",
    ]
    indonesian = [
        "Presiden mengunjungi desa-desa yang kebanjiran.",
        "Harga beras kembali naik bulan ini.",
        "Pengadilan menghukum mantan menteri itu dengan penjara.",
        "Jalur kereta api baru menghubungkan kedua kota.",
    ]
    similarity = bundled.encode_queries(english) @ bundled.encode_passages(indonesian).T
    assert similarity.argmax(axis=0).tolist() == [0, 1, 2, 3]
    assert similarity.argmax(axis=1).tolist() == [0, 1, 2, 3]


@pytest.mark.slow
def test_sentence_transformers_opens_the_bundled_folder_and_agrees(bundled: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(BUNDLED_FOLDER), device="cpu", local_files_only=True)
    theirs = model.encode(TEXTS)
    cosines = (bundled.encode_passages(TEXTS) * theirs).sum(axis=1)
    assert cosines.min() > 0.9999


def test_the_bundled_encoder_needs_neither_torch_nor_sentence_transformers() -> None:
    program = (
        "import sys; from embeddings import load_encoder; load_encoder().encode_queries(['beras']); "
        "sys.exit(' '.join({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)) or 0)"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")


def test_what_ships_is_smaller_than_30_megabytes() -> None:
    assert sum(path.stat().st_size for path in BUNDLED_FOLDER.rglob("*") if path.is_file()) < 30_000_000


def test_any_folder_is_loaded_with_its_own_prompts(toy_folder: Path) -> None:
    toy = load_encoder(str(toy_folder))
    assert (toy.name, toy.dimensions) == (str(toy_folder), 2)
    np.testing.assert_allclose(toy.encode_passages(["rice"]), [[1, 0]], atol=1e-6)
    np.testing.assert_allclose(toy.encode_queries(["rice"]), [[0.8, 0.6]], atol=1e-6)
    assert toy.encode_queries([]).shape == (0, 2)
    assert toy.encode_passages(["harga\ud800"]).shape == (1, 2)


def test_the_fingerprint_follows_the_prompts_and_the_weights_but_not_the_card(toy_folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(toy_folder, tmp_path / "copy")
    original = load_encoder(str(toy_folder)).fingerprint
    assert load_encoder(str(copy)).fingerprint == original
    (copy / "README.md").write_text("A card.")
    assert load_encoder(str(copy)).fingerprint == original
    config = copy / "config_sentence_transformers.json"
    config.write_text(config.read_text().replace('"ask "', '"rice "'))
    assert load_encoder(str(copy)).fingerprint != original


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "/no/such/folder", "two words", "", "a/b/c"])
def test_a_name_that_is_not_on_disk_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        load_encoder(name)
    message = str(caught.value)
    assert "\n" not in message
    assert repr(name) in message
    assert repr(BUNDLED) in message


def test_a_folder_that_is_no_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize("damaged", ["tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x00\xff" * 100])
def test_a_damaged_bundled_folder_is_one_clear_line(
    damaged: str, content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(BUNDLED_FOLDER, tmp_path / "bundled")
    if content is None:
        (folder / damaged).unlink()
    else:
        (folder / damaged).write_bytes(content)
    monkeypatch.setattr(encoders, "BUNDLED_FOLDER", folder)
    with pytest.raises(ModelError) as caught:
        load_encoder()
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)
