"""The transformer's recipe: its words, what they start as, how it learns, what is written."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embeddings.encoder import load_encoder
from embeddings.training.examples import PairExamples, encode_texts
from embeddings.training.token_rows.start_rows import TokenRows
from embeddings.training.transformer import write_transformer
from embeddings.training.trunk.distillation import DistillationCourse, Imitation, Matching, train_trunk
from embeddings.training.trunk.length_batches import cut_into_pieces
from embeddings.training.trunk.transplant import WordShares, transformer_tokenizer, transplanted_rows
from embeddings.training.trunk.trunk import Trunk

if TYPE_CHECKING:
    from transformers import BertModel

PIECES = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "!", "the", "water", "air", "ku", "##cing"]
INDONESIAN = ["kucing tidur", "ikan besar", "rumah baru", "pasar ramai"]
UNKNOWN = PIECES[2]
ENGLISH = ["the cat sleeps", "big fish", "the new house", "busy market"]
WORDS = sorted({word for text in (*INDONESIAN, *ENGLISH) for word in text.split()} - {"the"})


@pytest.fixture
def base() -> Tokenizer:
    made = Tokenizer(WordPiece({piece: row for row, piece in enumerate(PIECES)}, unk_token=UNKNOWN))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


@pytest.fixture
def trunk(base: Tokenizer) -> Trunk:
    return _trunk(transformer_tokenizer(base, WORDS))


def _trunk(tokenizer: Tokenizer) -> Trunk:
    return Trunk(_model(tokenizer.get_vocab_size()), tokenizer, longest=12)


def _model(tokens: int) -> "BertModel":
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokens,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return BertModel(config, add_pooling_layer=False)


def test_the_tokenizer_frames_texts_and_keeps_no_unused_piece(base: Tokenizer) -> None:
    tokenizer = transformer_tokenizer(base, ["rumah"])
    assert tokenizer.encode("Rumah kucing!").tokens == ["[CLS]", "rumah", "ku", "##cing", "!", "[SEP]"]
    assert tokenizer.encode("air", "rumah").tokens == ["[CLS]", "air", "[SEP]", "rumah", "[SEP]"]
    assert tokenizer.encode("air", "rumah").type_ids == [0, 0, 0, 1, 1]
    assert sorted(tokenizer.get_vocab().values()) == list(range(len(PIECES)))  # one piece less, one word more
    assert tokenizer.token_to_id("[PAD]") == 0
    assert "[unused0]" not in tokenizer.get_vocab()


def test_the_share_of_a_word_in_two_languages_by_hand(base: Tokenizer) -> None:
    shares = WordShares(indonesian=Counter(air=2, kucing=2), english=Counter(air=1, water=1), pieces=base.get_vocab())
    # "air": half of the Indonesian words and half of the English ones.
    assert shares.indonesian("air") == pytest.approx(1 / 2)
    # "kucing" is no piece: its rank in English is at most the vocabulary's last, here 12 - 7 + 1 = 6.
    assert shares.indonesian("kucing") == pytest.approx(0.5 / (0.5 + 0.07 / 6))
    assert shares.indonesian("water") == 0


def test_rows_are_translated_blended_copied_or_put_together(base: Tokenizer) -> None:
    rows = np.eye(len(PIECES), dtype=np.float32)
    places = {piece: row for row, piece in enumerate(PIECES)}
    tokenizer = transformer_tokenizer(base, ["banyu", "kucing"])
    made = transplanted_rows(
        tokenizer,
        TokenRows(base, rows),
        translations={"banyu": {"water": 0.75, "the": 0.25}, "air": {"water": 1.0}},
        shares=WordShares(indonesian=Counter(air=1), english=Counter(air=1), pieces=base.get_vocab()),
    )
    new = {token: made[tokenizer.token_to_id(token)] for token in ("banyu", "air", "kucing", "water", "[CLS]")}
    np.testing.assert_allclose(new["banyu"], 0.75 * rows[places["water"]] + 0.25 * rows[places["the"]])
    np.testing.assert_allclose(new["air"], (rows[places["water"]] + rows[places["air"]]) / 2)
    np.testing.assert_allclose(new["kucing"], (rows[places["ku"]] + rows[places["##cing"]]) / 2)
    np.testing.assert_array_equal(new["water"], rows[places["water"]])
    np.testing.assert_array_equal(new["[CLS]"], rows[places["[CLS]"]])


def test_pieces_hold_every_text_once_and_stay_small() -> None:
    lengths = np.random.default_rng(0).integers(2, 40, 100).tolist()
    pieces = cut_into_pieces(lengths, most_tokens=90)
    assert sorted(position for piece in pieces for position in piece) == list(range(100))
    assert all(max(lengths[position] for position in piece) * len(piece) <= 90 for piece in pieces)
    assert cut_into_pieces([200], most_tokens=90) == [[0]]


def test_a_vector_depends_on_its_own_text_alone(trunk: Trunk) -> None:
    together = trunk.encode([*INDONESIAN, *ENGLISH])
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for row, text in zip(together, [*INDONESIAN, *ENGLISH], strict=True):
        np.testing.assert_allclose(trunk.encode([text])[0], row, atol=0.02)
    long = " ".join(["kucing"] * 10)
    np.testing.assert_array_equal(trunk.encode([f"{long} ikan"]), trunk.encode([long]))


def test_the_gradients_are_those_of_one_undivided_pass(trunk: Trunk) -> None:
    import torch

    tokens = encode_texts(trunk.tokenizer, ["rumah baru kucing"] * 200)
    wanted = torch.randn(len(tokens), 16)
    embedded = trunk.embed(tokens)
    embedded.learn((embedded.vectors * wanted).sum())
    divided = torch.cat([parameter.grad.flatten() for parameter in trunk.parameters if parameter.grad is not None])
    with torch.autocast("cpu", torch.bfloat16):
        framed = torch.tensor([trunk.tokenizer.encode("rumah baru kucing").ids] * len(tokens))
        states = trunk.model(input_ids=framed).last_hidden_state
    loss = (torch.nn.functional.normalize(states.float().mean(1)) * wanted).sum()
    undivided = torch.cat([gradient.flatten() for gradient in torch.autograd.grad(loss, trunk.parameters)])
    assert (divided - undivided).norm().item() < 0.02 * undivided.norm().item()


def test_imitation_brings_both_languages_to_the_teachers_vectors(base: Tokenizer) -> None:
    tokenizer = transformer_tokenizer(base, WORDS)
    targets = np.linalg.qr(np.random.default_rng(1).normal(size=(16, 16)))[0][: len(ENGLISH)].astype(np.float32)
    trained = []
    for _ in range(2):
        trunk = _trunk(tokenizer)
        lessons = [Imitation(encode_texts(tokenizer, texts), targets, share=1) for texts in (INDONESIAN, ENGLISH)]
        train_trunk(trunk, lessons, DistillationCourse(steps=50, learning_rate=0.02, row_learning_rate=0.05))
        trained.append(trunk.encode([*INDONESIAN, *ENGLISH]))
    cosines = (trained[0] * np.concatenate([targets, targets])).sum(axis=1)
    assert cosines.min() > 0.9
    np.testing.assert_array_equal(trained[0], trained[1])


def test_matching_brings_a_question_nearest_to_its_own_passage(trunk: Trunk) -> None:
    lesson = Matching(PairExamples(INDONESIAN, ENGLISH, tokenizer=trunk.tokenizer), share=1)
    train_trunk(trunk, [lesson], DistillationCourse(steps=50, learning_rate=0.02, row_learning_rate=0.05))
    nearness = trunk.encode(INDONESIAN) @ trunk.encode(ENGLISH).T
    assert nearness.argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_the_written_folder_opens_as_an_encoder_of_the_same_vectors(
    trunk: Trunk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from safetensors.numpy import load_file

    write_transformer(tmp_path / "model", trunk)
    tensors = load_file(tmp_path / "model" / "model.safetensors")
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float16)}
    assert len(tensors) == len(trunk.parameters)
    capfd.readouterr()
    encoder = load_encoder(str(tmp_path / "model"))
    assert encoder.dimensions == 16
    assert capfd.readouterr().err == ""  # nothing is missing, so nothing is warned of
    vectors = encoder.encode_passages(INDONESIAN)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, trunk.encode(INDONESIAN), atol=0.02)


def test_a_missing_data_folder_is_one_line_on_stderr(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "embeddings.training.transformer"]
    finished = subprocess.run(
        [*command, "--data", str(tmp_path / "none"), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr.count("\n") == 1
    assert str(tmp_path / "none") in finished.stderr
