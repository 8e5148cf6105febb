import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rag import Archive

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]

QUESTIONS = [
    {"question": "Berapa tarif feri Teluk Sagara?", "answers": ["Rp42.500"], "article": "feri.txt"},
    {"question": "When will the bridge at Old Quay open?", "answers": ["14 March 2025"]},
    {"question": "Siapa penemu mikroskop elektron?", "answerable": False},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    return path


def test_a_newsrooms_own_questions(document: Load, filled: Archive, questions: Path, tmp_path: Path) -> None:
    asked = ("eval", "run", str(questions), "--archive", str(filled.folder))
    run = document(*asked, "--out", "first", folder=tmp_path)
    assert (run["queries"], run["metrics"]["AnswerHit"], run["metrics"]["nDCG@10"]) == (3, 1.0, 1.0)
    assert run["metrics"]["AnsweredRate (unanswerable)"] == 0.0
    assert {path.name for path in (tmp_path / "first").iterdir()} == {
        "run.json",
        "answers.jsonl",
        "articles.jsonl",
        "run.trec",
        "report.html",
    }
    document(*asked, "--out", "second", folder=tmp_path)
    compared = document("eval", "compare", "first", "second/run.json", folder=tmp_path)
    assert {row["difference"] for row in compared["metrics"]} <= {0.0, None}


def test_a_beir_folder_brings_its_articles_and_is_built_once(document: Load, tmp_path: Path) -> None:
    beir = tmp_path / "beir"
    (beir / "qrels").mkdir(parents=True)
    (beir / "corpus.jsonl").write_text('{"_id": "d1", "text": "Tarif feri naik menjadi Rp42.500."}\n', encoding="utf-8")
    (beir / "queries.jsonl").write_text('{"_id": "q1", "text": "Berapa tarif feri?"}\n', encoding="utf-8")
    (beir / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n", encoding="utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = document("eval", "run", "beir", "--split", "dev", folder=tmp_path, **cache)
    again = document("eval", "run", "beir", "--out", "again", folder=tmp_path, **cache)
    assert first["metrics"]["nDCG@10"] == again["metrics"]["nDCG@10"] == 1.0
    assert "passages per second while adding" in first["costs"]
    assert "passages per second while adding" not in again["costs"]
    assert first["fingerprints"] == again["fingerprints"]


def test_a_gate_for_continuous_integration(sitasi: Run, filled: Archive, questions: Path, tmp_path: Path) -> None:
    asked = ("eval", "run", str(questions), "--archive", str(filled.folder), "--out")
    sitasi(*asked, "out", "--fail-below", "AnswerHit=0.9", folder=tmp_path)
    taken = sitasi(*asked, "out", folder=tmp_path, exit_code=1)
    assert taken.stderr == "sitasi: out holds a run already: choose a new folder\n"
    failed = sitasi(*asked, "other", "--fail-below", "VerdictAccuracy=0.9", folder=tmp_path, exit_code=1)
    assert "VerdictAccuracy" in failed.stderr
    assert "report.html" in failed.stdout


def test_reader(document: Load, sitasi: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"premise": "Tarif naik.", "hypothesis": "Tarif naik.", "label": "entailment"})] * 3
    (tmp_path / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    measured = document("eval", "reader", ".", "--limit", "2", folder=tmp_path, SITASI_JUDGE="bundled")
    (one,) = measured["sets"]
    assert (measured["judge"], one["set"], one["kind"], one["rows"]) == ("bundled", "claims", "claims", 2)
    assert one["metrics"]["accuracy"] == 1
    refused = sitasi("eval", "reader", ".", folder=tmp_path, exit_code=1)
    assert "there is no judge to measure" in refused.stderr


def test_claims(document: Load, tmp_path: Path) -> None:
    line = {"premise": "Tarif tidak naik.", "hypothesis": "Tarif naik.", "label": "contradiction"}
    (tmp_path / "claims.jsonl").write_text(json.dumps(line), encoding="utf-8")
    measured = document("eval", "claims", "claims.jsonl", folder=tmp_path)
    assert measured == {"claims": 1, "metrics": {"accuracy": 1.0, "macro-F1": 1.0}}


def test_original_files_become_one_pool(sitasi: Run, document: Load, tmp_path: Path) -> None:
    def squad(name: str, context: str, question: str, answer: str) -> None:
        asked = {"id": "q1", "question": question, "answers": [{"text": answer, "answer_start": context.find(answer)}]}
        data = {"data": [{"title": "", "paragraphs": [{"context": context, "qas": [asked]}]}]}
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")

    squad("id.json", "Tarif feri naik menjadi Rp42.500.", "Berapa tarif feri?", "Rp42.500")
    squad("en.json", "The ferry fare rose to Rp42,500.", "What is the ferry fare?", "Rp42,500")
    for name in ("id", "en"):
        sitasi("eval", "convert", "squad", f"{name}.json", name, "--split", name, folder=tmp_path)
    sitasi("eval", "translate", "en", "id", "crossed", "--split", "crossed", folder=tmp_path)
    sitasi("eval", "merge", "id", "crossed", "pool", "--documents", "en", folder=tmp_path)
    run = document("eval", "run", "pool", folder=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (run["queries"], set(run["by_split"])) == (2, {"id", "crossed"})
    assert run["by_split"]["crossed"]["R@5"] == 1.0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "nowhere"), "nowhere"),
        (("run", "questions.jsonl", "--archive", "nowhere"), "sitasi add"),
        (("run", "questions.jsonl", "--split", "test", "--archive", "{filled}"), "no split 'test'"),
        (("run", "questions.jsonl", "--fail-below", "AnswerHit", "--archive", "{filled}"), "AnswerHit"),
        (("compare", "nowhere", "nowhere"), "nowhere"),
        (("claims", "nowhere.jsonl"), "nowhere.jsonl"),
        (("convert", "klingon", "in", "out"), "klingon"),
        (("merge", "out"), "at least one folder"),
        (("export-feedback", "out", "--archive", "nowhere"), "sitasi add"),
    ],
)
def test_mistakes_are_told_in_a_line(
    sitasi: Run, filled: Archive, questions: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    assert questions.parent == tmp_path
    given = [word.format(filled=filled.folder) for word in words]
    ran = sitasi("eval", *given, folder=tmp_path, exit_code=1)
    assert said in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_every_problem_of_a_dataset_is_named_at_once(sitasi: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"question": ""}\n{broken\n{"verdict": "maybe"}\n', encoding="utf-8")
    ran = sitasi("eval", "run", "bad.jsonl", folder=tmp_path, exit_code=1)
    for number in (1, 2, 3):
        assert f"bad.jsonl:{number}" in ran.stderr
