"""Calibration: what is asked, what is taken out, what is fitted."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.judge import Reading
from eval.corpus import document_id
from eval.datasets import corpus_of, read_dataset
from eval.tuning.calibration import QuestionHits, ask, held_out_questions, judged_ndcg, sentence_examples, signals_of
from rag import Archive, Settings

HELD_OUT = "six"
"""The one of "one" to "six" that no training sees."""
TEXTS = {
    "a": "Feri Sembira berlayar tiga kali sehari. Tarifnya Rp35.000.",
    "b": "Gunung Kelamba meletus pada 1998. Empat orang tewas.",
    "c": "Pasar ikan ramai setiap pagi.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [{"_id": one, "text": text} for one, text in TEXTS.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    known = {"answers": ["1998"], "answerable": True}
    rows = [{"_id": name, "text": "Kapan Gunung Kelamba meletus?", "metadata": known} for name in ("one", HELD_OUT)]
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    judged = "query-id\tcorpus-id\tscore\none\tb\t1\nsix\tb\t1\n"
    (tmp_path / "qrels" / "train.tsv").write_text(judged, encoding="utf-8")
    return tmp_path


def test_only_held_out_questions_are_asked_and_their_sentences_labelled(folder: Path, tmp_path: Path) -> None:
    dataset = read_dataset(folder)
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off")) as archive:
        archive.add(corpus_of(dataset))
        (one,) = ask(held_out_questions(dataset), archive)
        assert one.question.question_id == HELD_OUT
        assert one.relevant == {"b"}
        labels = {example.truth for example in sentence_examples(one, archive)}
        assert labels == {True, False}
        taken_out = one.without_answer()
        assert "b" not in {document_id(hit.passage.article) for hit in taken_out.hits}
        assert not taken_out.relevant
        whole, rest = signals_of(one, archive), signals_of(taken_out, archive)
        assert whole
        assert rest
        assert whole.confidence > rest.confidence


def test_the_weight_of_the_judge_decides_between_its_order_and_ours(folder: Path, tmp_path: Path) -> None:
    dataset = read_dataset(folder)
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off")) as archive:
        archive.add(corpus_of(dataset))
        (one,) = ask(held_out_questions(dataset), archive)
    wrong = [
        replace(hit, reading=Reading(0.0 if document_id(hit.passage.article) in one.relevant else 1.0, 0.0))
        for hit in one.hits
    ]
    figures = judged_ndcg([QuestionHits(one.question, wrong)])
    assert figures[0.0] == 1.0
    assert figures[1.0] < 1.0
