"""Where in Milvus an index is kept, and whose it is."""

from dataclasses import dataclass, replace

from embeddings.errors import IndexOutOfReach, IndexUnusable
from rag.index.milvus.collection import Collection
from rag.index.milvus.connection import Connection
from rag.index.milvus.counts import CountBook, Note
from rag.index.milvus.index import MilvusIndex
from rag.index.milvus.layout import COUNTS, PASSAGES
from rag.settings.index_address import MilvusAddress

__all__ = ["MilvusPlace"]

_UNUSED_DIMENSIONS = 2
"""The fewest that Milvus takes."""


class MilvusPlace:
    """Two collections of Milvus, which may be somebody else's: only `discard` takes one away, and only an index."""

    def __init__(self, address: MilvusAddress) -> None:
        self.address = address
        self.is_shared = not address.is_lite

    def open(self, *, archive: str, recipe: str, dimensions: int) -> MilvusIndex:
        """Open the index, or begin an empty one where there is none; one left halfway is given without a stamp.

        Raises `IndexOutOfReach` where Milvus does not answer, or keeps something else under this name.
        """
        kept = self._kept()
        if not kept.passages.exists():
            kept.passages.create(dimensions)
        if not kept.counts.exists():
            kept.counts.create(_UNUSED_DIMENSIONS)
        kept.passages.complete()
        kept.counts.complete()
        return self._opened(kept, Note(archive, recipe), dimensions)

    def load(self, *, archive: str, recipe: str, dimensions: int) -> MilvusIndex:
        """Open the index as it is.

        Raises `IndexUnusable` where it is missing or was left halfway, and `IndexOutOfReach` where Milvus does not
        answer, or keeps something else under this name.
        """
        kept = self._kept()
        if not (kept.passages.exists() and kept.counts.exists()):
            raise IndexUnusable(f"there is no index at {self.address} yet")
        index = self._opened(kept, Note(archive, recipe), dimensions)
        if index.stamp is None:
            raise IndexUnusable(f"the index at {self.address} was left halfway")
        return index

    def discard(self) -> None:
        """Take the index away, whosever it is; raises `IndexOutOfReach` where something else has its name."""
        kept = self._kept()
        for collection in [one for one in (kept.passages, kept.counts) if one.exists()]:
            collection.drop()

    def _kept(self) -> "_Collections":
        at = Connection(self.address)
        name = self.address.collection
        return _Collections(Collection(at, name, PASSAGES), Collection(at, f"{name}_terms", COUNTS))

    def _opened(self, kept: "_Collections", ours: Note, dimensions: int) -> MilvusIndex:
        """Open what is there; what does not hold as many passages as it says was left halfway."""
        held, _ = kept.passages.settle(), kept.counts.settle()
        book = CountBook(kept.counts)
        note = book.note() or (Note("of unknown name", "") if held else ours)
        self._check("archive", note.archive, ours.archive)
        self._check("encoder and analysis", note.recipe, ours.recipe)
        whole = note if note.passages == held else replace(note, generation=None)
        return MilvusIndex(kept.passages, book, whole, dimensions)

    def _check(self, what: str, theirs: str, ours: str) -> None:
        if theirs != ours:
            raise IndexOutOfReach(
                f"the index at {self.address} is of the {what} {theirs}, these are {ours}: "
                "name another collection in SITASI_INDEX, or make it anew for this archive with `sitasi rebuild`"
            )


@dataclass(frozen=True, slots=True)
class _Collections:
    passages: Collection
    counts: Collection
