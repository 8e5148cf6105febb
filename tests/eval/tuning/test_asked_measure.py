"""What a question asks an amount of is learned from the units beside its answers."""

from pathlib import Path
from random import Random

import pytest

from embeddings.errors import ReadingError
from eval.tuning.asked_measure import MeasureQuestion, asked, learned, stated_by
from rag.language.measures import Measure
from rag.query.asked_measure import ANY


def test_an_answer_states_what_stands_with_its_unit() -> None:
    text = "Feri 12 meter itu memuat 12 orang selama 3 jam."
    assert stated_by(["3"], text) == {Measure.DURATION}
    assert stated_by(["12"], text) == {Measure.LENGTH}
    assert stated_by(["Feri"], text) == frozenset()


def test_questions_without_an_answer_teach_nothing() -> None:
    towns = [f"Kota{letter}" for letter in "abcdefghijklmnopqrst"]
    costs, others, untold = (
        [MeasureQuestion(group, "stories", words.format(town), "", stated) for group, town in enumerate(towns)]
        for words, stated in (
            ("berapa ongkos ke {}", frozenset({Measure.MONEY})),
            ("siapa wali kota {}", frozenset[Measure]()),
            ("berapa upah di {}", None),
        )
    )
    weights = learned([*costs, *others, *untold], Random(0))
    assert weights[ANY].keys() - {""}
    assert all("upah" not in feature for its in weights.values() for feature in its)
    assert not {town.lower() for town in towns} & {feature for its in weights.values() for feature in its}


def test_research_data_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        list(asked(tmp_path, Random(0)))
