"""Two rankings become one: a weighted sum of normalised scores."""

import numpy as np

from rag.index import Scored
from rag.index.base import FloatVector, IdVector

__all__ = ["candidates", "fuse"]


def candidates(*rankings: Scored) -> IdVector:
    """Give the ids that stand in any ranking, ascending, each once."""
    return np.unique(np.concatenate([ranking.ids for ranking in rankings]))


def fuse(ids: IdVector, *, terms: Scored, cosines: FloatVector, terms_weight: float) -> Scored:
    """Rank candidates by `terms_weight` · BM25 + (1 - `terms_weight`) · cosine, best first, ties by id.

    Each score is first divided by the best one of the question, and a passage outside of the term ranking counts 0
    there, so that both run from 0 to 1; `cosines` are float32[n], those of `ids`.

    >>> ranking = Scored(np.array([7]), np.array([12.0], dtype=np.float32))
    >>> both = np.array([0.4, 0.8], dtype=np.float32)
    >>> fuse(np.array([7, 9]), terms=ranking, cosines=both, terms_weight=0.5).scores.tolist()
    [0.75, 0.5]
    """
    bm25 = np.zeros(len(ids), dtype=np.float32)
    bm25[np.searchsorted(ids, terms.ids)] = terms.scores
    scores = terms_weight * _relative(bm25) + (1 - terms_weight) * _relative(np.maximum(cosines, 0))
    order = np.argsort(-scores, kind="stable")
    return Scored(ids[order], scores[order].astype(np.float32))


def _relative(scores: FloatVector) -> FloatVector:
    best = scores.max(initial=0)
    return scores / best if best > 0 else scores
