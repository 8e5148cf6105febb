"""The model of questions for yes or no is learned from features that many stories share."""

from pathlib import Path
from random import Random

import pytest

from embeddings.errors import ReadingError
from eval.tuning.yes_no import LabelledQuestion, asked, learned

TOWNS = [f"Kota{letter}" for letter in "abcdefghij"]


def test_words_that_few_stories_have_count_for_nothing() -> None:
    opened = [LabelledQuestion(group, f"udah buka pasar {town}", yes_no=True) for group, town in enumerate(TOWNS)]
    things = [
        LabelledQuestion(group, f"jam berapa pasar {town} buka", yes_no=False) for group, town in enumerate(TOWNS)
    ]
    weights = learned([*opened, *things])
    assert weights["sudah"] > 0 > weights["berapa"]
    assert not {town.lower() for town in TOWNS} & weights.keys()
    assert "" in weights


def test_what_is_held_out_is_whole_stories() -> None:
    assert [LabelledQuestion(group, "", yes_no=True).is_held_out for group in (8, 9, 10, 19)] == [
        False,
        True,
        False,
        True,
    ]


def test_research_data_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        asked(tmp_path, Random(0))
