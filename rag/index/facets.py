"""Article, language, publisher and date of each passage: a small table that filters become rows of."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.index.base import IdVector, IndexEntry
from rag.types import Filters

__all__ = ["FacetTable", "article_key", "day_number", "publisher_key"]

_ROW = np.dtype([("passage_id", "<i8"), ("article", "<i8"), ("day", "<i4"), ("language", "S2"), ("publisher", "<u8")])
_UNDATED = 0
"""`date.toordinal` starts at 1."""


def day_number(published: date | None) -> int:
    """Return a day as a number that grows with time; 0 for unknown."""
    return published.toordinal() if published else _UNDATED


def article_key(article_id: str) -> int:
    """Return an article's id as a number: 48 bits."""
    return int(article_id, 16)


def publisher_key(publisher: str | None) -> int:
    """Return a publisher's name, without regard to case, as 64 bits."""
    return int.from_bytes(blake2b((publisher or "").casefold().encode(), digest_size=8).digest(), "little")


class FacetTable:
    """One row a passage, ascending by passage id."""

    def __init__(self, rows: NDArray[np.void] | None = None) -> None:
        self._rows = np.zeros(0, _ROW) if rows is None else rows

    @classmethod
    def load(cls, path: Path) -> "FacetTable":
        """Read a saved table.

        Raises `ValueError` or `OSError` where it is missing or damaged.
        """
        rows = np.load(path, allow_pickle=False)
        if rows.dtype != _ROW:
            raise ValueError(f"{path} is no table of facets")
        return cls(rows)

    def save(self, path: Path) -> None:
        """Write the table to one file."""
        with path.open("wb") as file:
            np.save(file, self._rows, allow_pickle=False)

    def ids(self) -> IdVector:
        """Return all passage ids, ascending."""
        return self._rows["passage_id"]

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Take in the facets of new passages."""
        new = [
            (
                e.passage_id,
                article_key(e.article_id),
                day_number(e.published),
                e.language.value.encode(),
                publisher_key(e.publisher),
            )
            for e in entries
        ]
        rows = np.concatenate([self._rows, np.array(new, dtype=_ROW)])
        in_order = np.all(rows["passage_id"][:-1] < rows["passage_id"][1:])
        self._rows = rows if in_order else rows[np.argsort(rows["passage_id"], kind="stable")]

    def remove(self, ids: IdVector) -> None:
        """Drop the rows of these ids."""
        self._rows = self._rows[~np.isin(self._rows["passage_id"], ids)]

    def passing(self, filters: Filters) -> IdVector:
        """Return the ids of the passages that the filters let through."""
        passing: IdVector = self.ids()[_kept(self._rows, filters)]
        return passing

    def let_through(self, filters: Filters, ids: IdVector) -> NDArray[np.bool_]:
        """Tell, for each of these passages, whether it is held and the filters let it through."""
        places = np.searchsorted(self.ids(), ids)
        found: NDArray[np.bool_] = np.append(self.ids(), -1)[places] == ids
        found[found] = _kept(self._rows[places[found]], filters)
        return found


def _kept(rows: NDArray[np.void], filters: Filters) -> NDArray[np.bool_]:
    keep = np.ones(len(rows), dtype=bool)
    if filters.since:
        keep &= rows["day"] >= day_number(filters.since)
    if filters.until:
        keep &= (rows["day"] <= day_number(filters.until)) & (rows["day"] != _UNDATED)
    if filters.languages:
        keep &= _any_of(rows["language"], [language.value.encode() for language in filters.languages])
    if filters.publishers:
        keep &= _any_of(rows["publisher"], [publisher_key(name) for name in filters.publishers])
    if filters.articles is not None:
        keep &= np.isin(rows["article"], np.array([article_key(one) for one in filters.articles], dtype=np.int64))
    return keep


def _any_of(column: NDArray[Any], values: Sequence[bytes | int]) -> NDArray[np.bool_]:
    """Do as `np.isin`, which would sort a column of a million."""
    found = np.zeros(len(column), dtype=bool)
    for value in values:
        found |= column == value
    return found
