"""Which articles the list shows: those with the words that are searched for, one page of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.chat.articles.catalogue import Row, folded

__all__ = ["PAGE_ROWS", "Shelf", "find"]

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of what was found."""

    rows: tuple[Row, ...]
    found: int
    total: int
    searched: bool
    page: int = 0
    """From 0."""

    @property
    def last_page(self) -> int:
        """The last page, from 0; there is always one."""
        return max(0, (self.found - 1) // PAGE_ROWS)


def find(rows: Sequence[Row], query: str = "", *, page: int = 0) -> Shelf:
    """Find the rows that have every word of a query, in their order; a page that there is not becomes the nearest."""
    words = folded(query).split()
    found = [row for row in rows if all(word in row.searched for word in words)] if words else rows
    last = Shelf((), len(found), len(rows), bool(words)).last_page
    page = min(max(page, 0), last)
    shown = tuple(found[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])
    return Shelf(shown, len(found), len(rows), bool(words), page)
