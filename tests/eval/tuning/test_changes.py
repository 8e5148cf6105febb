"""Which claims are found to hold what was before a change, counted."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np

from embeddings.encoder import FloatMatrix
from embeddings.training.judge.examples.scenarios import held_out_scenarios
from eval.tuning.changes import FormerClaim, former_claims, read_rightly
from rag.query import claim_units
from rag.types import Stance

STORIES = 60


class Reader:
    """Thinks every claim refuted."""

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:
        assert claim
        return np.array([[0.1, 0.7, 0.1, 0.1]] * len(premises), np.float32)


def test_of_stories_those_found_former_are_mostly_refuted() -> None:
    found = Counter(one.stance for one in former_claims(held_out_scenarios()[:STORIES], Random(5)))
    assert found[Stance.REFUTES] > 2 * (found[Stance.SUPPORTS] + found[Stance.NEITHER])


def test_a_judge_is_measured_by_those_that_are_decided() -> None:
    claim = claim_units("Statusnya siaga.")
    claims = [FormerClaim(claim, "", "", stance) for stance in Stance]
    assert read_rightly(claims, Reader()) == (1, 2)
