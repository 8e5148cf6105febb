"""What the list shows of each article, read once per change of the archive."""

import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    copies: int
    """How many other articles carry the same story."""
    searched: str
    """Title, publisher and source, folded."""


class Catalogue:
    """Keeps the rows of an archive, newest first; safe to use from several threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._generation: int | None = None
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Give the rows of the archive as it is now; raises `ArchiveError`."""
        with self._lock:
            # Read before the articles: what changes between the two is seen the next time.
            generation = self._archive.info().generation
            if generation != self._generation:
                self._rows = _read(self._archive)
                self._generation = generation
            return self._rows


def make_row(article: Article, copies: Sequence[str] = ()) -> Row:
    """Take from an article what the list shows of it."""
    fields = (article.title or article.label, article.publisher or "", article.source)
    return Row(
        article_id=article.article_id,
        title=article.label,
        language=article.language,
        origin={language: origin(article, language) for language in Language},
        copies=len(copies),
        searched=folded("\n".join(fields)),
    )


def folded(text: str) -> str:
    """Leave out case and accents.

    >>> folded("Café ZÜRICH")
    'cafe zurich'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def _read(archive: Archive) -> tuple[Row, ...]:
    copies: Mapping[str, Sequence[str]] = archive.copies()
    return tuple(make_row(article, copies.get(article.article_id, ())) for article in archive.articles())
