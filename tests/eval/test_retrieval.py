import json
import math
from pathlib import Path

import pytest

from eval.corpus import add_corpus
from eval.datasets import corpus_of, read_dataset, texts_of
from eval.retrieval import measure, ndcg, run
from rag import Archive, Retriever

STORIES = {"a": "Feri berlayar ke pulau.", "b": "Gunung itu meletus.", "c": "Feri dan gunung terlihat."}


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    documents = [{"_id": one, "title": "", "text": text} for one, text in STORIES.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    questions = [{"_id": "q1", "text": "Apa yang meletus?"}, {"_id": "q2", "text": "Ke mana feri berlayar?"}]
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tb\t1\nq2\ta\t1\n", encoding="utf-8")
    return tmp_path


def test_ndcg_of_a_run_worked_by_hand() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1, "b": 1}, "q3": {"c": 1}}
    scores = {"q1": {"x": 2.0, "a": 1.0}, "q2": {"a": 3.0, "x": 2.0, "b": 1.0}, "q3": {}}
    # q1: found second, 1/log2(3); q2: (1 + 1/log2(4)) / (1 + 1/log2(3)); q3: nothing found, 0
    second = 1 / math.log2(3)
    assert ndcg(qrels, scores) == pytest.approx((second + 1.5 / (1 + second) + 0) / 3)


def test_a_copy_is_found_where_another_document_stands_for_it(beir: Path, tmp_path: Path) -> None:
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as corpus:
        corpus.write("\n" + json.dumps({"_id": "d", "title": "", "text": STORIES["b"]}))
    dataset = read_dataset(beir)
    with Archive.open(tmp_path / "archive") as archive:
        add_corpus(archive, corpus_of(dataset))
        hits = Retriever(archive).retrieve("Apa yang meletus?")
        found = run(Retriever(archive), texts_of(dataset.questions), ["q1"])["q1"]
    assert len(hits[0].copies) == 1
    assert list(found)[:2] in (["b", "d"], ["d", "b"])
    assert found["b"] == found["d"]


def test_documents_go_by_their_own_ids(beir: Path, tmp_path: Path) -> None:
    dataset = read_dataset(beir)
    with Archive.open(tmp_path / "archive") as archive:
        add_corpus(archive, corpus_of(dataset))
        found = run(Retriever(archive), texts_of(dataset.questions), ["q1"])
    assert max(found["q1"], key=lambda one: found["q1"][one]) == "b"
    assert found["q1"].keys() <= STORIES.keys()


def test_every_configuration_is_measured_on_every_split(beir: Path) -> None:
    figures = measure(read_dataset(beir))
    assert figures["dev"].keys() == {"encoder", "plain terms", "terms", "both", "all"}
    assert figures["dev"]["all"] == pytest.approx(1.0)
