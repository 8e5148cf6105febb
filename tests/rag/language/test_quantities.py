"""Numbers that bound: "more than 400" is so where 412 is stated, and not where 380 is."""

import pytest

from embeddings.language import Language
from rag.language.quantities import bounding_words, comparable, differ, quantities

ID, EN = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("claimed", "stated", "language", "differs"),
    [
        ("lebih dari 400 meter", "sepanjang 412 meter", ID, False),
        ("lebih dari 400 meter", "sepanjang 400 meter", ID, True),
        ("kurang dari 400 meter", "sepanjang 412 meter", ID, True),
        ("di atas Rp10.000", "seharga Rp12.500", ID, False),
        ("di bawah Rp10.000", "seharga Rp12.500", ID, True),
        ("sedikitnya 40 orang", "tewas 40 orang", ID, False),
        ("tidak lebih dari 40 orang", "tewas 41 orang", ID, True),
        ("more than 5,000 runners", "some 5,400 runners", EN, False),
        ("at least 6,000 runners", "some 5,400 runners", EN, True),
        ("no more than 6,000 runners", "some 5,400 runners", EN, False),
        ("no fewer than 5,400 runners", "some 5,400 runners", EN, False),
        ("fewer than 5,000 runners", "more than 5,000 runners", EN, True),
        ("5,400 runners", "more than 5,000 runners", EN, False),
        ("4,400 runners", "more than 5,000 runners", EN, True),
        ("more than 4,000 runners", "more than 5,000 runners", EN, False),
        ("more than 40 boats", "50 crates in 12 boats", EN, True),
        ("40 boats", "40 boats", EN, False),
        ("41 boats", "40 boats", EN, True),
    ],
)
def test_a_claimed_number_differs_from_a_stated_one(
    claimed: str, stated: str, language: Language, *, differs: bool
) -> None:
    one, other = quantities(claimed, language), quantities(stated, language)
    assert comparable(one, other)
    assert differ(one, other) is differs


def test_the_number_before_a_change_is_none_and_one_that_bounds_is() -> None:
    assert [one.value for one in quantities("Tarif naik dari Rp6.000 menjadi Rp8.000.", ID)] == [8000.0]
    assert [(one.value, one.is_bound) for one in quantities("Lebih dari 6.000 orang datang.", ID)] == [(6000.0, True)]


def test_words_that_bound_are_told_from_the_same_words_elsewhere() -> None:
    assert bounding_words("Lebih dari 400 orang lebih suka kereta.") == {"lebih", "dari"}
    assert bounding_words("Di bawah jembatan itu tinggal 12 keluarga.") == frozenset()
