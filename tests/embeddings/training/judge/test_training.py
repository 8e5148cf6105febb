"""The judge's recipe: what it is shown, what it counts as wrong, and that a tiny model learns it and goes on."""

import gzip
import json
import math
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from embeddings.errors import ReadingError
from embeddings.held_out import is_held_out
from embeddings.judge.pair_reader import LONGEST
from embeddings.language import Language
from embeddings.training.data import PassageQuestion
from embeddings.training.judge.course import JudgeCourse, read_network, run_course, write_network
from embeddings.training.judge.examples.claim_wording import as_question, drawn_heading
from embeddings.training.judge.examples.claims import read_packed
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.news import SentencePair, news_examples
from embeddings.training.judge.examples.patterns import PATTERNS
from embeddings.training.judge.examples.question_field import lay_out
from embeddings.training.judge.export import fitted_temperatures, write_folder
from embeddings.training.judge.held_out_figures import figures
from embeddings.training.judge.network.batches import Batches
from embeddings.training.judge.network.losses import known_loss, taught_loss
from embeddings.training.judge.network.network import JudgeNetwork, NetworkShape, States
from embeddings.training.judge.network.packing import UNKNOWN, Packed, pack

SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
WORDS = "kapan pasar dibuka hari senin ikan tidur kucing besar rumah baru tidak a b c d e f g h".split()
SENTENCES = [
    SentencePair(f"The mayor of Rana opened {number} new markets in 20{number}.",
             f"Wali kota Rana membuka {number} pasar baru pada 20{number}.", "news")
    for number in range(11, 71)
]  # fmt: skip


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({token: row for row, token in enumerate((*SIGNS, *WORDS))}, unk_token=SIGNS[1]))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return made


def test_a_pair_is_framed_and_its_answer_marked(tokenizer: Tokenizer) -> None:
    text = "Pasar dibuka hari Senin."
    example = ReadingExample("Kapan pasar dibuka?", text, "qa", answers=((13, 23),))
    packed = pack([(example,), (example.headed("Ikan tidur. "),)], tokenizer)
    for pair, (_, first, last) in enumerate(packed.spans.tolist()):
        tokens = packed.tokens[packed.starts[pair] : packed.starts[pair + 1]]
        words = [str(tokenizer.id_to_token(int(token))) for token in tokens]
        assert words[first : last + 1] == ["hari", "senin"]
        assert (words[0], words[packed.seconds[pair] - 1], words[-1]) == ("[CLS]", "[SEP]", "[SEP]")
    assert packed.answered.tolist() == [1, 1]


def test_an_answer_that_is_cut_off_leaves_it_unknown_whether_there_is_one(tokenizer: Tokenizer) -> None:
    text = "ikan " * 2 * LONGEST + "senin"
    packed = pack([(ReadingExample("Kapan?", text, "qa", answers=((len(text) - 5, len(text)),)),)], tokenizer)
    assert (packed.answered.tolist(), len(packed.tokens), len(packed.spans)) == ([UNKNOWN], LONGEST, 0)


def test_a_teacher_reads_the_english_of_a_pair(tokenizer: Tokenizer, tmp_path: Path) -> None:
    own = ReadingExample("kapan pasar", "ikan tidur", "news", stance=StanceLabel.OPEN, taught=("a b", "c d"))
    pack([(own,), (ReadingExample("a", "b", "claims", stance=StanceLabel.REFUTES),)], tokenizer).save(
        tmp_path / "data.npz"
    )
    packed = Packed.load(tmp_path / "data.npz")
    assert packed.teachers.tolist() == [2, 1, 2]
    assert packed.groups.tolist() == [0, 1, -1]
    batches = Batches(packed, device="cpu", most_tokens=64)
    (rows,) = batches.shuffled(np.random.default_rng(1), {})
    batch = batches.known(rows)
    read = batches.for_teacher(batch).tokens[rows.tolist().index(0)]
    assert [str(tokenizer.id_to_token(int(token))) for token in read[:7]] == "[CLS] a b [SEP] c d [SEP]".split()
    assert batch.is_own.tolist() == [row == 1 for row in rows.tolist()]


def test_sets_come_as_often_as_their_shares_say_and_what_is_held_out_never(tokenizer: Tokenizer) -> None:
    examples = [
        ReadingExample("a", "b", name, stance=StanceLabel.OPEN, dev=dev) for name in "xyz" for dev in (False, True)
    ]
    batches = Batches(pack([(one,) for one in examples], tokenizer), device="cpu", most_tokens=5)
    rows = Counter(int(row) for rows in batches.shuffled(np.random.default_rng(1), {"x": 0, "z": 3}) for row in rows)
    assert rows == {2: 1, 4: 3}
    assert sorted(int(row) for rows in batches.held_out() for row in rows) == [1, 3, 5]


def test_losses_by_hand(tokenizer: Tokenizer) -> None:
    group = (
        ReadingExample("a", "b c", "qa", relevant=True, answers=((0, 1),)),
        ReadingExample("a", "d", "qa", relevant=False, answers=()),
    )
    batches = Batches(pack([group], tokenizer), device="cpu", most_tokens=64)
    batch = batches.known(np.array([0, 1]))
    width = batch.pairs.tokens.shape[1] + 1
    even = States(torch.zeros(2), torch.zeros(2, 4), torch.zeros(2, width), torch.zeros(2, width))
    # Two windows alike, each as likely relevant as not, an answer as likely at each token as at any other or nowhere.
    expected = math.log(2) + 0.5 * math.log(2) + math.log(width)
    assert float(known_loss(even, batch)) == pytest.approx(expected)
    right = batch.start.float() * 50
    sure = States(torch.tensor([50.0, -50.0]), torch.zeros(2, 4), right, batch.end.float() * 50)
    assert float(known_loss(sure, batch)) == pytest.approx(0, abs=1e-3)
    assert float(taught_loss(even, even, batch)) == pytest.approx(0.5 * math.log(2))


def test_what_only_does_not_support_may_be_any_of_three(tokenizer: Tokenizer) -> None:
    examples = [(ReadingExample("a", "b", "x", stance=StanceLabel.NOT_SUPPORTED),)]
    batch = Batches(pack(examples, tokenizer), device="cpu", most_tokens=64).known(np.array([0]))
    width = batch.pairs.tokens.shape[1] + 1
    for scores in ([0.0, 50, 0, 0], [0.0, 0, 50, 0], [0.0, 0, 0, 50]):
        states = States(torch.zeros(1), torch.tensor([scores]), torch.zeros(1, width), torch.zeros(1, width))
        assert float(known_loss(states, batch)) == pytest.approx(0, abs=1e-6)


def test_claims_that_one_window_tells_apart_are_compared_with_each_other(tokenizer: Tokenizer) -> None:
    labels = (StanceLabel.SUPPORTS, StanceLabel.REFUTES, StanceLabel.OPEN)
    group = tuple(ReadingExample(one, "d", "x", stance=label) for one, label in zip("abc", labels, strict=True))
    alone = (ReadingExample("e", "d", "x", stance=StanceLabel.REFUTES),)
    batch = Batches(pack([group, alone], tokenizer), device="cpu", most_tokens=64).known(np.arange(4))
    width = batch.pairs.tokens.shape[1] + 1
    even = torch.zeros(4, 4)
    places = torch.zeros(4, width)
    wrong = even.clone()
    wrong[:2, :2] = torch.tensor([[0.0, 2], [2, 0]])

    def loss(scores: torch.Tensor, labelled: torch.Tensor) -> float:
        return float(known_loss(States(torch.zeros(4), scores, places, places), replace(batch, stance=labelled)))

    # Of the four, only the first two are of one window, and one is supported, the other refuted.
    unlabelled = torch.full((4,), UNKNOWN)
    assert loss(even, unlabelled) == 0
    assert loss(even, batch.stance) == pytest.approx(math.log(4) + 0.5 * math.log(2))
    assert loss(wrong, batch.stance) > loss(even, batch.stance) + 0.5 * 3


def test_a_network_is_told_which_words_both_texts_have() -> None:
    network = JudgeNetwork(NetworkShape(60, 32, 1, 2, 64, matched_places=8))
    tokens = torch.tensor([[2, 10, 11, 12, 3, 11, 50, 12, 12, 3, 0, 0]])
    sides = torch.tensor([[0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0]])
    read = torch.tensor([[1] * 10 + [0] * 2])
    # Of the first text, 10 is not in the second; of that, 11 and 12 stand at the second and third place of the first.
    assert network._matched(tokens, sides, read).tolist() == [[0, 10, 9, 9, 0, 7, 0, 6, 6, 0, 0, 0]]
    untold = network.eval()(tokens, sides, read).stance
    torch.nn.init.normal_(network.matches.weight)
    assert not torch.allclose(network(tokens, sides, read).stance, untold)


def test_news_says_every_kind_of_thing_in_all_pairings_of_the_languages() -> None:
    made = list(news_examples(SENTENCES * 8, Random(2)))
    assert {one.stance for one in made} == set(StanceLabel)
    kinds = {one.origin for one in made}
    assert {"news-denied", "news-hoax", "news-rumour", "news-plan", "news-corrected", "news-other-number"} <= kinds
    assert {"Wali kota Rana" in one.first for one in made} == {True, False}
    assert all(one.taught is not None and "mayor" in one.taught[0] for one in made)


def test_a_changed_number_stands_in_one_text_and_not_in_the_other() -> None:
    alone = [replace(one, source=str(place)) for place, one in enumerate(SENTENCES * 8)]
    changed = [one for one in news_examples(alone, Random(5)) if one.origin == "news-other-number"]
    assert changed
    for one in changed:
        assert one.taught is not None
        first, second = (set(re.findall(r"\d+", text)) for text in one.taught)
        assert first - second


def test_held_out_patterns_are_seen_only_in_what_is_held_out() -> None:
    held_out = [one.wording.english.split("{")[0] for one in PATTERNS[6::7] if not one.wording.english.startswith("{")]
    trained = [one.taught[1] for one in news_examples(SENTENCES * 8, Random(3)) if one.taught]
    assert held_out
    assert not any(opening in text for opening in held_out if opening.strip() for text in trained)
    assert all(one.dev for one in news_examples(SENTENCES, Random(3), dev=True))


def test_a_claim_is_asked_in_its_language() -> None:
    asked = {as_question("Pasar itu dibuka.", Language.INDONESIAN, Random(seed)) for seed in range(40)}
    assert {"Benarkah Pasar itu dibuka?", "Pasar itu dibuka, benarkah?"} <= asked
    assert as_question("The market was opened.", Language.ENGLISH, Random(3)) == "Was The market opened?"
    assert drawn_heading("Pasar dibuka", Random(1)).startswith("Pasar dibuka (20")


def test_what_is_held_out_is_held_out_whole() -> None:
    texts = [f"text {number}" for number in range(1200)]
    assert 60 < sum(map(is_held_out, texts)) < 140
    assert all(is_held_out(text) == is_held_out(f" {text.upper()} ") for text in texts)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "set.jsonl.gz"
    for content in (b"no gzip", gzip.compress(b"{broken")):
        broken.write_bytes(content)
        with pytest.raises(ReadingError, match=r"set\.jsonl\.gz.*give the data's folder with --data"):
            list(read_packed(broken))


def _tiny(tokenizer: Tokenizer, layers: int) -> JudgeNetwork:
    torch.manual_seed(layers)
    return JudgeNetwork(NetworkShape(tokenizer.get_vocab_size(), 32, layers, 2, 64, LONGEST, relative_buckets=0))


def _work(folder: Path, tokenizer: Tokenizer) -> None:
    """What is not ("tidak") refutes, in a folder as `prepare` leaves it."""
    letters = "a b c d e f g h".split()
    groups = [
        (ReadingExample(one, f"{word} {one} {other}", "letters", stance=stance, dev=is_held_out(one + other)),)
        for one in letters
        for other in letters
        for word, stance in (("tidak", StanceLabel.REFUTES), ("baru", StanceLabel.SUPPORTS))
    ]
    pack(groups, tokenizer).save(folder / "data.npz")
    rows = np.array([2, 4, 5, 3], np.uint16)
    np.savez(folder / "parallel.npz", english=np.tile(rows, 16), english_starts=np.arange(17) * 4,
             indonesian=np.tile(rows, 16), indonesian_starts=np.arange(17) * 4)  # fmt: skip
    write_network(folder / "teacher-start.safetensors", _tiny(tokenizer, 2))
    write_network(folder / "judge-start.safetensors", _tiny(tokenizer, 1))


@pytest.mark.slow
def test_a_tiny_judge_learns_keeps_its_token_rows_and_goes_on_where_it_stopped(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    _work(tmp_path, tokenizer)
    course = JudgeCourse(8, tokens_at_once=512, judge_rate=3e-3, teacher_rate=3e-3)
    judge = run_course(tmp_path, course)
    start = read_network(tmp_path / "judge-start.safetensors")
    assert torch.equal(judge.words.weight, start.words.weight)
    batches = Batches(Packed.load(tmp_path / "data.npz"), device="cpu", most_tokens=512)
    before, after = (figures(network, batches)["letters"]["accuracy"] for network in (start, judge))
    assert after > max(before, 0.8)
    again = run_course(tmp_path, course)  # every stage's time has gone
    assert all(torch.allclose(one, again.state_dict()[name], atol=1e-2) for name, one in judge.state_dict().items())
    write_folder(tmp_path / "judge", judge, tokenizer, batches)
    settings = json.loads((tmp_path / "judge" / "config.json").read_text(encoding="utf-8"))
    assert settings["shape"]["num_hidden_layers"] == 1
    assert 0.5 <= fitted_temperatures(tmp_path / "judge" / "model.onnx", batches).stance <= 4


HARBOUR = "Pelabuhan Muara Lima dibuka pada tahun 1987 oleh gubernur."
WIDENED = "Pelabuhan Muara Lima diperluas dua kali sejak itu."
COPY = "Pada tahun 1987 pelabuhan di Muara Lima itu mulai dipakai."
MARKET = "Pasar ikan Muara Lima ramai setiap pagi."
BRIDGE = "Jembatan gantung di hulu sungai masih diperbaiki."
OPENED = PassageQuestion("Kapan pelabuhan Muara Lima dibuka?", HARBOUR, ("1987",))


def test_rivals_lie_in_other_documents_and_hold_no_answer() -> None:
    field = lay_out([OPENED], [HARBOUR, WIDENED, COPY, MARKET, BRIDGE], Language.INDONESIAN)
    assert [field.passages[place] for place in field.answers[0]] == [HARBOUR]
    assert [field.passages[place] for place in field.rivals[0]] == [WIDENED, MARKET]


def test_a_long_document_is_cut_and_the_part_that_holds_the_answer_is_the_answer() -> None:
    filler = " ".join([WIDENED] * 12)
    document = f"{filler} {HARBOUR}"
    field = lay_out([PassageQuestion(OPENED.text, document, ("1987",))], [document, MARKET], Language.INDONESIAN)
    assert " ".join(field.passages[:2]) == document
    assert max(len(passage) for passage in field.passages) <= 600
    assert field.groups.tolist() == [0, 0, 1]
    assert field.answers[0].tolist() == [1]


def test_an_answer_that_no_passage_holds_leaves_the_whole_document() -> None:
    field = lay_out([PassageQuestion(OPENED.text, HARBOUR, ("sejak dahulu",))], [HARBOUR, MARKET], Language.INDONESIAN)
    assert field.answers[0].tolist() == [0]
