"""The judge's recipe: what it asks, what it counts as wrong, and that a tiny model learns it."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from embeddings.errors import ModelError, ReadingError
from embeddings.training.data import Question, Translation
from embeddings.training.examples import Deck, Glosser
from embeddings.training.judge.course import JudgeCourse, score, train_judge
from embeddings.training.judge.data import LabelledClaim, read_claims, read_unanswerable
from embeddings.training.judge.field import lay_out
from embeddings.training.judge.folder import read_start, write_judge
from embeddings.training.judge.glosses import QuestionGlosser
from embeddings.training.judge.lessons import Asked, AskedClaims, Claims, Crossed, EnglishClaims, turned
from embeddings.training.judge.pairs import Pair, PairMaker
from embeddings.training.judge.tasks import Answerability, Claimed, Label, Ranked, Scores

SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
UNKNOWN = SIGNS[1]
WORDS = "kapan pasar dibuka hari senin ikan tidur kucing besar rumah baru tidak a b c d e f g h".split()


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({token: row for row, token in enumerate((*SIGNS, *WORDS))}, unk_token=UNKNOWN))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return made


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(1)


def _words(tokenizer: Tokenizer, pair: Pair) -> list[str]:
    return [str(tokenizer.id_to_token(token)) for token in pair.tokens]


def test_a_pair_is_framed_and_its_answer_marked(tokenizer: Tokenizer, random: np.random.Generator) -> None:
    pair = PairMaker(tokenizer).make("kapan dibuka", "Pasar dibuka hari Senin", random, answers=["hari senin"])
    assert _words(tokenizer, pair) == [*"[CLS] kapan dibuka [SEP] pasar dibuka hari senin [SEP]".split()]
    assert pair.second == 4
    assert pair.answer == (False, False, True, True)


def test_an_answer_that_does_not_occur_marks_nothing(tokenizer: Tokenizer, random: np.random.Generator) -> None:
    assert PairMaker(tokenizer).make("kapan", "ikan tidur", random, answers=["besok", ""]).answer == ()


def test_of_an_overlong_passage_the_stretch_with_the_answer_is_kept(tokenizer: Tokenizer) -> None:
    maker = PairMaker(tokenizer, longest=8)  # four tokens of the passage, beside the question and three signs
    beginnings = set()
    for seed in range(40):
        pair = maker.make("kapan", "a b c d e f g h", np.random.default_rng(seed), answers=["f g"])
        words = _words(tokenizer, pair)[pair.second : -1]
        assert len(words) == 4
        assert "f g" in " ".join(words)
        beginnings.add(words[0])
    assert beginnings == {"d", "e"}  # "c" would end before "g"; later than "e" nothing fills the room


def _scores(**changed: list[float] | list[list[float]]) -> Scores:
    import torch

    rows = {"relevance": [0.0], "support": [[0.0] * 3], "nowhere": [0.0], "somewhere": [0.0], "right": [0.0]}
    return Scores(**{name: torch.tensor(value) for name, value in (rows | changed).items()})


def test_losses_by_hand() -> None:
    pair = Pair((2, 3, 3), 2)
    # Three alike labels: log 3. As much on the passage as on nowhere: log 2. Weights: see the tasks.
    assert float(Claimed((pair,), Label.REFUTES).loss(_scores())) == pytest.approx(0.11 * math.log(3))
    unanswered = Answerability((pair,), is_answered=False)
    assert float(unanswered.loss(_scores())) == pytest.approx(0.17 * math.log(2))
    sure = _scores(somewhere=[math.log(3.0)])  # three quarters on the passage
    assert float(unanswered.loss(sure)) == pytest.approx(0.17 * math.log(4))
    assert float(replace(unanswered, is_answered=True).loss(sure)) == pytest.approx(0.17 * math.log(4 / 3))
    two = _scores(
        relevance=[0.0, 0.0], support=[[0.0] * 3] * 2, nowhere=[0.0] * 2, somewhere=[0.0] * 2, right=[0.0] * 2
    )
    crop = Ranked((pair, pair), holds_answer=False)
    assert float(crop.loss(two)) == pytest.approx(0.33 * 2 * math.log(2))
    asked = replace(crop, holds_answer=True)
    assert float(asked.loss(two) - crop.loss(two)) == pytest.approx(0.17 * 2.5 * math.log(2))


def test_what_a_turned_sentence_says(random: np.random.Generator) -> None:
    assert turned("The market was opened.", random) == "The market was not opened."
    assert turned("It was not opened.", random) == "It was not opened."
    changed = {turned("It has 5 doors.", np.random.default_rng(seed)) for seed in range(30)}
    assert "It has not 5 doors." in changed
    assert len(changed) > 2
    assert "It has 5 doors." not in changed


def test_questions_become_english_word_by_word(tokenizer: Tokenizer, random: np.random.Generator) -> None:
    glosser = QuestionGlosser(Glosser({"pasar": {"market": 1.0}, "dibuka": {"opened": 1.0}}, tokenizer))
    assert glosser.gloss("Kapan pasar dibuka?", random) == "when market opened"
    assert glosser.gloss("Berapa lama pasar tidak dibuka", random).endswith("market not opened")
    assert glosser.sometimes("Kapan?", 0, random) == "Kapan?"


def _sentences() -> list[Translation]:
    return [
        Translation(f"It is number {n} of {source}.", f"ikan {n} {source}", source) for source in "ab" for n in "12"
    ]


def test_claims_of_translations_are_labelled_by_what_was_done(tokenizer: Tokenizer) -> None:
    lesson = EnglishClaims(_sentences(), PairMaker(tokenizer), Deck(4), count=4)
    tasks = [task for seed in range(10) for task in lesson.draw(np.random.default_rng(seed))]
    assert {task.label for task in tasks if isinstance(task, Claimed)} == set(Label)


def test_a_question_stands_before_its_passage_and_then_before_rivals(
    tokenizer: Tokenizer, random: np.random.Generator
) -> None:
    documents = ["Pasar besar dibuka hari Senin.", "Pasar besar baru.", "Ikan tidur."]
    questions = [Question("Kapan pasar besar dibuka?", documents[0], ("hari Senin",))]
    glosser = QuestionGlosser(Glosser({}, tokenizer))
    lesson = Asked(lay_out(questions, documents), questions, PairMaker(tokenizer), glosser, Deck(1))
    (task,) = lesson.draw(random)
    assert isinstance(task, Ranked)
    assert task.holds_answer
    right, *wrong = (_words(tokenizer, pair)[pair.second : -1] for pair in task.pairs)
    assert right[:5] == "pasar besar dibuka hari senin".split()
    assert [words[:3] for words in wrong] == ["pasar besar baru".split()]  # the other shares no term with the question
    assert [any(pair.answer) for pair in task.pairs] == [True, False]


def test_a_claim_that_is_asked_is_answered_by_what_supports_or_refutes_it(tokenizer: Tokenizer) -> None:
    claims = [LabelledClaim("Kucing tidur.", "Rumah baru.", label) for label in Label]
    lesson = AskedClaims(claims, PairMaker(tokenizer), QuestionGlosser(Glosser({}, tokenizer)), Deck(3))
    tasks = [task for seed in range(5) for task in lesson.draw(np.random.default_rng(seed))]
    answered = [task.is_answered for task in tasks if isinstance(task, Answerability)]
    assert len(answered) == 15
    assert sum(answered) == 10


def test_crops_stand_before_their_own_window(tokenizer: Tokenizer, random: np.random.Generator) -> None:
    (task,) = Crossed(_sentences(), PairMaker(tokenizer), Deck(4)).draw(random)
    assert isinstance(task, Ranked)
    assert not task.holds_answer
    assert len(task.pairs) == 4


@pytest.fixture
def data(tmp_path: Path) -> Path:
    questions = tmp_path / "idk-mrc-train"
    (questions / "qrels").mkdir(parents=True)
    (questions / "corpus.jsonl").write_text('{"_id": "p1", "text": "Satu."}\n{"_id": "p2", "text": "Dua."}\n')
    rows = [f'{{"_id": "{name}", "text": "{name}?"}}\n' for name in ("one", "none", "two", "six", "nothing")]
    (questions / "queries.jsonl").write_text("".join(rows))
    (questions / "qrels" / "train.tsv").write_text("q\tp\tscore\none\tp1\t1\ntwo\tp2\t1\n")
    return tmp_path


def test_an_unanswerable_question_goes_with_the_document_of_those_before_it(data: Path) -> None:
    read = [(question.text, question.passages) for question in read_unanswerable(data)]
    assert read == [("none?", ("Satu.",)), ("nothing?", ("Dua.",))]  # "six" is of the tenth that is held out


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"cannot read the unanswerable questions"):
        read_unanswerable(tmp_path)
    (tmp_path / "claims.jsonl").write_text('{"hypothesis": "a", "premise": "b", "label": "maybe"}\n')
    with pytest.raises(ReadingError, match=r"cannot read the claims in .*'maybe'"):
        read_claims(tmp_path / "claims.jsonl")
    with pytest.raises(ModelError, match=r"cannot load the transformer .*--trunk"):
        read_start(tmp_path, seed=1)


def test_a_tiny_model_learns_claims_and_leaves_its_token_rows(
    tokenizer: Tokenizer, random: np.random.Generator, tmp_path: Path
) -> None:
    from embeddings.pair_reader import read_model

    _write_transformer(tmp_path / "trunk", tokenizer)
    start = read_start(tmp_path / "trunk", seed=1)
    rows = start.model.words.weight.clone()
    glosser = QuestionGlosser(Glosser({}, tokenizer))
    claims = [
        LabelledClaim("kucing tidur", "kucing tidur", Label.SUPPORTS),
        LabelledClaim("kucing tidur", "kucing tidak tidur", Label.REFUTES),
        LabelledClaim("kucing tidur", "rumah baru", Label.NEITHER),
    ]
    maker = PairMaker(tokenizer)
    train_judge(start.model, [Claims(claims, maker, glosser, Deck(3), count=3)], JudgeCourse(80, learning_rate=3e-3))
    pairs = [maker.make(one.claim, one.premise, random) for one in claims]
    assert score(start.model, pairs).support.argmax(1).tolist() == [0, 1, 2]
    assert (start.model.words.weight == rows).all()
    write_judge(tmp_path / "judge", start.model, start.tokenizer)
    said = read_model(tmp_path / "judge").read([(one.claim, one.premise) for one in claims])
    assert [int(one.support.argmax()) for one in said] == [0, 1, 2]


def _write_transformer(folder: Path, tokenizer: Tokenizer) -> None:
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=128,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))


HARBOUR = "Pelabuhan Muara Lima dibuka pada tahun 1987 oleh gubernur."
WIDENED = "Pelabuhan Muara Lima diperluas dua kali sejak itu."
COPY = "Pada tahun 1987 pelabuhan di Muara Lima itu mulai dipakai."
MARKET = "Pasar ikan Muara Lima ramai setiap pagi."
BRIDGE = "Jembatan gantung di hulu sungai masih diperbaiki."
OPENED = Question("Kapan pelabuhan Muara Lima dibuka?", HARBOUR, ("1987",))


def test_rivals_lie_in_other_documents_and_hold_no_answer() -> None:
    field = lay_out([OPENED], [HARBOUR, WIDENED, COPY, MARKET, BRIDGE])
    assert [field.passages[place] for place in field.answers[0]] == [HARBOUR]
    assert [field.passages[place] for place in field.rivals[0]] == [WIDENED, MARKET]


def test_a_long_document_is_cut_and_the_part_that_holds_the_answer_is_the_answer() -> None:
    filler = " ".join([WIDENED] * 12)
    document = f"{filler} {HARBOUR}"
    field = lay_out([Question(OPENED.text, document, ("1987",))], [document, MARKET])
    assert " ".join(field.passages[:2]) == document
    assert max(len(passage) for passage in field.passages) <= 600
    assert field.groups.tolist() == [0, 0, 1]
    assert field.answers[0].tolist() == [1]


def test_an_answer_that_no_passage_holds_leaves_the_whole_document() -> None:
    field = lay_out([Question(OPENED.text, HARBOUR, ("sejak dahulu",))], [HARBOUR, MARKET])
    assert field.answers[0].tolist() == [0]
