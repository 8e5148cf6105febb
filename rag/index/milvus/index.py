"""Both indexes in Milvus: vectors, and terms as sparse vectors that are scored as tantivy scores them."""

from collections.abc import Iterable, Iterator, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from embeddings import QuestionTerm
from rag.index.base import FloatVector, IdVector, IndexEntry, Scored, Stamp
from rag.index.facets import article_key, day_number
from rag.index.milvus.change import IndexChange
from rag.index.milvus.collection import Collection, Row
from rag.index.milvus.conditions import condition, publisher_number, within
from rag.index.milvus.counts import CountBook, Note
from rag.index.milvus.layout import KEY
from rag.index.milvus.terms import WeighedQuestion, numbers_of, numbers_of_words, sparse
from rag.types import Filters, TermMatch

__all__ = ["MilvusIndex"]

_CANDIDATES = 4
"""Times the passages asked for: of 400 questions to 8,000 passages, enough for nine in ten."""
_MOST = 16_384
"""Rows that Milvus finds at most."""
_FOR_TERMS = (KEY, "terms", "length")
_HELD = (KEY, "terms")
_PAGE = 4_096
"""Rows with their terms in one reply."""
_LAST_ID = 2**62
_NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0, np.float32))


class MilvusIndex:
    """A `PassageIndex` in two collections of Milvus: one of passages, one of what BM25 must know of all of them."""

    def __init__(self, passages: Collection, counts: CountBook, note: Note, dimensions: int) -> None:
        self._passages = passages
        self._counts = counts
        self._note = note
        self._dimensions = dimensions
        self._change: IndexChange | None = None

    @property
    def stamp(self) -> Stamp | None:
        """The state that was last saved; `None` for a new index, and once Milvus failed, which may have lost it."""
        return None if self._passages.at.failed else self._note.stamp

    def ids(self) -> IdVector:
        """Return the ids of all passages held, ascending."""
        ids = [row[KEY] for rows in self._passages.all([KEY]) for row in rows]
        return np.sort(np.array(ids, dtype=np.int64))

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Take in passages whose ids are not yet held."""
        if entries:
            self._changing().add([_row(entry) for entry in entries])

    def remove(self, ids: IdVector) -> None:
        """Drop passages that are held."""
        if len(ids):
            self._changing().remove(ids.tolist())

    def save(self, stamp: Stamp) -> None:
        """Make what was added and removed last; raises `IndexUnusable` where another process is at it as well."""
        self._note = self._changing().finish(stamp)
        self._change = None

    def nearest(self, vector: FloatVector, *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest cosine with a unit vector."""
        found = self._passages.search(vector, "vector", k=min(k, _MOST), condition=condition(filters), fields=[KEY])
        return Scored(np.array(found.keys, dtype=np.int64), np.array(found.products, dtype=np.float32))

    def matching(self, terms: Sequence[QuestionTerm], *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest BM25, as shares (0 to 1) of what one that holds every term could reach.

        Candidates are found by an inner product that no share exceeds: once the last of them has less of it than the
        k-th best share, none that was not looked at belongs among the best.
        """
        question = self._weighed(terms)
        if question is None or not question.sparse:
            return _NOTHING
        shares: dict[int, float] = {}
        for depth in _depths(k):
            found = self._passages.search(
                question.sparse, "terms", k=depth, condition=condition(filters), fields=_FOR_TERMS
            )
            shares = {row[KEY]: question.share(row["terms"], row["length"]) for row in found.rows}
            least = sorted(shares.values(), reverse=True)[:k][-1:]
            if len(found.keys) < depth or least >= [question.looseness * found.products[-1]]:
                break
        best = sorted(shares, key=lambda number: (-shares[number], number))[:k]
        return Scored(np.array(best, dtype=np.int64), np.minimum([shares[n] for n in best], 1).astype(np.float32))

    def holding(self, words: Sequence[Iterable[str]], *, filters: Filters) -> IdVector:
        """Return the ids of all passages that hold, of each word, one of the terms that stand for it, ascending.

        Those that hold the rarest word are looked through, a page at once: of a full page, those before and behind its
        middle are asked for apart. As terms are numbers here, one in four thousand is taken for another.
        """
        numbers = sorted(map(numbers_of_words, words), key=self._passages_with)
        if not numbers or not self._passages_with(numbers[0]):
            return _NOTHING.ids
        found: set[int] = set()
        ranges = [(0, _LAST_ID)]
        while ranges:
            first, last = ranges.pop()
            rows = self._passages.search(
                dict.fromkeys(numbers[0], 1.0), "terms", k=_PAGE, condition=within(filters, first, last), fields=_HELD
            ).rows
            found.update(row[KEY] for row in rows if all(not its.isdisjoint(row["terms"]) for its in numbers))
            if len(rows) == _PAGE:
                middle = sorted(row[KEY] for row in rows)[_PAGE // 2]
                ranges += [(first, middle), (middle + 1, last)]
        return np.array(sorted(found), dtype=np.int64)

    def passing(self, filters: Filters, ids: IdVector) -> NDArray[np.bool_]:
        """Tell, for each of these passages, whether the filters let it through."""
        return np.isin(ids, self._passages.meeting(condition(filters, ids.tolist()), KEY) if len(ids) else [])

    def matches(self, terms: Sequence[QuestionTerm], ids: Sequence[int]) -> dict[int, list[TermMatch]]:
        """Tell which words of a question each of these passages holds, and what each adds to its share."""
        found: dict[int, list[TermMatch]] = {number: [] for number in ids}
        if question := self._weighed(terms):
            for row in self._passages.get(ids, _FOR_TERMS):
                found[row[KEY]] = question.matches(row["terms"], row["length"])
        return found

    def cosines(self, vector: FloatVector, ids: IdVector) -> FloatVector:
        """Return the cosine of a unit vector with each of the passages named; 0 for one that is gone."""
        products: FloatVector = self.vectors(ids) @ vector
        return products

    def vectors(self, ids: IdVector) -> FloatVector:
        """Return the vectors of the passages named; zeros for one that is gone."""
        kept = {row[KEY]: row["vector"] for row in self._passages.get(ids.tolist(), [KEY, "vector"])}
        gone = np.zeros(self._dimensions, dtype=np.float32)
        rows = np.array([kept.get(number, gone) for number in ids.tolist()], dtype=np.float32)
        return rows.reshape(len(ids), self._dimensions)

    def _passages_with(self, numbers: Set[int]) -> int:
        """Count the passages that hold terms, one that holds several as often."""
        counts = self._counts.counts(list(numbers))
        return sum(counts.holding.values()) if counts else 0

    def _weighed(self, terms: Sequence[QuestionTerm]) -> WeighedQuestion | None:
        counts = self._counts.counts(numbers_of(terms)) if terms else None
        return WeighedQuestion(terms, counts) if counts else None

    def _changing(self) -> IndexChange:
        if self._change is None:
            self._change = IndexChange(self._passages, self._counts, self._note)
        return self._change


def _depths(k: int) -> Iterator[int]:
    """Say how many candidates to look at, where fewer did not do."""
    depth = min(k, _MOST // _CANDIDATES)
    while depth < _MOST:
        depth = min(_CANDIDATES * depth, _MOST)
        yield depth


def _row(entry: IndexEntry) -> Row:
    return {
        KEY: entry.passage_id,
        "article": article_key(entry.article_id),
        "vector": entry.vector,
        "terms": sparse(entry.terms),
        "length": len(entry.terms),
        "day": day_number(entry.published),
        "language": entry.language.value,
        "publisher": publisher_number(entry.publisher),
    }
