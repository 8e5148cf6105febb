"""The recipe's parts: who is held out, which word translates which, which words get rows."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embeddings.errors import ReadingError
from embeddings.training import held_out
from embeddings.training.alignment import WordPair, translation_probabilities
from embeddings.training.data import read_training_data
from embeddings.training.examples import Crops, Glosser, PairExamples
from embeddings.training.token_rows.contrastive import ContrastiveCourse, ExampleShare, train_rows
from embeddings.training.token_rows.start_rows import TokenRows, agreed_translations, count_tokens, start_rows
from embeddings.training.token_rows.vocabulary import extend_tokenizer, split_words, words_cut_up
from embeddings.training.token_rows.whitening import whiten

UNKNOWN = "[UNK]"
TOY_CORPUS = [
    ("kucing tidur", "the cat sleeps"),
    ("kucing makan", "the cat eats"),
    ("anjing tidur", "the dog sleeps"),
    ("anjing makan ikan", "the dog eats the fish"),
    ("ikan besar", "the big fish"),
    ("kucing besar", "the big cat"),
]
INDONESIAN = [WordPair(left.split(), right.split()) for left, right in TOY_CORPUS]
ENGLISH = [WordPair(right.split(), left.split()) for left, right in TOY_CORPUS]


@pytest.fixture
def tokenizer() -> Tokenizer:
    pieces = ["[PAD]", "[unused0]", UNKNOWN, "[CLS]", "cat", "ku", "##cing", "t", "##idur", "東", "!"]
    wordpiece = WordPiece({piece: row for row, piece in enumerate(pieces)}, unk_token=UNKNOWN)
    made = Tokenizer(wordpiece)
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.add_special_tokens(["[PAD]", "[CLS]"])
    made.enable_truncation(2)
    return made


def test_the_held_out_tenth_is_fixed_by_the_hash_of_the_id() -> None:
    names = [str(number) for number in range(10_000)]
    chosen = {name for name in names if held_out(name)}
    assert chosen == {name for name in names if str(int(sha256(name.encode()).hexdigest(), 16)).endswith("0")}
    assert 900 < len(chosen) < 1_100


def test_the_translations_of_a_toy_corpus_come_out() -> None:
    table = translation_probabilities(INDONESIAN, iterations=20)
    best = {word: next(iter(row)) for word, row in table.items()}
    assert best["kucing"] == "cat"
    assert best["anjing"] == "dog"
    assert best["tidur"] == "sleeps"
    assert best["besar"] == "big"


def test_probabilities_of_one_word_are_sorted_and_sum_to_at_most_one() -> None:
    for row in translation_probabilities(INDONESIAN, smallest=0.2).values():
        values = list(row.values())
        assert values == sorted(values, reverse=True)
        assert min(values) >= 0.2
        assert sum(values) <= 1 + 1e-9


def test_one_step_of_expectation_maximisation_by_hand() -> None:
    # Two possible sources for "x", the null word and "a"; none prefers it, so "a" keeps all it gives.
    assert translation_probabilities([WordPair(["a"], ["x"])], iterations=1) == {"a": {"x": 1.0}}
    # "a" meets "x" in two sentences with half a count each, and "y" in one: 2/3 against 1/3.
    pairs = [WordPair(["a"], ["x"]), WordPair(["a"], ["x"]), WordPair(["a"], ["y"])]
    assert translation_probabilities(pairs, iterations=1)["a"] == pytest.approx({"x": 2 / 3, "y": 1 / 3})


def test_nothing_is_learned_from_no_words() -> None:
    assert translation_probabilities([]) == {}
    assert translation_probabilities([WordPair([], ["x"]), WordPair(["a"], [])]) == {}


def test_agreement_drops_the_word_that_goes_with_everything() -> None:
    table = agreed_translations(
        translation_probabilities(INDONESIAN), translation_probabilities(ENGLISH, smallest=0.0005)
    )
    assert next(iter(table["ikan"])) == "fish"
    assert sum(table["ikan"].values()) == pytest.approx(1)


def test_the_commonest_words_that_are_cut_up_come_first(tokenizer: Tokenizer) -> None:
    counts = Counter({"kucing": 3, "tidur": 5, "cat": 9, "東京": 9, "2024": 9, "ikan": 3})
    assert words_cut_up(tokenizer, counts, limit=10) == ["tidur", "ikan", "kucing"]
    assert words_cut_up(tokenizer, counts, limit=1) == ["tidur"]


def test_an_extended_tokenizer_keeps_new_words_whole_and_drops_what_is_never_used(tokenizer: Tokenizer) -> None:
    extended = extend_tokenizer(tokenizer, ["kucing"])
    assert set(extended.get_vocab()) == {"[UNK]", "cat", "ku", "##cing", "t", "##idur", "!", "kucing"}
    assert sorted(extended.get_vocab().values()) == list(range(8))
    assert extended.encode("Kúcing tidur, CAT! [CLS]").tokens[:6] == ["kucing", "t", "##idur", "[UNK]", "cat", "!"]


def test_words_are_split_as_the_tokenizer_splits_them() -> None:
    assert split_words("Anak-anak Café_Ñandú, 23,5") == ["anak", "anak", "cafe", "nandu", "23", "5"]


def test_a_new_word_starts_between_its_translations_and_rarer_words_start_longer(tokenizer: Tokenizer) -> None:
    base_rows = np.zeros((11, 2), np.float32)
    base_rows[4] = (1, 0)
    base = TokenRows(tokenizer, base_rows)
    extended = extend_tokenizer(tokenizer, ["kucing", "meong"])
    vocabulary = extended.get_vocab()
    counts = count_tokens(extended, ["cat"] * 99)
    rows = start_rows(extended, base, translations={"kucing": {"cat": 1.0}, "meong": {"cat": 1.0}}, counts=counts)
    cat, kucing = rows[vocabulary["cat"]], rows[vocabulary["kucing"]]
    np.testing.assert_allclose(kucing / np.linalg.norm(kucing), cat / np.linalg.norm(cat), atol=1e-6)
    assert np.linalg.norm(kucing) > np.linalg.norm(cat)
    assert not rows[vocabulary["[UNK]"]].any()
    assert np.square(rows).sum(axis=1).mean() == pytest.approx(1)


def test_a_gloss_translates_word_by_word_and_leaves_names(tokenizer: Tokenizer) -> None:
    extended = extend_tokenizer(tokenizer, ["kucing", "tidur"])
    glosser = Glosser({"kucing": {"cat": 1.0}}, extended)
    tokens = glosser.gloss("Kucing tidur", np.random.default_rng(0))
    assert tokens.tolist() == [extended.token_to_id("cat"), extended.token_to_id("tidur")]


def test_every_pair_is_drawn_before_any_comes_again(tokenizer: Tokenizer) -> None:
    pairs = PairExamples(["cat", "ku", "t", "!"], ["t", "t", "cat", "ku"], tokenizer=extend_tokenizer(tokenizer, []))
    random = np.random.default_rng(0)
    batches = [pairs.draw(2, random) for _ in range(2)]
    assert len({tokens[0] for batch in batches for tokens in batch.queries}) == 4
    assert sorted(group for batch in batches for group in batch.groups) == [0, 0, 1, 2]


def test_a_crop_comes_from_its_passage(tokenizer: Tokenizer) -> None:
    extended = extend_tokenizer(tokenizer, ["satu", "dua", "tiga", "empat", "lima", "enam"])
    crops = Crops([["Satu dua tiga empat lima enam.", "Kucing tidur."]], tokenizer=extended)
    random = np.random.default_rng(0)
    whole = extended.encode("satu dua tiga empat lima enam kucing tidur").ids
    for _ in range(20):
        batch = crops.draw(1, random)
        query = batch.queries[0].tolist()
        assert any(query == whole[i : i + len(query)] for i in range(len(whole))) or query[-1:] == [
            extended.token_to_id("[UNK]")
        ]
        assert 0 < len(batch.passages[0]) <= len(whole) + 2


def test_training_brings_counterparts_together_and_repeats_itself(tokenizer: Tokenizer) -> None:
    words = ["satu", "dua", "tiga", "one", "two", "three"]
    extended = extend_tokenizer(tokenizer, words)
    rows = np.random.default_rng(0).normal(size=(extended.get_vocab_size(), 8)).astype(np.float32)
    lessons = [ExampleShare(PairExamples(words[:3], words[3:], tokenizer=extended), share=1)]
    course = ContrastiveCourse(steps=200, learning_rate=0.05, batch_size=3)
    trained = train_rows(rows, lessons, course)
    vocabulary = extended.get_vocab()
    places = [vocabulary[word] for word in words]
    unit = trained[places] / np.linalg.norm(trained[places], axis=1, keepdims=True)
    assert (unit[:3] @ unit[3:].T).argmax(axis=1).tolist() == [0, 1, 2]
    np.testing.assert_array_equal(trained, train_rows(rows, lessons, course))


def test_whitening_makes_a_stretched_cloud_round() -> None:
    cloud = np.random.default_rng(0).normal(size=(5_000, 3)).astype(np.float32) * (9, 3, 1) + 5
    spreads = {
        strength: np.sort(whiten(cloud.astype(np.float32), strength=strength).std(axis=0)) for strength in (0, 0.5, 1)
    }
    np.testing.assert_allclose(spreads[0] / spreads[0][0], (1, 3, 9), rtol=0.1)
    np.testing.assert_allclose(spreads[0.5] / spreads[0.5][0], (1, 3**0.5, 3), rtol=0.1)
    np.testing.assert_allclose(spreads[1] / spreads[1][0], (1, 1, 1), rtol=1e-3)


def test_the_held_out_never_enter_the_training_data(tmp_path: Path) -> None:
    kept, left_out = (
        next(name for name in (f"q{n}" for n in range(99)) if held_out(name) is wanted) for wanted in (False, True)
    )
    _write_toy_data(tmp_path, questions=[kept, left_out])
    data = read_training_data(tmp_path)
    assert [question.text for question in data.questions] == [f"text of {kept}"] * 2
    assert [pair.english for pair in data.sentences] == [kept]
    assert data.lemmas[0].weight == 3
    assert len(data.passages) == 2


def test_a_missing_data_folder_is_one_line_on_stderr(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="--data"):
        read_training_data(tmp_path / "none")
    command = [sys.executable, "-m", "embeddings.training.static_encoder"]
    finished = subprocess.run(
        [*command, "--data", str(tmp_path / "none"), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr.count("\n") == 1
    assert str(tmp_path / "none") in finished.stderr


def _write_toy_data(folder: Path, *, questions: list[str]) -> None:
    parallel = folder / "parallel"
    parallel.mkdir()
    tables = {
        "sentences": [f"{name}\tteks {name}\tpaper" for name in questions],
        "wordnet-definitions": ["a word\tsebuah kata"],
        "wordnet-lemmas": ["cat\tkucing\t3"],
    }
    for name, lines in tables.items():
        with gzip.open(parallel / f"{name}.tsv.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(["english\tindonesian", *lines, ""]))
    for name in ("facqa-train", "idk-mrc-train"):
        (folder / name / "qrels").mkdir(parents=True)
        _write_lines(folder / name / "corpus.jsonl", [{"_id": "p", "text": f"passage of {name}"}])
        _write_lines(folder / name / "queries.jsonl", [{"_id": q, "text": f"text of {q}"} for q in questions])
        judgements = ["query-id\tcorpus-id\tscore", *(f"{question}\tp\t1" for question in questions)]
        (folder / name / "qrels" / "train.tsv").write_text("\n".join(judgements))
    (folder / "indonli").mkdir()
    _write_lines(folder / "indonli" / "train.jsonl", [{"premise": "a", "hypothesis": "b"}])


def _write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows))
