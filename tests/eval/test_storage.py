import json
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from eval.runner import evaluate
from eval.storage import load_run, save_run
from eval.types import Dataset, Judgement, Question, Run
from rag import Archive, Assistant, Retriever


@pytest.fixture
def run(filled: Archive) -> Run:
    ferry = next(one for one in filled.articles() if "PT Samudra" in one.text)
    asked = Question("q 1", "Berapa tarif\u2028feri?", ("Rp42.500",), True, None, "dev", (Judgement(ferry.article_id),))
    return evaluate(Dataset("d", (asked,)), retriever=Retriever(filled), assistant=Assistant(filled))


def test_a_run_is_read_back_as_it_was_written(run: Run, tmp_path: Path) -> None:
    save_run(run, tmp_path / "out")
    for path in (tmp_path / "out", tmp_path / "out" / "run.json"):
        saved = load_run(path)
        assert saved.header["metrics"] == run.metrics
        assert [record["question"] for record in saved.records] == ["Berapa tarif\u2028feri?"]
        assert saved.records[0]["scores"] == run.results[0].scores


def test_the_trec_file_has_six_columns_best_first(run: Run, tmp_path: Path) -> None:
    save_run(run, tmp_path)
    rows = [line.split() for line in (tmp_path / "run.trec").read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 6 and row[0] == "q_1" for row in rows)
    assert [int(row[3]) for row in rows] == list(range(1, len(rows) + 1))
    assert [float(row[4]) for row in rows] == sorted((float(row[4]) for row in rows), reverse=True)


def test_what_is_no_run_is_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="nowhere"):
        load_run(tmp_path / "nowhere")
    save_run(run, tmp_path)
    record = json.loads((tmp_path / "answers.jsonl").read_text(encoding="utf-8"))
    del record["scores"]
    (tmp_path / "answers.jsonl").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ReadingError, match="scores"):
        load_run(tmp_path)
    (tmp_path / "run.json").write_text("{broken", encoding="utf-8")
    with pytest.raises(ReadingError, match="not valid JSON"):
        load_run(tmp_path)
