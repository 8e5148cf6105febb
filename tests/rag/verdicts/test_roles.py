"""Two names whose roles a sentence exchanges, and names whose roles it keeps, in both languages and across them."""

import pytest

from embeddings.language import Language
from rag.query import ClaimUnits, understand
from rag.verdicts.roles import exchanges_roles

ID, EN = Language.INDONESIAN, Language.ENGLISH


def claim(question: str) -> ClaimUnits:
    taken = understand(question).claim
    assert taken is not None
    return taken


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Apakah Elang Wirata mengalahkan Banyu Samudra?", "Banyu Samudra mengalahkan Elang Wirata 3-1.", ID),
        ("Apakah Elang Wirata mengalahkan Banyu Samudra?", "Elang Wirata dikalahkan 3-1 oleh Banyu Samudra.", ID),
        ("Apakah Elang Wirata mengalahkan Banyu Samudra?", "Elang Wirata were defeated by Banyu Samudra.", EN),
        (
            "Apakah Bank Lontar menggugat Tani Maju?",
            "Koperasi Tani Maju menggugat Bank Lontar karena kredit yang dibekukan.",
            ID,
        ),
        ("Was Bank Lontar sued by Tani Maju?", "Bank Lontar has sued Tani Maju over a loan.", EN),
        (
            "Apakah Elang Wirata menundukkan Banyu Samudra 3-1?",
            "Banyu Samudra menjuarai Liga Pesisir setelah menundukkan Elang Wirata 3-1 di Wirabuana.",
            ID,
        ),
        (
            "Apakah Elang Wirata kalah dari Banyu Samudra?",
            "Elang Wirata juara setelah mengalahkan Banyu Samudra 2-0.",
            ID,
        ),
        ("Did Elang Wirata lose to Banyu Samudra?", "Elang Wirata mengalahkan Banyu Samudra 2-0.", ID),
        ("Has Rani Kusuma replaced Dewi Lestaria?", "Dewi Lestaria replaces the retiring Rani Kusuma as rector.", EN),
    ],
)
def test_a_sentence_exchanges_them(question: str, sentence: str, language: Language) -> None:
    assert exchanges_roles(claim(question), sentence, language)


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Apakah Banyu Samudra mengalahkan Elang Wirata?", "Banyu Samudra mengalahkan Elang Wirata 3-1.", ID),
        ("Apakah Banyu Samudra mengalahkan Elang Wirata?", "Elang Wirata were defeated by Banyu Samudra.", EN),
        ("Was Bank Lontar sued by Tani Maju?", "Tani Maju has sued Bank Lontar over a loan.", EN),
        ("Did Banyu Samudra lose to Elang Wirata?", "Elang Wirata mengalahkan Banyu Samudra 2-0.", ID),
        ("Is Xiaomi partnering with Ford?", "Ford is partnering with Xiaomi in Wuhan.", EN),
        ("Was Rani Kusuma born in Arunggala?", "Arunggala was where Rani Kusuma was born.", EN),
        ("Didn't Rani Kusuma replace Dewi Lestaria?", "Dewi Lestaria replaced Rani Kusuma.", EN),
        ("Apakah Banyu Samudra mengalahkan Elang Wirata?", "Elang Wirata menjamu Banyu Samudra di Wirabuana.", ID),
        ("Apakah Banyu Samudra mengalahkan Elang Wirata?", "Banyu Samudra menang.", ID),
        (
            "Did Bank Lontar sue Tani Maju?",
            "Tani Maju, which said that it had never before been sued by anybody in the valley, thanked Bank Lontar.",
            EN,
        ),
        ("Apakah Banyu Samudra mengalahkan Elang Wirata?", "", ID),
    ],
)
def test_a_sentence_keeps_them_or_says_something_else(question: str, sentence: str, language: Language) -> None:
    assert not exchanges_roles(claim(question), sentence, language)
