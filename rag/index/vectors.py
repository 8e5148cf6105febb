"""Nearest vectors, by FAISS: half-precision rows, inner product, removable by id."""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np

from rag.index.base import FloatVector, IdVector, Scored

__all__ = ["VectorIndex"]


class VectorIndex:
    """Unit vectors under passage ids, searched exactly by cosine."""

    def __init__(self, index: faiss.IndexIDMap2) -> None:
        self._faiss = index

    @classmethod
    def empty(cls, dimensions: int) -> "VectorIndex":
        """Begin an index of vectors of this length."""
        rows = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        return cls(faiss.IndexIDMap2(rows))

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Read a saved index.

        Raises `RuntimeError`, as FAISS does, where the file is missing or damaged, `ValueError` where it is not ours.
        """
        index = faiss.read_index(str(path))
        if not isinstance(index, faiss.IndexIDMap2):
            raise ValueError(f"{path} is no index of passages")
        return cls(index)

    def __len__(self) -> int:
        return int(self._faiss.ntotal)

    @property
    def dimensions(self) -> int:
        """Give the length of the vectors."""
        return int(self._faiss.d)

    def save(self, path: Path) -> None:
        """Write everything to one file."""
        faiss.write_index(self._faiss, str(path))

    def ids(self) -> IdVector:
        """Give the ids held, in the order in which they were added."""
        return np.asarray(faiss.vector_to_array(self._faiss.id_map), dtype=np.int64)

    def add(self, ids: Sequence[int], vectors: Sequence[FloatVector]) -> None:
        """Take in vectors under new ids."""
        rows = np.asarray(vectors, dtype=np.float32)
        self._faiss.train(rows)
        self._faiss.add_with_ids(rows, np.asarray(ids, dtype=np.int64))

    def remove(self, ids: IdVector) -> None:
        """Drop the vectors of these ids."""
        self._faiss.remove_ids(faiss.IDSelectorBatch(ids))

    def nearest(self, vector: FloatVector, *, k: int, among: IdVector | None = None) -> Scored:
        """Give the k best of all, or of the ids named."""
        options = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        scores, ids = self._faiss.search(vector[None, :], k, params=options)
        found = ids[0] >= 0
        return Scored(ids=ids[0][found], scores=scores[0][found])

    def cosines(self, vector: FloatVector, ids: IdVector) -> FloatVector:
        """Give the inner product of a vector with each of the rows named."""
        products: FloatVector = self.rows(ids) @ vector
        return products

    def rows(self, ids: IdVector) -> FloatVector:
        """Give the rows named: float32[n, d]."""
        if len(ids) == 0:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        rows: FloatVector = self._faiss.reconstruct_batch(ids)
        return rows
