"""Rows of vectors in files that are written once: what is new gets one of its own, what is gone is noted beside them.

So a change costs what it changes, however many rows there are, and none need be held in memory.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from rag.index.base import IdVector

__all__ = ["VectorSegments", "selecting"]

_FULL = 65_536
"""Rows from which on new ones are written, so that memory holds no more: 50 MB of 384 numbers."""
_MOST = 16
"""Segments: where there are more, the two smallest become one."""
_GONE = 0.25
"""Share of rows that are gone from which on a segment is written anew without them."""
_AT_ONCE = 20_000
"""Rows carried over at a time."""
_LIST = "segments.json"
_REMOVED = "removed.npy"

Matrix = NDArray[np.float32]


class _Segment:
    """Rows under ids; those of a file are mapped, and stay on disk until they are looked at."""

    def __init__(self, index: faiss.IndexIDMap, name: str | None = None) -> None:
        self._faiss = index
        self.name = name
        """The file's; `None` while it has none."""
        self._look_at_ids()

    @classmethod
    def empty(cls, dimensions: int) -> "_Segment":
        rows = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        return cls(faiss.IndexIDMap(rows))

    @classmethod
    def load(cls, path: Path) -> "_Segment":
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        if not isinstance(index, faiss.IndexIDMap):
            raise ValueError(f"{path} holds no rows of passages")
        return cls(index, path.name)

    def save(self, path: Path) -> None:
        faiss.write_index(self._faiss, str(path))
        self.name = path.name

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dimensions(self) -> int:
        return int(self._faiss.d)

    def add(self, ids: IdVector, vectors: Matrix) -> None:
        self._faiss.add_with_ids(vectors, ids)
        self._look_at_ids()

    def rows(self, places: NDArray[np.intp]) -> Matrix:
        """Return the rows at these places: float32[n, d]."""
        rows: Matrix = self._faiss.index.reconstruct_batch(places)
        return rows

    def places(self, ids: IdVector) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
        """Tell which of these ids are here, and at which places those are."""
        if not len(self):
            return np.zeros(len(ids), dtype=bool), np.zeros(0, dtype=np.intp)
        found = np.minimum(np.searchsorted(self.ids, ids, sorter=self._order), len(self) - 1)
        places = found if self._order is None else self._order[found]
        here: NDArray[np.bool_] = self.ids[places] == ids
        return here, places[here]

    def search(self, vectors: Matrix, k: int, selector: faiss.IDSelector | None) -> tuple[Matrix, NDArray[np.int64]]:
        options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        return self._faiss.search(vectors, min(k, max(len(self), 1)), params=options)

    def _look_at_ids(self) -> None:
        self.ids: IdVector = np.asarray(faiss.vector_to_array(self._faiss.id_map), dtype=np.int64)
        is_ordered = bool(np.all(self.ids[:-1] < self.ids[1:]))
        self._order = None if is_ordered else np.argsort(self.ids, kind="stable")


class VectorSegments:
    """Unit vectors in half precision under ids, in the files of a folder; what is read stays as it is on disk."""

    def __init__(
        self, folder: Path, dimensions: int, segments: Iterable[_Segment] = (), removed: IdVector | None = None
    ) -> None:
        self._folder = folder
        self.dimensions = dimensions
        self._segments = [*segments]
        self._removed = np.zeros(0, np.int64) if removed is None else removed
        """Ids whose rows still lie in a segment, ascending."""

    @classmethod
    def load(cls, folder: Path) -> "VectorSegments":
        """Open what was saved.

        Raises `RuntimeError`, as FAISS does, where a file is missing or damaged, `OSError` or `ValueError` where it is
        none of ours.
        """
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        segments = [_Segment.load(folder / name) for name in told["segments"]]
        removed = np.load(folder / _REMOVED, allow_pickle=False) if told["removed"] else None
        rows = cls(folder, told["dimensions"], segments, removed)
        if any(one.dimensions != rows.dimensions for one in segments):
            raise ValueError(f"the rows in {folder} are of several lengths")
        return rows

    def save(self) -> None:
        """Write what is new, and put small segments together; the files of those that were are left alone."""
        self._segments = [self._without_gone(one) for one in self._segments]
        self._segments = [one for one in self._segments if len(one)]
        while len(self._segments) > _MOST:
            self._segments.sort(key=len, reverse=True)
            self._segments[-2:] = [self._together(self._segments[-2:])]
        for one in self._segments:
            self._write(one)
        np.save(self._folder / _REMOVED, self._removed, allow_pickle=False)
        names = [one.name for one in self._segments]
        told = {"dimensions": self.dimensions, "segments": names, "removed": len(self._removed)}
        (self._folder / _LIST).write_text(json.dumps(told), encoding="utf-8")
        for path in self._folder.glob("*.rows"):
            if path.name not in names:
                path.unlink()

    def __len__(self) -> int:
        return sum(map(len, self._segments)) - len(self._removed)

    def ids(self) -> IdVector:
        """Return the ids held, ascending."""
        held = np.sort(np.concatenate([np.zeros(0, np.int64), *(one.ids for one in self._segments)]))
        return np.setdiff1d(held, self._removed, assume_unique=True) if len(self._removed) else held

    def add(self, ids: IdVector, vectors: Matrix) -> None:
        """Take in rows under ids that are new."""
        if not self._segments or self._segments[-1].name:
            self._segments.append(_Segment.empty(self.dimensions))
        fresh = self._segments[-1]
        fresh.add(ids, vectors)
        if len(fresh) >= _FULL:
            self._write(fresh)
            self._segments[-1] = _Segment.load(self._folder / str(fresh.name))

    def remove(self, ids: IdVector) -> None:
        """Drop the rows of these ids, which are held."""
        self._removed = np.union1d(self._removed, ids)

    def rows(self, ids: IdVector) -> Matrix:
        """Return the rows of these ids: float32[n, d]; raises `KeyError` where one is not held."""
        rows, found = np.zeros((len(ids), self.dimensions), np.float32), 0
        for one in self._segments:
            here, places = one.places(ids)
            if len(places):
                rows[here] = one.rows(places)
                found += len(places)
        if found != len(ids):
            raise KeyError(f"of {len(ids)} passages asked for {found} are held")
        return rows

    def search(self, vectors: Matrix, k: int, among: IdVector | None = None) -> tuple[Matrix, NDArray[np.int64]]:
        """Return scores and ids of the k best for each vector, best first, -1 where there are no more."""
        selector = self._selector(among)
        none = np.full((len(vectors), 1), -np.inf, np.float32), np.full((len(vectors), 1), -1, np.int64)
        each = [none, *(one.search(vectors, k, selector) for one in self._segments)]
        scores, ids = (np.concatenate(parts, axis=1) for parts in zip(*each, strict=True))
        scores[ids < 0] = -np.inf
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        return np.take_along_axis(scores, best, 1), np.take_along_axis(ids, best, 1)

    def _selector(self, among: IdVector | None) -> faiss.IDSelector | None:
        if among is not None:
            return selecting(np.setdiff1d(among, self._removed))
        return faiss.IDSelectorNot(faiss.IDSelectorBatch(self._removed)) if len(self._removed) else None

    def _without_gone(self, one: _Segment) -> _Segment:
        """Write a segment anew where enough of it is gone, or where it was not written yet."""
        gone, _ = one.places(self._removed)
        dead = int(gone.sum())
        return self._together([one]) if dead > (_GONE * len(one) if one.name else 0) else one

    def _together(self, parts: Sequence[_Segment]) -> _Segment:
        """Carry what is held of some segments over into one."""
        made = _Segment.empty(self.dimensions)
        for part in parts:
            held = np.flatnonzero(~np.isin(part.ids, self._removed))
            for start in range(0, len(held), _AT_ONCE):
                places = held[start : start + _AT_ONCE]
                made.add(part.ids[places], part.rows(places))
            self._removed = np.setdiff1d(self._removed, part.ids, assume_unique=True)
        return made

    def _write(self, one: _Segment) -> None:
        if one.name is None:
            last = max((int(path.stem) for path in self._folder.glob("*.rows")), default=0)
            one.save(self._folder / f"{last + 1:06}.rows")


def selecting(ids: IdVector) -> faiss.IDSelector:
    """Select ids by a bit for each: a set of them would take longer to make than the search."""
    chosen: NDArray[np.bool_] = np.zeros(int(ids.max(initial=0)) + 1, dtype=bool)
    chosen[ids] = True
    return faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))  # type: ignore[call-arg, arg-type]
