import json
from pathlib import Path

import pytest

from eval.grading.written import PromptedQuestion, write_sentences, written_sentences
from eval.tuning.thresholds import main
from rag import Archive, Assistant, CallableLlm

FERRY = "Berapa tarif feri Teluk Sagara?"
REPLY = "Tarif feri Teluk Sagara naik menjadi Rp42.500. Tarifnya turun menjadi Rp10.000 [1]."


def test_it_prints_what_each_threshold_lets_through(
    filled: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "graded.jsonl"
    llm = CallableLlm(lambda _messages: [REPLY])
    write_sentences(path, [lambda: written_sentences(PromptedQuestion("f", FERRY), Assistant(filled), llm)])
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    grades = [{**first, "carried": True, "answers": True}, {**second, "carried": False, "answers": False}]
    path.write_text("\n".join(map(json.dumps, grades)), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["thresholds", str(path), "--archive", str(filled.folder)])
    main()
    carried, told, answers = capsys.readouterr().out.strip().split("\n\n")
    assert [table.splitlines()[0].split()[0] for table in (carried, told, answers)] == ["carried", "told", "answers"]
    assert told.splitlines()[1].split() == ["0.1", "1.000", "1.000", "1.000", "1.000", "1.000"]
    assert answers.splitlines()[1].split() == ["0.1", "1", "of", "1", "0", "of", "0"]
