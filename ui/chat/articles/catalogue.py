"""What the list shows of each article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from embeddings.language import Language
from rag.archive import Archive
from rag.types import Article
from ui.chat.locales.formatting import origin

__all__ = ["ArticleRow", "make_row", "rows_of"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in the list."""

    article_id: str
    title: str
    language: Language
    origin: Mapping[Language, str]
    """Publisher, date and language, in the words of each language."""
    copies: int = 0
    """How many other articles carry the same story."""


def rows_of(archive: Archive, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
    """Return the rows of some articles, in their order; one that is gone by now is left out. Raises `ArchiveError`."""
    articles, copies = archive.articles_of(ids), archive.copies_of(ids)
    return tuple(make_row(articles[one], copies=len(copies.get(one, ()))) for one in ids if one in articles)


def make_row(article: Article, *, copies: int = 0) -> ArticleRow:
    """Take from an article what the list shows of it."""
    return ArticleRow(
        article_id=article.article_id,
        title=article.label,
        language=article.language,
        origin={language: origin(article, language) for language in Language},
        copies=copies,
    )
