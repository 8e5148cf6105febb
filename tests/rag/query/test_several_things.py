"""Questions that ask for several things: what is split, and what never is.

`several_things.jsonl` holds wordings with what they ask: the questions that are joined, the sides that are compared, or
the alternatives that are offered.
"""

import gzip
import json
from pathlib import Path

import pytest

from rag.language.spelling import written_out
from rag.query import QuestionKind, questions_in, sides_of, understand
from rag.query.alternatives import alternatives_of

SHARED = Path(__file__).parents[4] / "shared" / "data"
ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("several_things.jsonl").read_text(encoding="utf-8").splitlines()
]
NOT_YET = {
    "who scored and what was the final result",
    "Compare last year's harvest with this year's",
    "Compare the turnout in Ashby with that in Holm",
    "Tiketnya gratis apa bayar?",
    "did the mayor resign or was he fired?",
    "Did the court convict or acquit Dara Wening?",
    "Did exports grow or shrink last quarter?",
}
"""What is not taken apart as it should be."""


def found(kind: str, question: str) -> list[str]:
    told = written_out(question)
    if kind == "two-part":
        return [one.rstrip("?,") for one in questions_in(told)]
    if kind == "comparison":
        return list(sides_of(told))
    return [one.words for one in alternatives_of(told)]


def taken_apart(question: str) -> bool:
    return len(questions_in(question)) > 1 or bool(sides_of(question)) or bool(alternatives_of(question))


@pytest.mark.parametrize("kind", ["two-part", "comparison", "either-or"])
def test_at_least_forty_wordings_are_taken_apart_as_they_are_meant(kind: str) -> None:
    rows = [row for row in ROWS if row["kind"] == kind]
    missed = {row["question"] for row in rows if found(kind, row["question"]) != row["parts"]}
    assert len(rows) >= 40
    assert missed == NOT_YET & {row["question"] for row in rows}


@pytest.mark.parametrize("question", [row["question"] for row in ROWS if row["kind"] == "one"])
def test_what_asks_one_thing_is_left_whole(question: str) -> None:
    assert questions_in(question) == (question,)
    assert sides_of(question) == ()
    assert alternatives_of(question) == ()


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "either-or"], ids=lambda row: row["question"])
def test_an_either_or_question_is_neither_split_nor_answered_with_yes_or_no(row: dict[str, str]) -> None:
    question = row["question"]
    assert questions_in(question) == (question,)
    assert sides_of(question) == ()
    if question not in NOT_YET:
        assert understand(question).kind is not QuestionKind.YES_NO
        assert understand(question).claim is None


def test_more_than_three_questions_are_left_whole() -> None:
    four = "When was it built? Who built it? What did it cost? Where does it stand?"
    assert questions_in(four) == (four,)


def test_what_stands_in_quotation_marks_is_left_whole() -> None:
    assert len(questions_in('Who sang "When will it end and who will know"?')) == 1
    assert alternatives_of('Did "Rise or Fall" win the prize?') == ()


def test_thanks_beside_two_questions_are_left_out_and_a_statement_stays_with_its_question() -> None:
    assert questions_in("Siapa wali kota Ori? Berapa umurnya? Terima kasih!") == (
        "Siapa wali kota Ori?",
        "Berapa umurnya?",
    )
    told = "Jembatan Old Quay ditutup Senin. Kapan dibuka?"
    assert questions_in(f"Siapa wali kota Ori? {told}") == ("Siapa wali kota Ori?", told)
    assert questions_in(told) == (told,)


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("Is Pell open or closed on Mondays?", ["Pell is open on Mondays.", "Pell is closed on Mondays."]),
        ("Apakah Ori mendukung atau menolak rencana itu?", ["Ori mendukung rencana itu.", "Ori menolak rencana itu."]),
        ("Who won the cup, Pell or Quay Town?", ["Pell won the cup.", "Quay Town won the cup."]),
        ("Di mana festival digelar, Limas atau Sela?", ["Festival digelar di Limas.", "Festival digelar di Sela."]),
        ("Stok gula naik, turun, atau tetap?", ["Stok gula naik.", "Stok gula turun.", "Stok gula tetap."]),
    ],
)  # fmt: skip
def test_each_alternative_becomes_a_claim(question: str, claims: list[str]) -> None:
    assert [one.claim for one in alternatives_of(question)] == claims


@pytest.mark.slow
def test_next_to_no_question_of_other_people_is_taken_apart_wrongly() -> None:
    questions: list[str] = []
    for name in ("facqa-train", "idk-mrc-train"):
        questions += _texts(SHARED / name / "queries.jsonl", "text")
    for name in ("qa-en", "yesno-en"):
        questions += _texts(SHARED / "reading" / f"{name}.jsonl.gz", "question")
    found = [question for question in dict.fromkeys(questions) if taken_apart(question)]
    assert len(set(questions)) > 20_000
    assert len(found) <= 12  # of which "make it or break it" is none
    assert sum("make it or break it" in question for question in found) == 1


def _texts(path: Path, field: str) -> list[str]:
    if not path.is_file():
        pytest.skip("the shared folder with other people's questions is not here")
    written = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)[field] for line in written.decode("utf-8").split("\n") if line]
