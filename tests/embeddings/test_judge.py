"""The judge: what it promises of its readings, with a tiny model of random weights and with the bundled one."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from embeddings import judge as judges
from embeddings.errors import ModelError
from embeddings.judge import Judge, load_judge

SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PADDING, UNKNOWN, START, END, MASK = SIGNS
WORDS = (
    "kapan pasar itu dibuka pada tahun 2019 oleh wali kota ikan besar tidur when was the market opened . ? ,".split()
)
QUESTION = "Kapan pasar itu dibuka?"
PASSAGES = [
    "Pasar itu dibuka pada tahun 2019.",
    "Ikan besar tidur.",
    "Wali kota, ikan besar, dan pasar itu. " * 8,
    "",
]


def tiny_tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({token: row for row, token in enumerate((*SIGNS, *WORDS))}, unk_token=UNKNOWN))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(START, SIGNS.index(START)), (END, SIGNS.index(END))],
    )
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch

    from embeddings.pair_model import PairModel, Shape
    from embeddings.training.judge.folder import write_judge

    torch.manual_seed(3)
    shape = Shape(
        vocab_size=len(SIGNS) + len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=256,
    )
    folder = tmp_path_factory.mktemp("judge")
    write_judge(folder, PairModel(shape), tiny_tokenizer())
    return folder


@pytest.fixture
def judge(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    monkeypatch.setattr(judges, "BUNDLED_JUDGE_FOLDER", folder)
    return load_judge()


def test_readings_are_likelihoods_in_the_order_of_the_passages(judge: Judge) -> None:
    readings = judge.read(QUESTION, PASSAGES)
    assert len(readings) == len(PASSAGES)
    assert all(0 <= reading.relevance <= 1 and 0 <= reading.answers <= 1 for reading in readings)
    for passage, reading in zip(PASSAGES, readings, strict=True):
        alone = judge.read(QUESTION, [passage])[0]
        # Padding to a longer neighbour may move the last bits of two-byte numbers, and nothing more.
        assert (reading.relevance, reading.answers) == pytest.approx((alone.relevance, alone.answers), abs=0.02)


def test_no_answer_stands_in_an_empty_passage(judge: Judge) -> None:
    assert judge.read(QUESTION, [""])[0].answers == pytest.approx(0)


def test_the_network_is_bert(folder: Path) -> None:
    """The same numbers as the library's own BERT, from the same weights."""
    import torch
    from transformers import BertConfig, BertModel

    from embeddings.pair_reader import read_model
    from embeddings.training.judge.folder import renamed

    model = read_model(folder)._model
    bert = BertModel(
        BertConfig(**{field: getattr(model.shape, field) for field in model.shape.__slots__}), add_pooling_layer=False
    )
    bert.eval()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    ours = model.state_dict()
    bert.load_state_dict({name: ours[renamed(name)] for name in bert.state_dict() if renamed(name) in ours})
    tokens = torch.tensor([[2, 5, 6, 3, 7, 8, 3], [2, 9, 3, 10, 3, 0, 0]])
    sides = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 0, 0]])
    read = (tokens > 0).long()
    seen: list[torch.Tensor] = []
    handle = model.layers[-1].register_forward_hook(lambda _module, _given, states: seen.append(states))
    with torch.inference_mode():
        model(tokens, sides, read)
        expected = bert(input_ids=tokens, token_type_ids=sides, attention_mask=read).last_hidden_state
    handle.remove()
    torch.testing.assert_close(seen[0][0], expected[0])
    torch.testing.assert_close(seen[0][1, :5], expected[1, :5])


def test_places_say_where_the_answer_may_stand(judge: Judge) -> None:
    (reading,) = judge.read(QUESTION, PASSAGES[:1])
    assert reading.places
    assert reading.answers_between(0, len(PASSAGES[0])) == pytest.approx(reading.answers, abs=0.05)
    whole, first, rest = (reading.answers_between(*part) for part in ((0, 99), (0, 10), (10, 99)))
    odds = [share / (1 - share) for share in (whole, first, rest)]
    assert odds[1] + odds[2] == pytest.approx(odds[0])
    assert reading.answers_between(0, 0) == 0


def test_no_passages_give_no_readings(judge: Judge) -> None:
    assert judge.read(QUESTION, []) == []
    assert judge.comparer is not None
    assert judge.comparer.compare([], QUESTION).shape == (0, 3)


def test_a_comparison_shares_one_among_supports_refutes_and_neither(judge: Judge) -> None:
    assert judge.comparer is not None
    support = judge.comparer.compare(PASSAGES, "The market was opened.")
    assert support.dtype == np.float32
    np.testing.assert_allclose(support.sum(1), np.ones(len(PASSAGES)), atol=1e-5)


def test_an_overlong_passage_and_lone_surrogates_are_read(judge: Judge) -> None:
    long, odd = judge.read("\ud800 " + QUESTION, ["pasar itu " * 50_000, "ikan \udfff besar"])
    assert 0 <= long.relevance <= 1
    assert 0 <= odd.relevance <= 1


def test_threads_read_alike(judge: Judge) -> None:
    expected = judge.read(QUESTION, PASSAGES)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: judge.read(QUESTION, PASSAGES), range(8))) == [expected] * 8


def test_the_fingerprint_follows_the_weights_but_not_the_card(
    folder: Path, judge: Judge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(judges, "BUNDLED_JUDGE_FOLDER", tmp_path)
    (tmp_path / "README.md").write_text("A card.", encoding="utf-8")
    assert load_judge().fingerprint == judge.fingerprint
    settings = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    (tmp_path / "config.json").write_text(json.dumps(settings | {"layer_norm_eps": 1e-6}), encoding="utf-8")
    assert load_judge().fingerprint != judge.fingerprint


def test_a_bundled_judge_that_is_not_there_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(judges, "BUNDLED_JUDGE_FOLDER", tmp_path / "none")
    with pytest.raises(ModelError, match=r"cannot load the bundled judge from .*none.*install the package again"):
        load_judge()


def test_a_name_that_is_no_model_says_so() -> None:
    with pytest.raises(ModelError, match=r"cannot load judge 'no-such-judge'.*give the folder of a CrossEncoder"):
        load_judge("no-such-judge")


def test_a_folder_that_is_no_cross_encoder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot load judge .*give a complete CrossEncoder folder") as caught:
        load_judge(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("outputs", [1, 3])
def test_a_cross_encoder_ranks_but_does_not_compare(tmp_path: Path, outputs: int) -> None:
    _write_cross_encoder(tmp_path, outputs=outputs)
    if outputs != 1:
        with pytest.raises(ModelError, match=r"it gives 3 numbers for a pair"):
            load_judge(str(tmp_path))
        return
    other = load_judge(str(tmp_path))
    assert other.comparer is None
    assert other.read(QUESTION, []) == []
    readings = other.read(QUESTION, PASSAGES[:2])
    assert all(reading.relevance == reading.answers and 0 < reading.relevance < 1 for reading in readings)


def _write_cross_encoder(folder: Path, *, outputs: int) -> None:
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    config = BertConfig(
        vocab_size=len(SIGNS) + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=128,
    )
    config.num_labels = outputs
    BertForSequenceClassification(config).save_pretrained(folder)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # as above
        tokenizer_object=tiny_tokenizer(),
        pad_token=PADDING,
        unk_token=UNKNOWN,
        cls_token=START,
        sep_token=END,
        mask_token=MASK,
        model_max_length=128,
    ).save_pretrained(folder)


@pytest.fixture(scope="module")
def bundled() -> Judge:
    return load_judge()


def test_the_bundled_judge_prefers_the_passage_that_answers(bundled: Judge) -> None:
    answering, other = bundled.read(
        "Kapan pasar ikan itu dibuka?",
        ["Pasar ikan itu dibuka pada 3 Mei 2019 oleh wali kota.", "Harga cabai naik sejak pekan lalu."],
    )
    assert answering.relevance > other.relevance
    assert answering.answers > other.answers


def test_the_bundled_judge_reads_across_languages(bundled: Judge) -> None:
    answering, other = bundled.read(
        "When was the fish market opened?",
        ["Pasar ikan itu dibuka pada 3 Mei 2019 oleh wali kota.", "Harga cabai naik sejak pekan lalu."],
    )
    assert answering.relevance > other.relevance


def test_the_bundled_judge_tells_a_claim_from_its_denial(bundled: Judge) -> None:
    assert bundled.comparer is not None
    said = "Wali kota membuka pasar ikan itu pada hari Senin."
    supported, denied = (
        bundled.comparer.compare([said], claim)[0]
        for claim in ("Pasar ikan itu dibuka oleh wali kota.", "Pasar ikan itu tidak dibuka oleh wali kota.")
    )
    assert supported[0] > denied[0]
    assert supported[1] < denied[1]
