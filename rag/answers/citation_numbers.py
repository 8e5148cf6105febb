"""Citations are numbered by first use."""

from collections.abc import Iterable
from typing import Protocol

from rag.types import Article, Citation, Span

__all__ = ["CitationNumbers", "QuotedPlace"]


class QuotedPlace(Protocol):
    """A place in an article."""

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def span(self) -> Span:
        """The place in its text."""
        ...


class CitationNumbers:
    """Gives each place that is cited its number, from 1, or after the numbers of citations that there are."""

    def __init__(self, citations: Iterable[Citation] = ()) -> None:
        self._cited = {(one.article, Span(one.start, one.end)): one for one in citations}
        self._last = max((one.number for one in self._cited.values()), default=0)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that were numbered, in order."""
        return tuple(self._cited.values())

    def citation(self, place: QuotedPlace) -> Citation:
        """Cite a place, under the number that it has or the next one."""
        key = (place.article, place.span)
        if key not in self._cited:
            self._last += 1
            self._cited[key] = Citation(self._last, place.article, place.span.start, place.span.end)
        return self._cited[key]

    def of(self, place: QuotedPlace) -> int:
        """Return the number of a place."""
        return self.citation(place).number
