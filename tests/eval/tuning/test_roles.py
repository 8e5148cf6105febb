"""Which claims that name two are found to exchange their roles, counted."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.training.judge.examples.scenarios import held_out_scenarios
from eval.tuning.roles import claims_of_others, exchanged_by_stance, judged, story_claims
from rag.types import Stance

WON = "Banyu Samudra mengalahkan Elang Wirata 3-1."
ROWS = [
    {
        "premise": f"Hujan turun. {WON}",
        "hypothesis": "Elang Wirata mengalahkan Banyu Samudra.",
        "label": "contradiction",
    },
    {"premise": WON, "hypothesis": "Banyu Samudra mengalahkan Elang Wirata.", "label": "entailment"},
    {"premise": WON, "hypothesis": "Elang Wirata kalah.", "label": "entailment"},
]


class Reader:
    """Thinks every claim supported whose window it is told to."""

    def __init__(self, word: str) -> None:
        self.word = word

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:
        likely = [0.7, 0.1, 0.1, 0.1] if self.word in claim else [0.1, 0.7, 0.1, 0.1]
        return np.array([likely] * len(premises), np.float32)


def test_of_stories_those_found_exchanged_are_refuted() -> None:
    found = exchanged_by_stance(story_claims(held_out_scenarios(), Random(5)))
    (supported, _), (refuted, every) = found[Stance.SUPPORTS], found[Stance.REFUTES]
    assert every > 200
    assert refuted > 15
    assert supported <= refuted / 4


def test_claims_of_others_are_counted_by_what_their_premises_say(tmp_path: Path) -> None:
    path = tmp_path / "claims-id.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    claims = list(claims_of_others([path], Random(1)))
    assert exchanged_by_stance(claims) == {
        Stance.SUPPORTS: (0, 1), Stance.REFUTES: (1, 1), Stance.OPEN: (0, 0), Stance.NEITHER: (0, 0)
    }  # fmt: skip


@pytest.mark.parametrize(("word", "reached"), [("Banyu Samudra mengalahkan", 1.0), ("Elang Wirata mengalahkan", 0.0)])
def test_a_judge_is_measured_by_which_claims_it_likes_better(tmp_path: Path, word: str, reached: float) -> None:
    path = tmp_path / "claims-id.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS[:2]), encoding="utf-8")
    assert judged(claims_of_others([path], Random(1)), Reader(word)) == reached
    assert judged([], Reader(word)) is None
