import gzip
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from embeddings.training.data import held_out
from eval.datasets import qrels_by_split, read_dataset, texts_of
from eval.mixed import SPLITS, write_mixed_pool

ENGLISH = [f"the ferry number {n} sails to the far island at noon every day" for n in range(200)]
INDONESIAN = {text: f"feri nomor {n} berlayar ke pulau jauh pada siang setiap hari" for n, text in enumerate(ENGLISH)}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "parallel").mkdir()
    rows = [
        "english\tindonesian\tsource",
        *(f"{one}\t{INDONESIAN[one]}\tpaper" for one in ENGLISH),
        "too short\tpendek\tx",
    ]
    with gzip.open(tmp_path / "parallel" / "sentences.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    return tmp_path


def test_each_held_out_pair_is_there_in_one_language_and_asked_for_in_both(data: Path, tmp_path: Path) -> None:
    write_mixed_pool(data, tmp_path / "pool")
    pool = read_dataset(tmp_path / "pool")
    texts = texts_of(pool.questions)
    held = [text for text in ENGLISH if held_out(text)]
    judged = qrels_by_split(pool)
    assert set(judged) == set(SPLITS)
    assert sum(len(qrels) for qrels in judged.values()) == 2 * len(held)
    for split, qrels in judged.items():
        language = {"en": ENGLISH, "id": list(INDONESIAN.values())}[split[:2]]
        assert all(any(texts[question] in text for text in language) for question in qrels)
        assert all(len(texts[question].split()) == 8 for question in qrels)


def test_the_same_data_give_the_same_pool(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_mixed_pool(data, tmp_path / name)
    for file in ("corpus.jsonl", "queries.jsonl", "qrels/en-id.tsv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_nothing_is_written_over(data: Path, tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "mine").write_text("kept")
    with pytest.raises(ReadingError, match="name a new one"):
        write_mixed_pool(data, tmp_path / "pool")
