"""Indonesian "apa" and "apakah" open yes/no questions, and questions for a thing as well."""

import pytest

from rag.query.question_features import features
from rag.query.yes_no import asks_yes_or_no

YES_NO = [
    "Is it raining?",
    "Didn't the mayor resign?",
    "Apakah tarif feri naik?",
    "Apakah Rana bermitra dengan Kelana?",
    "Apa Rana akan bermitra dengan Kelana?",
    "Apakah Rana mitra Kelana?",
    "Apakah feri itu mahal?",
    "Apakah ada korban jiwa?",
    "Apakah tarif feri Rp20.000?",
    "Apakah kapal yang tenggelam itu sudah ditemukan?",
    "Benarkah jembatan itu ditutup?",
    "Sudahkah trem dibangun?",
    "Apakah 70 pekerja mogok di Ori?",
    "ada yg luka gak di kebakaran pasar ori?",
    "bener ga sih jembatan ori bakal ditutup",
    "udah dibuka belum pasarnya?",
    "jadi nggak pasarnya pindah",
    "Tarif feri naik, kan?",
    "Stok beras turun atau tidak?",
]
FOR_A_THING = [
    "Apakah sumber hukum di Ori?",
    "Apakah nama kapal itu?",
    "Apakah yang dimaksud dengan feri?",
    "Apa yang terjadi di pelabuhan?",
    "Apakah ibu kota Ori?",
    "Apakah alat musik yang dimainkan oleh Dara?",
    "Apakah penyebab gempa terjadi di Ori?",
    "Apa itu gempa?",
    "Apa kapal terbesar di Ori?",
    "What is the fare?",
    "Siapa wali kota Ori?",
    "harga tiket museum ori",
    "tarif feri?",
    "brp sih harga cabe di pasar ori skrg",
    "so who won the ori cup",
    "Pasar Ori buka pagi atau malam?",
]


@pytest.mark.parametrize("question", YES_NO)
def test_what_is_answered_with_yes_or_no(question: str) -> None:
    assert asks_yes_or_no(question)


@pytest.mark.parametrize("question", FOR_A_THING)
def test_what_asks_for_a_thing(question: str) -> None:
    assert not asks_yes_or_no(question)


def test_a_question_is_told_by_its_words_wherever_capitals_numbers_and_spellings_differ() -> None:
    assert features("UDAH naik 12 persen?") == features("sudah naik 7 persen")
    assert features("") == frozenset()
