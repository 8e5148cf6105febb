"""Two rankings become one: a weighted sum of scores that mean the same for every question."""

import numpy as np

from rag.index import Scored
from rag.index.base import FloatVector, IdVector

__all__ = ["candidates", "fuse"]


def candidates(*rankings: Scored) -> IdVector:
    """Return the ids that stand in any ranking, ascending, each once."""
    return np.unique(np.concatenate([ranking.ids for ranking in rankings]))


def fuse(ids: IdVector, *, terms: Scored, cosines: FloatVector, terms_weight: float) -> Scored:
    """Rank candidates by `terms_weight` · BM25's share + (1 - `terms_weight`) · cosine, best first, ties by id.

    Both run from 0 to 1, and neither is stretched to its best: a question whose words hardly occur keeps low shares, so
    that the cosine decides. A passage outside of the term ranking counts 0 there, a negative cosine counts 0; `cosines`
    are float32[n], those of `ids`.

    >>> ranking = Scored(np.array([7]), np.array([0.5], dtype=np.float32))
    >>> both = np.array([0.25, 0.5], dtype=np.float32)
    >>> fuse(np.array([7, 9]), terms=ranking, cosines=both, terms_weight=0.5).scores.tolist()
    [0.375, 0.25]
    """
    shares = np.zeros(len(ids), dtype=np.float32)
    shares[np.searchsorted(ids, terms.ids)] = terms.scores
    scores = terms_weight * shares + (1 - terms_weight) * np.maximum(cosines, 0)
    order = np.argsort(-scores, kind="stable")
    return Scored(ids[order], scores[order].astype(np.float32))
