"""The same questions, answered by quotations and by a language model, get the same measures."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import SettingsError
from eval.answerers import Answerer
from eval.runs.evaluation import run_dataset
from eval.types import Run
from rag import Archive, Secret
from rag.types import Reason, Verdict
from tests.endpoint import Reply, ScriptedModel

pytestmark = pytest.mark.slow

FERRY_ASKED = "Berapa tarif feri Teluk Sagara?"
QUESTIONS: list[dict[str, Any]] = [
    {"question": FERRY_ASKED, "answers": ["Rp42.500"], "article": "feri.txt"},
    {
        "question": "Will the bridge at Old Quay carry a toll?",
        "article": "https://quay.example/bridge",
        "verdict": "no",
    },
]
FERRY = "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]."


def run(archive: Archive, model: ScriptedModel, folder: Path, *replies: Reply | str) -> Run:
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    model.says(*replies)
    settings = replace(archive.settings, archive=archive.folder, llm=model.llm(api_key=Secret("sk-mine")))
    return run_dataset(
        folder / "questions.jsonl",
        settings,
        answerer=Answerer.LLM,
        out=folder / "run",
        progress=lambda _done, _total: None,
    ).run


def test_a_models_words_are_measured_like_quotations(filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    done = run(filled, model, tmp_path, FERRY)
    ferry, toll = done.results
    assert ferry.answer.sentences[0].text == "Tarif feri Teluk Sagara naik menjadi Rp42.500."
    assert (ferry.scores["AnswerHit"], ferry.scores["CitationPrecision"], ferry.scores["CitationRecall"]) == (1, 1, 1)
    assert toll.scores["Verdict"] == 0, "the model gave none"
    assert done.metrics.keys() >= {"nDCG@10", "AnswerHit", "CitationPrecision", "VerdictAccuracy"}
    assert done.costs["answers phrased"] == 2
    assert done.costs["sentences supported %"] == 50


def test_a_model_that_fails_leaves_the_quotations(filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    done = run(filled, model, tmp_path, Reply(status=500))
    assert all(result.answer.answered for result in done.results)
    assert done.results[1].answer.verdict is Verdict.NO
    assert done.costs["phrasing rejected"] == 2


def test_a_model_that_finds_no_answer_refuses(filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    done = run(filled, model, tmp_path, "NOTHING FOUND")
    assert [result.answer.reason for result in done.results] == [Reason.WEAK_EVIDENCE] * 2
    assert done.metrics["AnswerHit"] == 0


def test_refusals_that_a_model_turns_are_counted_right_and_wrong(
    filled: Archive, model: ScriptedModel, tmp_path: Path
) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "right", **QUESTIONS[0]},
        {"id": "wrong", **QUESTIONS[0], "answers": ["Rp1"]},
        {"id": "none", "question": FERRY_ASKED, "answerable": False},
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    model.says(FERRY)
    settings = replace(filled.settings, archive=filled.folder, llm=model.llm(propose=True), least_confidence=1.0)
    done = run_dataset(
        tmp_path / "questions.jsonl", settings, answerer=Answerer.LLM, out=tmp_path / "run", progress=lambda *_: None
    ).run
    assert [result.answer.answered for result in done.results] == [True] * 3
    told = {name: count for name, count in done.costs.items() if name.startswith("refusals")}
    assert told == {
        "refusals put to the model": 3,
        "refusals turned right": 1,
        "refusals turned wrong": 2,
        "refusals turned, not known": 0,
    }


def test_no_file_of_a_run_holds_the_key(filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    run(filled, model, tmp_path, FERRY)
    written = [one.read_text("utf-8") for one in (tmp_path / "run").rglob("*") if one.is_file()]
    assert len(written) >= 3
    assert not any("sk-mine" in text for text in written)


def test_the_model_is_asked_only_where_it_is_the_answerer(
    filled: Archive, model: ScriptedModel, tmp_path: Path
) -> None:
    (tmp_path / "questions.jsonl").write_text(json.dumps(QUESTIONS[0]), encoding="utf-8")
    settings = replace(filled.settings, archive=filled.folder, llm=model.llm())
    run_dataset(tmp_path / "questions.jsonl", settings, out=tmp_path / "run", progress=lambda _done, _total: None)
    assert model.headers == []


def test_a_model_must_be_configured(filled: Archive, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SITASI_LLM_BASE_URL"):
        run_dataset(tmp_path, filled.settings, answerer=Answerer.LLM, progress=lambda _done, _total: None)
