import json
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from eval.datasets import read_beir


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    rows = {
        "corpus": [{"_id": "d1", "title": "", "text": "Feri berlayar."}, {"_id": "d2", "title": "", "text": "Gunung."}],
        "queries": [{"_id": "q1", "text": "Apa yang berlayar?"}],
    }
    for name, lines in rows.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n", encoding="utf-8")
    return tmp_path


def test_a_beir_folder_is_read(beir: Path) -> None:
    dataset = read_beir(beir)
    assert dataset.questions == {"q1": "Apa yang berlayar?"}
    assert dataset.splits == {"dev": {"q1": {"d1": 1}}}


def test_a_folder_without_judgements_is_refused(beir: Path) -> None:
    (beir / "qrels" / "dev.tsv").unlink()
    with pytest.raises(ReadingError, match="no BEIR folder"):
        read_beir(beir)


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("queries.jsonl", "{broken", r"queries\.jsonl:2"),
        ("queries.jsonl", '["a list"]', r"queries\.jsonl:2"),
        ("queries.jsonl", '{"_id": "q2"}', r"queries\.jsonl:2"),
        ("qrels/dev.tsv", "q1\td1\tvery", r"dev\.tsv:3"),
        ("qrels/dev.tsv", "q1 d1 1", r"dev\.tsv:3"),
        ("qrels/dev.tsv", "q9\td1\t1", "'q9'"),
    ],
)
def test_a_wrong_line_is_named(beir: Path, file: str, line: str, said: str) -> None:
    path = beir / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=said):
        read_beir(beir)
