"""A language model, follow-ups and the doctor on the command line: the real command, the real client, a real server."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rag import Archive
from tests.endpoint import Reply, ScriptedModel

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]

JUDGED = {"SITASI_JUDGE": "bundled"}
FERRY = "Berapa tarif feri Teluk Sagara?"


def environment(model: ScriptedModel) -> dict[str, str]:
    llm = model.llm()
    return {
        "SITASI_LLM_BASE_URL": llm.base_url,
        "SITASI_LLM_MODEL": llm.model,
        "SITASI_LLM_API_KEY": "sk-mine",
        **JUDGED,
    }


def test_an_answer_in_a_models_words(
    sitasi: Run, document: Load, filled: Archive, model: ScriptedModel, tmp_path: Path
) -> None:
    model.says("Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. Tarifnya turun menjadi Rp10.000 [1].")
    asked = ("ask", FERRY, "--archive", str(filled.folder))
    answer = document(*asked, folder=tmp_path, **environment(model))
    assert answer["text"].endswith("mulai 1 Juli 2024 [1].")
    assert answer["phrasing"] == {
        "model": "scripted",
        "text": "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. Tarifnya turun menjadi Rp10.000 [1].",
        "sentences": [
            {
                "text": "Tarif feri Teluk Sagara naik menjadi Rp42.500.",
                "citations": [1],
                "supported": True,
                "citation_added": False,
            },
            {
                "text": "Tarifnya turun menjadi Rp10.000.",
                "citations": [1],
                "supported": False,
                "citation_added": False,
            },
        ],
        "verdict": None,
        "failure": None,
        "proposed": False,
    }
    printed = sitasi(*asked, folder=tmp_path, **environment(model)).stdout
    assert "Dalam kata-kata scripted:\n  Tarif feri Teluk Sagara naik menjadi Rp42.500 [1].\n" in printed
    assert "Rp10.000 [1]. (tidak terkonfirmasi oleh sumbernya)\n" in printed


def test_a_citation_that_was_added_is_told(sitasi: Run, filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    model.says("Tarif feri Teluk Sagara naik menjadi Rp42.500.")
    printed = sitasi("ask", FERRY, "--archive", str(filled.folder), folder=tmp_path, **environment(model)).stdout
    assert "  Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. (sitasi ditambahkan)\n" in printed


def test_sentences_to_grade_and_their_figures(
    sitasi: Run, document: Load, filled: Archive, model: ScriptedModel, tmp_path: Path
) -> None:
    model.says("Tarif feri Teluk Sagara naik menjadi Rp42.500 [1].")
    (tmp_path / "questions.jsonl").write_text(json.dumps({"question": FERRY}), encoding="utf-8")
    asked = ("eval", "sentences", "out.jsonl", "--questions", "questions.jsonl", "--archive", str(filled.folder))
    assert "Wrote 1 sentences to out.jsonl" in sitasi(*asked, folder=tmp_path, **environment(model)).stdout
    written = (tmp_path / "out.jsonl").read_text("utf-8")
    refused = sitasi(*asked, folder=tmp_path, exit_code=1, **environment(model))
    assert "out.jsonl is there already" in refused.stderr
    (tmp_path / "out.jsonl").write_text(written.replace('"carried": null', '"carried": true'), encoding="utf-8")
    for again in ((), ("--again", "--archive", str(filled.folder))):
        figures = document("eval", "graded", "out.jsonl", *again, folder=tmp_path, **JUDGED)["metrics"]
        assert figures["accepted of those carried"] == 1


def test_a_quotation_is_translated_below_its_source(
    sitasi: Run, filled: Archive, model: ScriptedModel, tmp_path: Path
) -> None:
    model.says("NOTHING FOUND", "Kota membantah bahwa jembatan itu akan dikenai tol.")
    asked = ("ask", "Apakah jembatan Old Quay dikenai tol?", "--archive", str(filled.folder))
    printed = sitasi(*asked, folder=tmp_path, **environment(model), SITASI_LLM_TRANSLATE="1").stdout
    assert "The city denied that the bridge will carry a toll [1]." in printed
    assert "    Diterjemahkan oleh scripted: Kota membantah bahwa jembatan itu akan dikenai tol.\n" in printed


def test_a_model_that_fails_costs_one_line(started: Run, filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    model.says(Reply(status=401))
    ran = started("ask", FERRY, "--archive", str(filled.folder), folder=tmp_path, **environment(model))
    assert "mulai 1 Juli 2024 [1]." in ran.stdout
    assert "scripted menolak kuncinya: kutipan di atas tetap berlaku." in ran.stdout
    assert "HTTP 401" in ran.stderr
    assert "sk-mine" not in ran.stdout + ran.stderr


def test_a_follow_up(sitasi: Run, document: Load, filled: Archive, tmp_path: Path) -> None:
    before = "When will the bridge at Old Quay open?"
    asked = ("ask", "How much did it cost?", "--after", before, "--archive", str(filled.folder))
    answer = document(*asked, folder=tmp_path, **JUDGED)
    assert (answer["question"], answer["rewritten"]) == (
        "How much did it cost?",
        "How much did the bridge at Old Quay cost?",
    )
    assert "$36 million" in answer["text"]
    assert sitasi(*asked, folder=tmp_path).stdout.startswith("Asked as: How much did the bridge at Old Quay cost?\n")


def test_the_doctor(sitasi: Run, document: Load, filled: Archive, model: ScriptedModel, tmp_path: Path) -> None:
    archive = ("--archive", str(filled.folder))
    assert document("doctor", *archive, folder=tmp_path)["healthy"] is True
    model.says(Reply(status=401))
    told = document("doctor", *archive, folder=tmp_path, exit_code=1, **environment(model))
    assert (told["healthy"], told["findings"][-1]["healthy"]) == (False, False)
    printed = sitasi("doctor", "--archive", "nowhere", folder=tmp_path, exit_code=1).stdout.splitlines()
    assert printed[0].startswith("✗ archive")
    assert [line[0] for line in printed[1:]] == ["✓"] * 3


def test_half_a_model_is_one_line(sitasi: Run, filled: Archive, tmp_path: Path) -> None:
    ran = sitasi(
        "ask", FERRY, "--archive", str(filled.folder), folder=tmp_path, exit_code=1, SITASI_LLM_MODEL="some-model"
    )
    assert ran.stderr.count("\n") == 1
    assert "SITASI_LLM_BASE_URL is missing" in ran.stderr
