"""One change of the index, from its first write to its stamp."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from embeddings.errors import IndexUnusable
from rag.index.base import Stamp
from rag.index.milvus.collection import Collection, Row
from rag.index.milvus.counts import CountBook, Note, TermStatistics
from rag.slices import slices

__all__ = ["IndexChange"]

_BATCH = 5_000
_COUNTED = ("terms", "length")


class IndexChange:
    """Writes passages, and sees to it that their terms are counted right, whoever else writes or dies.

    The note loses its generation with the first write and gets one with the last. What a change finds without one,
    somebody left halfway: how many passages hold each term is counted again, from the passages.
    """

    def __init__(self, passages: Collection, counts: CountBook, known: Note) -> None:
        """Begin to change what was `known` of the index when it was opened."""
        self._passages = passages
        self._counts = counts
        self._writer = uuid4().hex
        self._before = counts.note() or known
        self._tally: TermStatistics | None = None
        """All passages, and by how much the counts of terms change; `None` where everything must be counted again."""
        counts.write(replace(self._before, generation=None, writer=self._writer))
        if self._before == known and known.stamp:
            self._tally = TermStatistics(known.passages, known.length)
        elif not passages.settle():
            counts.begin_anew({})
            self._tally = TermStatistics()

    def add(self, rows: Sequence[Row]) -> None:
        """Write passages."""
        self._passages.upsert(rows)
        if self._tally is not None:
            self._tally.count(rows)

    def remove(self, ids: Sequence[int]) -> None:
        """Take passages away."""
        for some in slices(ids, _BATCH):
            if self._tally is not None:
                self._tally.count(self._passages.get(some, _COUNTED), -1)
            self._passages.delete(some)

    def finish(self, stamp: Stamp) -> Note:
        """Write the counts and the note; raises `IndexUnusable` where somebody else began a change meanwhile."""
        held = self._counts.note()
        if held is None or held.writer != self._writer:
            self._counts.write(replace(held or self._before, generation=None, writer=""))
            raise IndexUnusable(f"another process changes the index at {self._passages.at.address} as well: ask again")
        counted = self._counted()
        note = Note(stamp.archive, stamp.recipe, stamp.generation, self._writer, counted.passages, counted.length)
        self._counts.write(note)
        self._passages.tidy()
        return note

    def _counted(self) -> TermStatistics:
        if self._tally is not None:
            self._counts.shift(self._tally.holding)
            return self._tally
        anew = TermStatistics()
        for rows in self._passages.all(_COUNTED):
            anew.count(rows)
        self._counts.begin_anew(anew.holding)
        return anew
