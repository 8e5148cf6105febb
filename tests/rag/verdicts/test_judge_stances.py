"""What words and judge together make of a claim."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.language import detect_language
from rag.query import claim_units
from rag.types import Stance
from rag.verdicts import Premise, StanceReading, StanceWeights, Sureness, joined, lexical_stances, stances_of

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
        self.asked: list[str] = []
        self.comparer = self

    def read(self, question: str, passages: Sequence[str]) -> list[object]:
        raise NotImplementedError

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:
        self.shown += premises
        self.asked.append(claim)
        return np.array([self.row] * len(premises), np.float32).reshape(-1, 4)


def read(judge: Sure, text: str, claim: str = CLAIM, before: str = "") -> StanceReading:
    (reading,) = stances_of(judge)([Premise(text, detect_language(text), before)], claim_units(claim))  # type: ignore[arg-type]
    return reading


@pytest.mark.parametrize(("row", "stance"), list(zip([SUPPORTS, REFUTES, OPEN, NEITHER], Stance, strict=True)))
def test_a_sure_judge_decides_where_the_words_say_nothing(row: list[float], stance: Stance) -> None:
    assert (
        lexical_stances([Premise(UNRELATED, detect_language(UNRELATED))], claim_units(CLAIM))[0].stance
        is Stance.NEITHER
    )
    reading = read(Sure(row), UNRELATED)
    assert reading.stance is stance
    assert reading.strength > 0.5


def test_an_unsure_judge_leaves_it_to_the_words() -> None:
    assert read(Sure([1 / 4] * 4), SAID).stance is Stance.SUPPORTS


def test_how_surely_it_is_said_is_for_the_words() -> None:
    (by_words,) = lexical_stances([Premise(SAID, detect_language(SAID))], claim_units(CLAIM))
    assert read(Sure(REFUTES), SAID).sureness is by_words.sureness


def test_the_judge_is_heard_in_english_as_in_indonesian() -> None:
    judge = Sure(REFUTES)
    assert read(judge, "The mayor opened the bridge.", "The mayor opened the bridge.").stance is Stance.REFUTES
    assert read(judge, "The mayor opened the bridge.").stance is Stance.REFUTES
    assert read(judge, "The mountain stays calm.").stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("row", "stance"),
    [
        # .39 and .41 of all that is read: less than .4 says nothing
        ([0.39, 0.1, 0.0, 0.51], Stance.NEITHER),
        ([0.41, 0.1, 0.0, 0.49], Stance.SUPPORTS),
        # of two sides the likelier one
        ([0.50, 0.45, 0.0, 0.05], Stance.SUPPORTS),
        ([0.45, 0.50, 0.0, 0.05], Stance.REFUTES),
        # .35 · e^.3 = .47, over 1.12 in all: .42
        ([0.30, 0.10, 0.35, 0.25], Stance.OPEN),
    ],
)
def test_over_an_archive_a_stance_must_be_likely(row: list[float], stance: Stance) -> None:
    premise = Premise(UNRELATED, detect_language(UNRELATED))
    (reading,) = stances_of(Sure(row), weighing=StanceWeights())([premise], claim_units(CLAIM))  # type: ignore[arg-type]
    assert reading.stance is stance


def test_over_an_archive_words_outweigh_a_judge_that_is_not_sure() -> None:
    premise = Premise(SAID, detect_language(SAID))
    for row, stance in (([0.2, 0.6, 0.0, 0.2], Stance.SUPPORTS), (REFUTES, Stance.REFUTES)):
        (reading,) = stances_of(Sure(row), weighing=StanceWeights())([premise], claim_units(CLAIM))  # type: ignore[arg-type]
        assert reading.stance is stance


def test_a_sentence_is_read_behind_its_title_and_day_once_for_the_question_as_it_was_asked() -> None:
    judge = Sure(NEITHER)
    dated = Premise(SAID, detect_language(SAID), title="Jembatan dibuka", published=date(2024, 6, 8))
    stances_of(judge)([dated], claim_units(CLAIM))  # type: ignore[arg-type]
    asked = replace(claim_units(CLAIM), asked="Apakah wali kota membuka jembatan?")
    stances_of(judge)([dated], asked)  # type: ignore[arg-type]
    assert judge.shown == [f"Jembatan dibuka (2024-06-08). {SAID}"] * 2
    assert judge.asked == [CLAIM, asked.asked]


def test_without_a_judge_words_decide() -> None:
    premises = [Premise(one, detect_language(one)) for one in (SAID, UNRELATED)]
    assert stances_of(None)(premises, claim_units(CLAIM)) == lexical_stances(premises, claim_units(CLAIM))


@pytest.mark.parametrize(
    ("title", "right", "corrects"),
    [
        ("", "Nama yang benar ialah wakil wali kota.", True),
        ("Ralat: pembukaan jembatan", "Seharusnya wakil wali kota.", True),
        ("Jembatan dibuka", "Seharusnya jembatan itu dibuka tahun lalu.", False),
    ],
)
def test_what_is_repeated_to_be_put_right_is_no_evidence_for_it(title: str, right: str, *, corrects: bool) -> None:
    language = detect_language(SAID)
    wrong = Premise(SAID, language, title=title, later=(right,))
    putting_right = Premise(right, language, before=SAID, title=title)
    repeated, corrected = stances_of(Sure(SUPPORTS), weighing=StanceWeights())(  # type: ignore[arg-type]
        [wrong, putting_right], claim_units(CLAIM)
    )
    assert (repeated.stance is Stance.NEITHER) is corrects
    assert (corrected.told, corrected.sureness is Sureness.CORRECTED) == (
        (Stance.REFUTES, True) if corrects else (Stance.SUPPORTS, False)
    )


def test_the_words_count_beside_the_judge() -> None:
    # 1/2, 1/4 · e^{ln 3} = 3/4, 1/8 and 1/8 make 1/3, 1/2, 1/12 and 1/12
    chances = joined(Stance.REFUTES, [0.5, 0.25, 0.125, 0.125], words_count=float(np.log(3)))
    assert list(chances) == list(Stance)
    assert list(chances.values()) == pytest.approx([1 / 3, 1 / 2, 1 / 12, 1 / 12])
