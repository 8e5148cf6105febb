"""What an index is: it is handed passages, terms and vectors, and knows nothing of articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings import QuestionTerm
from embeddings.language import Language
from rag.types import Filters, TermMatch

__all__ = ["FloatVector", "IdVector", "IndexEntry", "IndexPlace", "PassageIndex", "Scored", "Stamp"]

FloatVector = NDArray[np.float32]
IdVector = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of which archive an index was derived from, and how."""

    archive: str
    generation: int
    recipe: str
    """Fingerprint of encoder, analyser and chunker together."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A passage as an index sees it."""

    passage_id: int
    article_id: str
    vector: FloatVector
    """float32[d], of unit length."""
    terms: Sequence[str]
    language: Language
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Scored:
    """Passages with scores, best first."""

    ids: IdVector
    """int64[n]"""
    scores: FloatVector
    """float32[n]; higher is better"""


class PassageIndex(Protocol):
    """Find passages by vector and by terms; add and remove them."""

    @property
    def stamp(self) -> Stamp | None:
        """Return the state that was last saved; `None` for a new index."""
        ...

    def ids(self) -> IdVector:
        """Return the ids of all passages held, ascending."""
        ...

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Take in passages whose ids are not yet held."""
        ...

    def remove(self, ids: IdVector) -> None:
        """Drop passages that are held."""
        ...

    def save(self, stamp: Stamp) -> None:
        """Make what was added and removed findable, and last."""
        ...

    def nearest(self, vector: FloatVector, *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest cosine with a unit vector."""
        ...

    def matching(self, terms: Sequence[QuestionTerm], *, k: int, filters: Filters) -> Scored:
        """Return the k passages of highest BM25, as shares (0 to 1) of what one that holds every term could reach."""
        ...

    def holding(self, words: Sequence[Iterable[str]], *, filters: Filters) -> IdVector:
        """Return the ids of all passages that hold, of each word, one of the terms that stand for it, ascending."""
        ...

    def passing(self, filters: Filters, ids: IdVector) -> NDArray[np.bool_]:
        """Tell, for each of these passages, whether the filters let it through."""
        ...

    def matches(self, terms: Sequence[QuestionTerm], ids: Sequence[int]) -> dict[int, list[TermMatch]]:
        """Tell which words of a question each of these passages holds, and what each adds to its share."""
        ...

    def cosines(self, vector: FloatVector, ids: IdVector) -> FloatVector:
        """Return the cosine of a unit vector with each of the passages named."""
        ...

    def vectors(self, ids: IdVector) -> FloatVector:
        """Return the vectors of the passages named: float32[n, d], as exactly as the index keeps them."""
        ...


class IndexPlace(Protocol):
    """Where the index of an archive is kept; `recipe` says how it was made, of vectors of so many `dimensions`."""

    @property
    def is_shared(self) -> bool:
        """Whether other machines reach the index, too."""
        ...

    def open(self, *, archive: str, recipe: str, dimensions: int) -> PassageIndex:
        """Open the index, or begin an empty one where there is none that can be used; raises `IndexUnusable`."""
        ...

    def load(self, *, archive: str, recipe: str, dimensions: int) -> PassageIndex:
        """Open the index as it is.

        Raises `IndexUnusable` where it is missing, damaged, or was made for another archive or in another way.
        """
        ...

    def discard(self) -> None:
        """Take the index away; nothing is lost, it can be derived again."""
        ...
