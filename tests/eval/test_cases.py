"""Cases are graded by what their lines state."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import DatasetInvalid
from embeddings.language import Language
from eval.cases import Case, grade, measure_cases, read_cases
from rag import Settings
from rag.types import Answer, AnswerSentence, Reason, Verdict

LINE = {
    "id": "a-1",
    "kind": "fact",
    "articles": [
        {"title": "Tarif feri", "date": "2025-01-02", "publisher": "Kabar Ori",
         "text": "Tarif feri Ori naik menjadi Rp20.000."}
    ],
    "ask": "Berapa tarif feri Ori?",
    "shows": ["Rp20.000"],
}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    (read,) = read_cases(path)
    return read


def answer(*texts: str, verdict: Verdict | None = None) -> Answer:
    shown = tuple(AnswerSentence(text, (1,)) for text in texts)
    return Answer("?", Language.INDONESIAN, shown, verdict=verdict, reason=None if texts else Reason.NO_MATCH)


def test_a_case_is_asked_of_its_own_articles(case: Case) -> None:
    (graded,) = measure_cases([case], Settings())
    assert graded.wrong == ""
    assert "Rp20.000" in graded.answer.sentences[0].text


def test_what_a_line_states_must_hold(case: Case) -> None:
    assert grade(case, answer("Tarifnya Rp20.000.")) == ""
    assert grade(case, answer("Kapal tiba.")) == "not shown"
    assert grade(case, answer()) == "refused: no_match"
    assert grade(replace(case, refuses=True), answer("Kapal tiba.")) == "answered"
    assert grade(replace(case, refuses=True, shows=()), answer()) == ""
    no = replace(case, states_verdict=True, verdict=Verdict.NO)
    assert grade(no, answer("Rp20.000", verdict=Verdict.YES)) == "verdict yes, not no"
    first = replace(case, first=("Rp20.000",))
    assert grade(first, answer("Kapal tiba.", "Rp20.000")) == "not first"
    assert grade(replace(case, shows_all=("Kapal", "Rp20")), answer("Rp20.000")) == "not all shown"
    assert grade(replace(case, never=("kapal",)), answer("Rp20.000", "Kapal tiba.")) == "shows what it should not"


def test_a_broken_file_is_refused_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        json.dumps(LINE) + "\n" + json.dumps({**LINE, "id": "a-1", "today": "soon"}) + "\n{", encoding="utf-8"
    )
    with pytest.raises(DatasetInvalid, match="3 problems in the question set"):
        read_cases(path)
