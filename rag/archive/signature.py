"""The signature of an article: what tells, among very many, which few may be copies of each other.

MinHash over runs of words, looked up in bands: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from embeddings.terms import ANALYSER_VERSION, words
from rag.types import Article

__all__ = ["RECIPE", "Signature", "band_keys", "candidate_pairs", "candidates_of", "shingles", "signature"]

RECIPE = "-".join(("1", ANALYSER_VERSION, str(RMinHash.ALGORITHM_VERSION)))
"""Kept with the signatures of an archive; change its first part whenever the same article would give another one."""

_SHINGLE = 3
"""Words in a row. Shorter runs are shared by articles that have nothing else in common, longer ones suffer more from
each changed word."""
_BANDS, _ROWS = 32, 3
"""Articles are compared where all rows of one band agree: 98.6 % of those that share half of their shingles are, and
1 in 100 of those that share a fifteenth."""
_SEED = 20
_CROWD = 100
"""More articles than this in one bucket share a form letter or a page's furniture, no story."""
_MIXERS = np.random.default_rng(_SEED).integers(2**63, size=(_BANDS, _ROWS), dtype=np.uint64) | np.uint64(1)

Signature = NDArray[np.uint32]


def shingles(article: Article) -> frozenset[str]:
    """Return the runs of three words in each paragraph of the story, lower-case; a shorter paragraph is one run."""
    return frozenset(run for span in article.body for run in _runs(words(span.of(article.text))))


def signature(article: Article) -> Signature:
    """Return the MinHash of an article's shingles: uint32[96], the same on every machine."""
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(list(shingles(article)))
    return np.array(sketch.digest(), dtype=np.uint32)


def candidate_pairs(signatures: NDArray[np.uint32]) -> set[tuple[int, int]]:
    """Return the rows of a matrix uint32[n, 96] that agree in a band, the lower row first.

    The work grows with the number of rows and of pairs found, not with the number of pairs there are.
    """
    keys = band_keys(signatures).ravel()
    order = np.argsort(keys, kind="stable")
    rows = order // _BANDS
    return {pair for bucket in _equal(keys[order], rows) for pair in combinations(np.unique(bucket).tolist(), 2)}


def candidates_of(keys: NDArray[np.uint64], rows: Iterable[int]) -> set[tuple[int, int]]:
    """Return those of `candidate_pairs` that have one of these rows, by the band keys of all, uint64[n, 32]."""
    pairs: set[tuple[int, int]] = set()
    for row in rows:
        buckets = (np.flatnonzero(band == band[row]) for band in keys.T)
        others = {other for bucket in buckets if len(bucket) <= _CROWD for other in bucket.tolist()}
        pairs |= {(min(row, other), max(row, other)) for other in others}
    return {(one, other) for one, other in pairs if one != other}


def band_keys(signatures: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a key to each band of each row of a matrix uint32[n, 96]: uint64[n, 32], band after band in memory."""
    bands = signatures.reshape(-1, _BANDS, _ROWS)
    keys = np.empty((len(bands), _BANDS), np.uint64, order="F")
    for band in range(_BANDS):
        keys[:, band] = (bands[:, band] * _MIXERS[band]).sum(axis=1, dtype=np.uint64)
    return keys


def _runs(paragraph: list[str]) -> Iterable[str]:
    if 0 < len(paragraph) < _SHINGLE:
        return [" ".join(paragraph)]
    return map(" ".join, zip(*(paragraph[start:] for start in range(_SHINGLE)), strict=False))


def _equal(keys: NDArray[np.uint64], rows: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Yield the rows under each key that several have, of sorted keys."""
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] + np.uint64(1)))
    lengths = np.diff(starts, append=len(keys))
    shared = (lengths > 1) & (lengths <= _CROWD)
    for start, length in zip(starts[shared].tolist(), lengths[shared].tolist(), strict=True):
        yield rows[start : start + length]
