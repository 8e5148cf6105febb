"""The judge: what it promises of its readings, with a tiny model of random weights and with the bundled one."""

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from embeddings.errors import ModelError
from embeddings.judge import Judge, load_judge
from embeddings.judge import judge as judges
from embeddings.judge.pair_reader import Temperatures, read_model
from embeddings.training.judge.export import export_network
from embeddings.training.judge.network.network import JudgeNetwork, NetworkShape

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


TINY = NetworkShape(
    vocab_size=len(SIGNS) + len(WORDS),
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=2,
    intermediate_size=48,
    max_position_embeddings=256,
)


@pytest.fixture(scope="module")
def network() -> JudgeNetwork:
    torch.manual_seed(3)
    return JudgeNetwork(TINY).eval()


@pytest.fixture(scope="module")
def folder(network: JudgeNetwork, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judge")
    export_network(folder / "model.onnx", network)
    (folder / "config.json").write_text(json.dumps({"temperatures": asdict(Temperatures())}), encoding="utf-8")
    tiny_tokenizer().save(str(folder / "tokenizer.json"))
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
        assert (reading.relevance, reading.answers, reading.span) == (alone.relevance, alone.answers, alone.span)


def test_no_answer_stands_in_an_empty_passage(judge: Judge) -> None:
    assert judge.read(QUESTION, [""])[0].answers == pytest.approx(0)


def test_what_runs_is_what_was_trained(network: JudgeNetwork, judge: Judge) -> None:
    """One byte a number moves a likelihood by a hundredth at most."""
    tokenizer = tiny_tokenizer()
    for passage, reading in zip(PASSAGES[:3], judge.read(QUESTION, PASSAGES[:3]), strict=True):
        pair = tokenizer.encode(QUESTION, passage)
        tokens, sides, read = (torch.tensor([part]) for part in (pair.ids, pair.type_ids, pair.attention_mask))
        with torch.inference_mode():
            states = network(tokens, sides, read)
        assert reading.relevance == pytest.approx(float(states.relevance.sigmoid()), abs=0.01)
        assert reading.answers == pytest.approx(1 - float(states.start.softmax(1)[0, -1]), abs=0.01)


def test_temperatures_make_it_less_sure(folder: Path, judge: Judge, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    warmer = json.dumps({"temperatures": asdict(Temperatures(relevance=4.0))})
    (tmp_path / "config.json").write_text(warmer, encoding="utf-8")
    (sure,) = judge.read(QUESTION, PASSAGES[:1])
    (scores,) = read_model(tmp_path).read([(QUESTION, PASSAGES[0])])
    odds, cooled = (math.log(one / (1 - one)) for one in (sure.relevance, scores.relevance))
    assert cooled == pytest.approx(odds / 4, abs=1e-4)


def test_the_span_stands_in_the_passage_and_is_no_likelier_than_its_start(judge: Judge) -> None:
    for passage, reading in zip(PASSAGES, judge.read(QUESTION, PASSAGES), strict=True):
        if not passage:
            assert reading.span is None
            continue
        assert reading.span is not None
        assert 0 <= reading.span.start < reading.span.end <= len(passage)
        assert reading.span.likelihood <= reading.answers + 1e-6


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
    assert judge.comparer.compare([], QUESTION).shape == (0, 4)


def test_a_comparison_shares_one_among_the_stances(judge: Judge) -> None:
    assert judge.comparer is not None
    support = judge.comparer.compare(PASSAGES, "The market was opened.")
    assert support.dtype == np.float32
    assert support.shape == (len(PASSAGES), 4)
    np.testing.assert_allclose(support.sum(1), np.ones(len(PASSAGES)), atol=1e-5)


def test_an_overlong_passage_and_lone_surrogates_are_read(judge: Judge) -> None:
    long, odd = judge.read("\ud800 " + QUESTION, ["pasar itu " * 50_000, "ikan \udfff besar"])
    assert 0 <= long.relevance <= 1
    assert 0 <= odd.relevance <= 1


@pytest.mark.parametrize("text", ["", " ", "\x00", "?!…", "\ud800", "١٢٣", "a" * 100_000, "\n" * 5000])
def test_whatever_is_read_gives_likelihoods(judge: Judge, text: str) -> None:
    assert judge.comparer is not None
    for reading in (*judge.read(text, [text, PASSAGES[0]]), *judge.read(QUESTION, [text])):
        assert 0 <= reading.relevance <= 1
        assert 0 <= reading.answers <= 1
    assert np.isfinite(judge.comparer.compare([text], text)).all()


def test_a_thousand_windows_are_read_in_pieces(judge: Judge) -> None:
    readings = judge.read(QUESTION, PASSAGES * 250)
    assert [one.relevance for one in readings[:4]] == pytest.approx([one.relevance for one in readings[-4:]], abs=0.02)


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
    (tmp_path / "config.json").write_text(json.dumps(settings | {"shape": {}}), encoding="utf-8")
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
