"""What words and judge together make of a claim."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.language import detect_language
from rag.answering import Premise, StanceReading, joined, lexical_stances, stances_of
from rag.query import claimed
from rag.types import Stance

SUPPORTS, REFUTES, OPEN, NEITHER = (np.where(np.eye(4) > 0, 0.97, 0.01)).tolist()
CLAIM = "Wali kota membuka jembatan."
SAID = "Wali kota membuka jembatan baru pada Senin."
UNRELATED = "Gunung itu tetap tenang."


class Sure:
    """A judge that says the same of every claim, and remembers what it was shown."""

    name, fingerprint = "sure", "0" * 16

    def __init__(self, row: list[float]) -> None:
        self.row = row
        self.shown: list[str] = []
        self.comparer = self

    def read(self, question: str, passages: Sequence[str]) -> list[object]:
        raise NotImplementedError

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:  # noqa: ARG002
        self.shown += premises
        return np.array([self.row] * len(premises), np.float32).reshape(-1, 4)


def read(judge: Sure, text: str, claim: str = CLAIM, before: str = "") -> StanceReading:
    (reading,) = stances_of(judge)([Premise(text, detect_language(text), before)], claimed(claim))  # type: ignore[arg-type]
    return reading


@pytest.mark.parametrize(("row", "stance"), list(zip([SUPPORTS, REFUTES, OPEN, NEITHER], Stance, strict=True)))
def test_a_sure_judge_decides_where_the_words_say_nothing(row: list[float], stance: Stance) -> None:
    assert lexical_stances([Premise(UNRELATED, detect_language(UNRELATED))], claimed(CLAIM))[0].stance is Stance.NEITHER
    reading = read(Sure(row), UNRELATED)
    assert reading.stance is stance
    assert reading.strength > 0.5


def test_an_unsure_judge_leaves_it_to_the_words() -> None:
    assert read(Sure([1 / 4] * 4), SAID).stance is Stance.SUPPORTS


def test_how_surely_it_is_said_is_for_the_words() -> None:
    (by_words,) = lexical_stances([Premise(SAID, detect_language(SAID))], claimed(CLAIM))
    assert read(Sure(REFUTES), SAID).sureness is by_words.sureness


def test_the_judge_is_heard_in_english_as_in_indonesian() -> None:
    judge = Sure(REFUTES)
    assert read(judge, "The mayor opened the bridge.", "The mayor opened the bridge.").stance is Stance.REFUTES
    assert read(judge, "The mayor opened the bridge.").stance is Stance.REFUTES
    assert read(judge, "The mountain stays calm.").stance is Stance.REFUTES


def test_where_the_words_say_nothing_the_judge_must_be_as_sure_as_asked() -> None:
    premise = Premise(UNRELATED, detect_language(UNRELATED))
    judge = Sure([0.7, 0.1, 0.05, 0.15])
    for least, stance in ((0.5, Stance.SUPPORTS), (0.8, Stance.NEITHER)):
        (reading,) = stances_of(judge, least=least)([premise], claimed(CLAIM))  # type: ignore[arg-type]
        assert reading.stance is stance


def test_a_sentence_is_shown_with_the_one_before_it_its_title_and_day() -> None:
    judge = Sure(NEITHER)
    read(judge, "Ia membukanya pada Senin.", before="Wali kota datang ke jembatan.")
    language = detect_language(SAID)
    dated = Premise(SAID, language, title="Jembatan dibuka", published=date(2024, 6, 8))
    stances_of(judge)([dated], claimed(CLAIM))  # type: ignore[arg-type]
    shown = ["Wali kota datang ke jembatan. Ia membukanya pada Senin.", f"Jembatan dibuka (2024-06-08). {SAID}"]
    assert judge.shown == shown


def test_without_a_judge_words_decide() -> None:
    assert stances_of(None) is lexical_stances


def test_the_words_count_beside_the_judge() -> None:
    # 1/2, 1/4 · e^{ln 3} = 3/4, 1/8 and 1/8 make 1/3, 1/2, 1/12 and 1/12
    chances = joined(Stance.REFUTES, [0.5, 0.25, 0.125, 0.125], words_count=float(np.log(3)))
    assert list(chances) == list(Stance)
    assert list(chances.values()) == pytest.approx([1 / 3, 1 / 2, 1 / 12, 1 / 12])
