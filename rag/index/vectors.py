"""Nearest vectors, by FAISS: half-precision rows, looked at one by one where few, by their codes where many."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import faiss
import numpy as np

from rag.index.base import FloatVector, IdVector, Scored
from rag.index.product_quantization import CodeRecall, Codes
from rag.index.vector_segments import VectorSegments, selecting

__all__ = ["VectorIndex"]

MANY = 40_000
"""Passages from which on codes are quicker than rows: both take two milliseconds there."""
_GROWN = 2
"""By what factor an index grows before its codes are made, and measured, anew."""
_CODES = "codes.faiss"


class VectorIndex:
    """Unit vectors under passage ids, searched by cosine: exactly, or where there are many, very nearly."""

    def __init__(self, folder: Path, rows: VectorSegments, codes: Codes | None = None) -> None:
        self._folder = folder
        self._rows = rows
        self._codes = codes

    @classmethod
    def empty(cls, folder: Path, dimensions: int) -> "VectorIndex":
        """Begin an index of vectors of this length, to be kept in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, VectorSegments(folder, dimensions))

    @classmethod
    def load(cls, folder: Path) -> "VectorIndex":
        """Open a saved index; its rows stay on disk until they are looked at.

        Raises `RuntimeError`, as FAISS does, where a file is missing or damaged, `OSError` or `ValueError` where it is
        not ours.
        """
        codes = folder / _CODES
        rows = VectorSegments.load(folder)
        index = cls(folder, rows, Codes.load(codes) if codes.exists() else None)
        if index._codes and len(index._codes) != len(index):
            raise ValueError(f"{codes} holds other passages than {folder}")
        return index

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimensions(self) -> int:
        """Return the length of the vectors."""
        return self._rows.dimensions

    @property
    def measured(self) -> CodeRecall | None:
        """Return what was measured of the codes; `None` where search is exact."""
        return self._codes.measured if self._codes else None

    def save(self) -> None:
        """Write what changed, after the codes were made that are due."""
        self._rows.save()
        self._code()
        codes = self._folder / _CODES
        if self._codes:
            self._codes.save(codes)
        else:
            Codes.discard(codes)

    def ids(self) -> IdVector:
        """Return the ids held, ascending."""
        return self._rows.ids()

    def add(self, ids: Sequence[int], vectors: Sequence[FloatVector]) -> None:
        """Take in vectors under new ids."""
        rows, numbers = np.asarray(vectors, dtype=np.float32), np.asarray(ids, dtype=np.int64)
        self._rows.add(numbers, rows)
        if self._codes:
            self._codes.add(numbers, rows)

    def remove(self, ids: IdVector) -> None:
        """Drop the vectors of these ids."""
        self._rows.remove(ids)
        if self._codes:
            self._codes.remove(ids)

    def nearest(self, vector: FloatVector, *, k: int, among: IdVector | None = None) -> Scored:
        """Return the k best of all, or of the ids named."""
        k = min(k, max(len(self), 1))  # room is set aside for as many as are asked for
        with _one_thread():
            if self._codes:
                selector = None if among is None else selecting(among)
                return self._best(vector, self._codes.candidates(vector, k=k, selector=selector), k)
            scores, ids = self._rows.search(vector[None, :], k, among)
        found = ids[0] >= 0
        return Scored(ids[0][found], scores[0][found])

    def _best(self, vector: FloatVector, ids: IdVector, k: int) -> Scored:
        cosines = self.cosines(vector, ids)
        best = np.argsort(-cosines, kind="stable")[:k]
        return Scored(ids[best], cosines[best])

    def cosines(self, vector: FloatVector, ids: IdVector) -> FloatVector:
        """Return the inner product of a vector with each of the rows named."""
        products: FloatVector = self.rows(ids) @ vector
        return products

    def rows(self, ids: IdVector) -> FloatVector:
        """Return the rows named: float32[n, d]."""
        with _one_thread():
            return self._rows.rows(ids)

    def _code(self) -> None:
        number = len(self)
        if number < MANY:
            self._codes = None
        elif self._codes is None or number >= _GROWN * self._codes.measured.passages:
            self._codes = Codes.make(self._rows)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Search on one core: several people ask at once, and waiting for each other's cores costs more than it gives."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
