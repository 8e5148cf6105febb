"""Runs of four words, counted by hand."""

import pytest

from eval.reading.shingles import Overlap, overlap, word_for_word

STORY = "satu dua tiga empat lima enam"
"""Three runs."""


@pytest.mark.parametrize(
    ("read", "shared", "surplus", "missing"),
    [
        (STORY, 3, 0, 0),
        ("Satu dua tiga empat lima enam", 2, 1, 1),
        ("satu dua tiga empat lima", 2, 0, 1),
        ("satu, dua. Tiga\n\nempat", 0, 1, 3),
        ("satu, dua. tiga\n\nempat", 1, 0, 2),
        (f"{STORY} Bagikan", 3, 1, 0),
        (f"{STORY} {STORY}", 3, 6, 0),
        ("satu dua", 0, 1, 3),
        ("", 0, 0, 3),
    ],
)
def test_runs_of_words_are_shared_surplus_or_missing(read: str, shared: int, surplus: int, missing: int) -> None:
    assert overlap(STORY, read) == Overlap(shared, surplus, missing)


def test_precision_is_of_what_was_read_and_recall_of_the_story() -> None:
    found = Overlap(shared=3, surplus=1, missing=2)
    assert (found.precision, found.recall) == (3 / 4, 3 / 5)
    assert Overlap(0, 0, 3).precision is None
    assert Overlap(0, 0, 3).recall == 0
    assert Overlap(0, 2, 0).recall is None


def test_a_text_under_four_words_is_one_run() -> None:
    assert overlap("Pasar dibuka", "Pasar dibuka") == Overlap(1, 0, 0)
    assert overlap("Pasar dibuka", "Pasar ditutup") == Overlap(0, 1, 1)


def test_stories_are_the_same_by_their_words() -> None:
    assert word_for_word("Naik Rp2.000.\n\n“Mahal,” katanya.", "Naik Rp2.000 - Mahal katanya")
    assert not word_for_word("Naik lagi", "naik lagi")
    assert not word_for_word("Naik lagi", "Naik lagi ya")
