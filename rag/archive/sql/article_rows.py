"""An article as a row and back again, and the hashes by which a damaged one is known."""

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Row

from embeddings.errors import ArchiveDamaged
from embeddings.language import Language
from rag.types import Article, DateCertainty, Span

__all__ = ["article_in", "article_values", "content_begins", "content_hash", "intact_article", "is_damaged"]


def content_hash(article: Article) -> str:
    """Fingerprint everything that reading found in an article, its text included."""
    found = (article.text, article.body, article.language, article.title, article.publisher, article.published)
    return _hash(repr((*found, article.certainty)))


def content_begins(content_hash: str) -> int:
    """Return the first 64 bits of a content hash."""
    return int(content_hash[:16], 16)


def article_values(article: Article, content: str) -> dict[str, object]:
    """Return the row of an article that is added now, with its content hash."""
    return {
        "article_id": article.article_id,
        "source": article.source,
        "text": article.text,
        "body": [[span.start, span.end] for span in article.body],
        "language": article.language.value,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "certainty": article.certainty.value,
        "text_hash": _hash(article.text),
        "content_hash": content,
        "added": datetime.now(UTC),
    }


def article_in(row: Row[tuple[object, ...]]) -> Article:
    """Make an article of its row, be it damaged or not."""
    return Article(
        source=row.source,
        text=row.text,
        body=tuple(Span(start, end) for start, end in row.body),
        language=Language(row.language),
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        certainty=DateCertainty(row.certainty),
    )


def intact_article(row: Row[tuple[object, ...]]) -> Article:
    """Make an article of its row; raises `ArchiveDamaged` rather than give a text that is not what was added."""
    article = article_in(row)
    if _is_other(article, row):
        raise ArchiveDamaged(
            f"article {row.article_id} is damaged, it is not what was added: "
            f"add {row.source} again, or take it out with `sitasi remove {row.article_id} --yes`"
        )
    return article


def is_damaged(row: Row[tuple[object, ...]]) -> bool:
    """Return whether text or source are not those that the hashes written with them are of."""
    return _is_other(article_in(row), row)


def _is_other(article: Article, row: Row[tuple[object, ...]]) -> bool:
    return bool(_hash(article.text) != row.text_hash or article.article_id != row.article_id)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
