"""What the list shows of each article, read once per change of the archive."""

import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from embeddings.language import Language
from rag.archive import Archive
from rag.types import Article
from ui.chat.words import origin

__all__ = ["Catalogue", "Row", "folded", "make_row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list."""

    article_id: str
    title: str
    language: Language
    origin: Mapping[Language, str]
    """Publisher, date and language, in the words of each language."""
    searched: str
    """Title, publisher and source, folded."""
    copies: int = 0
    """How many other articles carry the same story, once they are counted."""


class Catalogue:
    """Keeps the rows of an archive, newest first; safe to use from several threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._generation: int | None = None
        self._rows: tuple[Row, ...] = ()

    def with_copies(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Count the copies of some rows, which takes long for all; raises `ArchiveError`."""
        copies = self._archive.copies_of([row.article_id for row in rows])
        return tuple(replace(row, copies=len(copies.get(row.article_id, ()))) for row in rows)

    def rows(self) -> tuple[Row, ...]:
        """Give the rows of the archive as it is now; raises `ArchiveError`."""
        with self._lock:
            # Read before the articles: what changes between the two is seen the next time.
            generation = self._archive.info().generation
            if generation != self._generation:
                self._rows = tuple(map(make_row, self._archive.articles()))
                self._generation = generation
            return self._rows


def make_row(article: Article) -> Row:
    """Take from an article what the list shows of it."""
    fields = (article.title or article.label, article.publisher or "", article.source)
    return Row(
        article_id=article.article_id,
        title=article.label,
        language=article.language,
        origin={language: origin(article, language) for language in Language},
        searched=folded("\n".join(fields)),
    )


def folded(text: str) -> str:
    """Leave out case and accents.

    >>> folded("Café ZÜRICH")
    'cafe zurich'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()
