"""What a language model writes, a line a sentence."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import SettingsError
from eval.grading.written import PromptedQuestion, Written, callable_llm, write_sentences, written_sentences
from rag import Archive, Assistant, CallableLlm

FERRY = "Berapa tarif feri Teluk Sagara?"
RISES = "Tarif feri Teluk Sagara naik menjadi Rp42.500."


def says(_messages: list[dict[str, str]]) -> Iterator[str]:
    yield f"{RISES} Tarifnya turun menjadi Rp10.000 [1].\nYES\nRp42.500 [1]."


def written(filled: Archive) -> list[Written]:
    return written_sentences(PromptedQuestion("f", FERRY), Assistant(filled), CallableLlm(says, model="mine"))


def test_a_line_holds_the_sentence_its_marks_and_what_the_check_says(filled: Archive, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert write_sentences(target, [lambda: written(filled), list]) == 3
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [(one["sentence"], one["marks"], one["supported"], one["citation_added"]) for one in lines] == [
        (RISES, [], True, True),
        ("Tarifnya turun menjadi Rp10.000.", [1], False, False),
        ("Rp42.500.", [1], None, False),
    ]
    assert all(one["carried"] is None and one["model"] == "mine" for one in lines)
    assert all(any("Rp42.500" in given["text"] for given in one["passages"]) for one in lines)
    assert "Rp42.500" in lines[0]["cited"][0]


def test_a_refusal_is_asked_of_a_model_that_may_propose(filled: Archive) -> None:
    unsure = Assistant(filled, settings=replace(filled.settings, least_confidence=1.0))
    asked, llm = PromptedQuestion("f", FERRY), CallableLlm(says)
    assert written_sentences(asked, unsure, llm) == []
    first, second, _ = written_sentences(asked, unsure, replace(llm, propose=True))
    assert (first.supported, first.proposed, second.supported) == (True, True, None)


def test_a_model_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "model.py"
    file.write_text("def stream(messages):\n    yield 'Naik.'\n", encoding="utf-8")
    llm = callable_llm(f"{file}:stream")
    assert (llm.model, list(llm.stream([]))) == ("stream", ["Naik."])
    with pytest.raises(SettingsError, match="holds no 'other'"):
        callable_llm(f"{file}:other")
    with pytest.raises(SettingsError, match="there is no file"):
        callable_llm("nowhere.py:stream")
    file.write_text("1 / 0", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be run: ZeroDivisionError"):
        callable_llm(f"{file}:stream")
