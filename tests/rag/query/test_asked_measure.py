"""What amount a question asks for, in both languages; a question for anything else asks for none."""

import pytest

from rag.language.measures import Measure
from rag.query import understand
from rag.query.asked_measure import asked_measures

ASKED = [
    ("Berapa harga sewa kios di Pasar Ori?", Measure.MONEY),
    ("berapa biaya perbaikan jembatan ori", Measure.MONEY),
    ("How much does a season ticket cost?", Measure.MONEY),
    ("Berapa berat batu itu?", Measure.MASS),
    ("How heavy is the bell?", Measure.MASS),
    ("Berapa lama perjalanan ke Ori?", Measure.DURATION),
    ("How many minutes late was the tram?", Measure.DURATION),
    ("Berapa luas sawah yang terendam?", Measure.AREA),
    ("How far is the lighthouse from the harbour?", Measure.LENGTH),
    ("Berapa persen warga yang setuju?", Measure.SHARE),
    ("What percentage of voters agreed?", Measure.SHARE),
]
NONE_ASKED = [
    "Berapa kapal yang berlayar?",
    "How many people were rescued?",
    "Kapan harga tiket naik?",
    "Siapa yang membayar biayanya?",
    "Jam berapa pasar dibuka?",
    "Mengapa feri itu terlambat?",
    "Tahun berapa mercusuar itu dibangun?",
]


@pytest.mark.parametrize(("question", "measure"), ASKED)
def test_what_is_asked_for_is_told_by_its_words(question: str, measure: Measure) -> None:
    assert measure in asked_measures(question)
    assert len(asked_measures(question)) < len(Measure) / 2


@pytest.mark.parametrize("question", NONE_ASKED)
def test_anything_else_is_no_amount(question: str) -> None:
    assert asked_measures(question) == frozenset()


def test_a_question_for_yes_or_no_needs_no_amount() -> None:
    assert understand("Apakah harga tiket feri Rp20.000?").measures == frozenset()
    assert understand("Berapa harga tiket feri?").measures == {Measure.MONEY}
