"""Both indexes of one machine in one folder: FAISS for vectors, tantivy for terms."""

import json
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings import QuestionTerm
from embeddings.errors import IndexUnusable
from rag.index.base import FloatVector, IdVector, IndexEntry, Scored, Stamp
from rag.index.bm25 import TermIndex
from rag.index.facets import FacetTable
from rag.index.manifest import hash_of_files, index_files
from rag.index.vectors import VectorIndex
from rag.types import Filters, TermMatch

__all__ = ["LocalIndex"]

_log = logging.getLogger("sitasi.index")

_MANIFEST = "manifest.json"
_VECTORS = "vectors"


class LocalIndex:
    """A `PassageIndex` on disk.

    The manifest is taken away before the first change is written and put back after the last, so that an index that was
    left halfway has none, and is made anew. It seals the files: none is opened that is not, byte for byte, what was
    written.
    """

    def __init__(self, folder: Path, vectors: VectorIndex, facets: FacetTable, stamp: Stamp | None) -> None:
        self._folder = folder
        self._vectors = vectors
        self._facets = facets
        self._terms = TermIndex(folder / "terms")
        self.stamp = stamp

    @classmethod
    def open(cls, folder: Path, *, archive: str, recipe: str, dimensions: int) -> "LocalIndex":
        """Open the index in a folder, or begin an empty one where it cannot be used.

        Raises `IndexUnusable` where nothing can be written there.
        """
        try:
            return cls.load(folder, archive=archive, recipe=recipe, dimensions=dimensions)
        except IndexUnusable as error:
            if folder.exists():
                reason = str(error)  # a log keeps what it is given, and the error holds on to all that raised it
                _log.info("making the index anew: %s", reason)
        with _writing(folder):
            cls.discard(folder)
            folder.mkdir(parents=True, exist_ok=True)
            return cls(folder, VectorIndex.empty(folder / _VECTORS, dimensions), FacetTable(), None)

    @classmethod
    def load(cls, folder: Path, *, archive: str, recipe: str, dimensions: int) -> "LocalIndex":
        """Open the index in a folder as it is.

        Raises `IndexUnusable` where it is missing, damaged, or was made for another archive or in another way.
        """
        try:
            stamp = _unsealed(folder)
            if (stamp.archive, stamp.recipe) != (archive, recipe):
                raise IndexUnusable(f"the index in {folder} was made for another archive, encoder or analysis")
            index = cls(
                folder,
                VectorIndex.load(folder / _VECTORS),
                FacetTable.load(folder / "facets.npy"),
                stamp,
            )
        except FileNotFoundError as error:
            raise IndexUnusable(f"the index in {folder} is new or was left halfway") from error
        except (KeyError, OSError, RuntimeError, TypeError, ValueError) as error:
            raise IndexUnusable(f"the index in {folder} is damaged: {_reason(error)}") from error
        if not index._agrees(dimensions):
            raise IndexUnusable(f"the parts of the index in {folder} do not hold the same passages")
        return index

    @staticmethod
    def discard(folder: Path) -> None:
        """Take the index of a folder away; nothing is lost, it can be derived again."""
        shutil.rmtree(folder, ignore_errors=True)

    def _agrees(self, dimensions: int) -> bool:
        ids = self.ids()
        return (
            self._vectors.dimensions == dimensions
            and len(self._terms) == len(ids)
            and np.array_equal(self._vectors.ids(), ids)
        )

    def ids(self) -> IdVector:
        """Return the ids of all passages held, ascending."""
        return self._facets.ids()

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Take in passages whose ids are not yet held."""
        if entries:
            with _writing(self._folder):
                self._vectors.add([e.passage_id for e in entries], [e.vector for e in entries])
                self._facets.add(entries)
                self._terms.add(entries)

    def remove(self, ids: IdVector) -> None:
        """Drop passages that are held."""
        if len(ids):
            with _writing(self._folder):
                self._vectors.remove(ids)
                self._facets.remove(ids)
                self._terms.remove(ids)

    def save(self, stamp: Stamp) -> None:
        """Make what was added and removed findable, and last."""
        with _writing(self._folder):
            (self._folder / _MANIFEST).unlink(missing_ok=True)
            self._vectors.save()
            _replace(self._folder / "facets.npy", self._facets.save)
            self._terms.commit()
            files = index_files(self._folder)
            manifest = {"stamp": asdict(stamp), "files": files, "seal": hash_of_files(self._folder, files, repr(stamp))}
            _replace(self._folder / _MANIFEST, lambda path: path.write_text(json.dumps(manifest)))
            self._vectors = VectorIndex.load(self._folder / _VECTORS)  # what is new need not stay in memory
        self.stamp = stamp

    def nearest(self, vector: FloatVector, *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest cosine with a unit vector."""
        return self._vectors.nearest(vector, k=k, among=self._facets.passing(filters) if filters else None)

    def matching(self, terms: Sequence[QuestionTerm], *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest BM25, as shares (0 to 1) of what one that holds every term could reach."""
        return self._terms.matching(terms, k=k, filters=filters)

    def holding(self, words: Sequence[Iterable[str]], *, filters: Filters) -> IdVector:
        """Return the ids of all passages that hold, of each word, one of the terms that stand for it, ascending."""
        return self._terms.holding(words, filters=filters)

    def passing(self, filters: Filters, ids: IdVector) -> NDArray[np.bool_]:
        """Tell, for each of these passages, whether the filters let it through."""
        return self._facets.let_through(filters, ids)

    def matches(self, terms: Sequence[QuestionTerm], ids: Sequence[int]) -> dict[int, list[TermMatch]]:
        """Tell which words of a question each of these passages holds, and what each adds to its share."""
        return self._terms.matches(terms, ids)

    def cosines(self, vector: FloatVector, ids: IdVector) -> FloatVector:
        """Return the cosine of a unit vector with each of the passages named."""
        return self._vectors.cosines(vector, ids)

    def vectors(self, ids: IdVector) -> FloatVector:
        """Return the vectors of the passages named, in half precision."""
        return self._vectors.rows(ids)


def _unsealed(folder: Path) -> Stamp:
    """Read the stamp of files that are what was written; raises `ValueError`, among others, where they are not."""
    manifest = json.loads((folder / _MANIFEST).read_text())
    stamp = Stamp(**manifest["stamp"])
    if hash_of_files(folder, manifest["files"], repr(stamp)) != manifest["seal"]:
        raise ValueError("its files are not those that were written")
    return stamp


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise IndexUnusable(
            f"the index in {folder} cannot be written: {_reason(error)}; the articles are kept: make room and ask again"
        ) from error


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    temporary = path.with_suffix(".new")
    write(temporary)
    temporary.replace(path)
