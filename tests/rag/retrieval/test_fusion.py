import numpy as np
import pytest

from rag.index import Scored
from rag.retrieval.fusion import candidates, fuse


def scored(**scores: float) -> Scored:
    ids = [int(name[1:]) for name in scores]
    return Scored(np.array(ids, dtype=np.int64), np.array(list(scores.values()), dtype=np.float32))


TERMS = scored(p3=0.8, p1=0.4)
NEAR = scored(p2=0.5, p3=0.25)
IDS = candidates(TERMS, NEAR)
COSINES = np.array([0.1, 0.5, 0.25], dtype=np.float32)


def test_candidates_stand_in_either_ranking() -> None:
    assert IDS.tolist() == [1, 2, 3]


def test_scores_are_weighted_sums() -> None:
    fused = fuse(IDS, terms=TERMS, cosines=COSINES, terms_weight=0.4)
    # passage 3: .4 * .8 + .6 * .25 = .47; passage 2: .4 * 0 + .6 * .5 = .30; passage 1: .4 * .4 + .6 * .1 = .22
    assert fused.ids.tolist() == [3, 2, 1]
    assert fused.scores.tolist() == pytest.approx([0.47, 0.30, 0.22])


@pytest.mark.parametrize(("weight", "best"), [(1.0, 3), (0.0, 2)])
def test_the_weight_turns_either_ranking_off(weight: float, best: int) -> None:
    assert fuse(IDS, terms=TERMS, cosines=COSINES, terms_weight=weight).ids[0] == best


def test_ties_go_by_id_and_nothing_gives_nothing() -> None:
    none = scored()
    tied = fuse(np.array([4, 9]), terms=none, cosines=np.array([0.3, 0.3], dtype=np.float32), terms_weight=0.5)
    assert tied.ids.tolist() == [4, 9]
    assert fuse(candidates(none), terms=none, cosines=np.zeros(0, np.float32), terms_weight=0.5).ids.tolist() == []


def test_a_negative_cosine_counts_as_none() -> None:
    fused = fuse(np.array([1]), terms=scored(), cosines=np.array([-0.5], dtype=np.float32), terms_weight=0.5)
    assert fused.scores.tolist() == [0.0]
