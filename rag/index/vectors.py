"""Nearest vectors, by FAISS: half-precision rows, looked at one by one where few, by their codes where many."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from rag.index.base import FloatVector, IdVector, Scored
from rag.index.product_quantization import CodeRecall, Codes

__all__ = ["VectorIndex"]

MANY = 40_000
"""Passages from which on codes are quicker than rows: both take two milliseconds there."""
_GROWN = 2
"""By what factor an index grows before its codes are made, and measured, anew."""
_CODES = "codes.faiss"


class VectorIndex:
    """Unit vectors under passage ids, searched by cosine: exactly, or where there are many, very nearly."""

    def __init__(self, rows: faiss.IndexIDMap2, codes: Codes | None = None, mapped: Path | None = None) -> None:
        self._rows = rows
        self._codes = codes
        self._mapped = mapped
        """The file that the rows lie in, as long as they do: such rows cannot be changed."""

    @classmethod
    def empty(cls, dimensions: int) -> "VectorIndex":
        """Begin an index of vectors of this length."""
        rows = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        return cls(faiss.IndexIDMap2(rows))

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Open a saved index; its rows stay on disk until they are looked at.

        Raises `RuntimeError`, as FAISS does, where a file is missing or damaged, `ValueError` where it is not ours.
        """
        rows = _rows(path, faiss.IO_FLAG_MMAP_IFC)
        codes = path.with_name(_CODES)
        index = cls(rows, Codes.load(codes) if codes.exists() else None, mapped=path)
        if index._codes and len(index._codes) != len(index):
            raise ValueError(f"{codes} holds other passages than {path}")
        return index

    def __len__(self) -> int:
        return int(self._rows.ntotal)

    @property
    def dimensions(self) -> int:
        """Return the length of the vectors."""
        return int(self._rows.d)

    @property
    def measured(self) -> CodeRecall | None:
        """Return what was measured of the codes; `None` where search is exact."""
        return self._codes.measured if self._codes else None

    def save(self, path: Path) -> None:
        """Write everything, after the codes were made that are due."""
        self._code()
        faiss.write_index(self._rows, str(path))
        codes = path.with_name(_CODES)
        if self._codes:
            self._codes.save(codes)
        else:
            Codes.discard(codes)

    def ids(self) -> IdVector:
        """Return the ids held, in the order in which they were added."""
        return np.asarray(faiss.vector_to_array(self._rows.id_map), dtype=np.int64)

    def add(self, ids: Sequence[int], vectors: Sequence[FloatVector]) -> None:
        """Take in vectors under new ids."""
        self._take_in()
        rows, numbers = np.asarray(vectors, dtype=np.float32), np.asarray(ids, dtype=np.int64)
        self._rows.train(rows)
        self._rows.add_with_ids(rows, numbers)
        if self._codes:
            self._codes.add(numbers, rows)

    def remove(self, ids: IdVector) -> None:
        """Drop the vectors of these ids."""
        self._take_in()
        self._rows.remove_ids(faiss.IDSelectorBatch(ids))
        if self._codes:
            self._codes.remove(ids)

    def nearest(self, vector: FloatVector, *, k: int, among: IdVector | None = None) -> Scored:
        """Return the k best of all, or of the ids named."""
        selector = None if among is None else _selector(among)
        k = min(k, max(len(self), 1))  # room is set aside for as many as are asked for
        with _one_thread():
            if self._codes:
                return self._best(vector, self._codes.candidates(vector, k=k, selector=selector), k)
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
            scores, ids = self._rows.search(vector[None, :], k, params=options)
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
        if len(ids) == 0:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with _one_thread():
            rows: FloatVector = self._rows.reconstruct_batch(ids)
        return rows

    def _take_in(self) -> None:
        if self._mapped:
            self._rows = _rows(self._mapped, 0)
            self._mapped = None

    def _code(self) -> None:
        number = len(self)
        if number < MANY:
            self._codes = None
        elif self._codes is None or number >= _GROWN * self._codes.measured.passages:
            self._codes = Codes.make(self._rows)


def _rows(path: Path, flags: int) -> faiss.IndexIDMap2:
    index = faiss.read_index(str(path), flags)
    if not isinstance(index, faiss.IndexIDMap2):
        raise ValueError(f"{path} is no index of passages")
    return index


def _selector(ids: IdVector) -> faiss.IDSelector:
    """Select ids by a bit for each: a set of them would take longer to make than the search."""
    chosen: NDArray[np.bool_] = np.zeros(int(ids.max(initial=0)) + 1, dtype=bool)
    chosen[ids] = True
    return faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))  # type: ignore[call-arg, arg-type]


@contextmanager
def _one_thread() -> Iterator[None]:
    """Search on one core: several people ask at once, and waiting for each other's cores costs more than it gives."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
