import json
from pathlib import Path

import pytest

from eval.datasets import qrels_by_split, read_dataset
from eval.tuning.fusion import Sample, sweep

TEXTS = {"a": "Feri berlayar ke pulau.", "b": "Gunung itu meletus.", "c": "Feri dan gunung terlihat."}


def test_every_weight_is_measured_for_every_sample(tmp_path: Path) -> None:
    documents = [{"_id": one, "text": text} for one, text in TEXTS.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "Apa yang meletus?"}\n', encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\n", encoding="utf-8")
    dataset = read_dataset(tmp_path)
    right = Sample("right", dataset, qrels_by_split(dataset)["dev"])
    wrong = Sample("wrong", dataset, {"q": {"a": 1}})
    figures = sweep([right, wrong], weights=(0.0, 0.5, 1.0))
    assert figures["right"] == pytest.approx({0.0: 1, 0.5: 1, 1.0: 1})
    # The document that has nothing to do with the question comes third of three: 1 / log2(4).
    assert figures["wrong"] == pytest.approx({0.0: 0.5, 0.5: 0.5, 1.0: 0.5})
