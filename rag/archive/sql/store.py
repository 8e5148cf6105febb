"""Every SQL statement of the archive, over SQLAlchemy Core."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, String, bindparam, cast, delete, func, insert, select, update

from embeddings.language import Language
from rag.archive.database.schema import articles, passages
from rag.archive.sql.article_rows import article_in, article_values, content_begins, intact_article, is_damaged
from rag.index.base import FloatVector, IdVector
from rag.slices import slices
from rag.types import Article, Passage, Span

__all__ = [
    "Cut",
    "StoredPassage",
    "all_articles",
    "content_hashes",
    "count_articles",
    "count_passages",
    "damaged_articles",
    "find_article",
    "find_articles",
    "find_passages",
    "held_contents",
    "ids_beginning",
    "last_added",
    "passage_ids",
    "publishers",
    "put_articles",
    "put_passages",
    "remove_article",
]


_VARIABLES = 10_000
"""Values in one statement; SQLite takes 32,766."""
_NAMED = 5
"""Ids that are told where several begin alike."""
_STREAMED = {"yield_per": 200}
"""Rows that a server sends at a time, where all of them need not be in memory at once."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with the vector kept for it."""

    passage: Passage
    vector: FloatVector


@dataclass(frozen=True, slots=True)
class Cut:
    """An article with its passages, and the vector of each."""

    article: Article
    content_hash: str
    spans: Sequence[Span]
    vectors: Sequence[FloatVector]


def held_contents(connection: Connection) -> NDArray[np.uint64]:
    """Return how the content hashes of all articles begin, ascending."""
    rows = connection.execute(select(articles.c.content_hash).execution_options(**_STREAMED)).scalars()
    return np.sort(np.fromiter(map(content_begins, rows), dtype=np.uint64))


def content_hashes(connection: Connection, sources: Iterable[str]) -> dict[str, str]:
    """Return the content hash kept under each source that is known; an empty one where the article is damaged."""
    known: dict[str, str] = {}
    for some in slices(sources, _VARIABLES):
        rows = connection.execute(select(articles).where(articles.c.source.in_(some)))
        known.update((row.source, "" if is_damaged(row) else row.content_hash) for row in rows)
    return known


def put_articles(connection: Connection, new: Sequence[Cut]) -> list[int]:
    """Write articles in the place of those from the same sources, if any, with all their passages.

    Gives their numbers, in order. No two of them are from one source.
    """
    known = _numbers(connection, [one.article.source for one in new])
    there = [one for one in new if one.article.source in known]
    numbers = known | _insert(connection, [one for one in new if one.article.source not in known])
    if there:
        number: BindParameter[int] = bindparam("its_number")
        rows = [_values(one) | {number.key: known[one.article.source]} for one in there]
        connection.execute(update(articles).where(articles.c.number == number), rows)
    _delete_passages(connection, known.values())
    _insert_passages(connection, {numbers[one.article.source]: one for one in new})
    return [numbers[one.article.source] for one in new]


def put_passages(connection: Connection, cut: Mapping[int, Cut]) -> None:
    """Write passages in the place of those that the articles of these numbers had."""
    _delete_passages(connection, cut)
    _insert_passages(connection, cut)


def remove_article(connection: Connection, article_id: str) -> Article | None:
    """Take an article out, with its passages, and give it; a damaged one is taken out as well."""
    taken = delete(articles).where(articles.c.article_id == article_id).returning(articles)
    row = connection.execute(taken).one_or_none()
    return None if row is None else article_in(row)


def find_article(connection: Connection, article_id: str) -> Article | None:
    """Read one article by its id."""
    row = connection.execute(select(articles).where(articles.c.article_id == article_id)).one_or_none()
    return None if row is None else intact_article(row)


def find_articles(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Read the articles of these ids; an id that is not there is left out."""
    found: dict[str, Article] = {}
    for some in slices(ids, _VARIABLES):
        rows = connection.execute(select(articles).where(articles.c.article_id.in_(some)))
        found.update((row.article_id, intact_article(row)) for row in rows)
    return found


def ids_beginning(connection: Connection, beginning: str) -> list[str]:
    """Read the article ids that begin so, a few of them where there are many."""
    found = select(articles.c.article_id).where(articles.c.article_id.startswith(beginning, autoescape=True))
    return list(connection.execute(found.order_by(articles.c.article_id).limit(_NAMED)).scalars())


def all_articles(connection: Connection, *, most: int | None = None) -> Iterator[tuple[int, Article]]:
    """Read every article, or at most so many, under its number, newest first, those without a date last."""
    newest_first = (articles.c.published.desc().nulls_last(), articles.c.number)
    chosen = select(articles)
    if most is not None:  # by the index of dates, so that no other text is read
        chosen = chosen.where(articles.c.number.in_(select(articles.c.number).order_by(*newest_first).limit(most)))
    for row in connection.execute(chosen.order_by(*newest_first).execution_options(**_STREAMED)):
        yield row.number, intact_article(row)


def damaged_articles(connection: Connection) -> Iterator[str]:
    """Yield the ids of articles whose text or source is not the one that the hashes written with it are of."""
    for row in connection.execute(select(articles).execution_options(**_STREAMED)):
        if is_damaged(row):
            yield row.article_id


def count_articles(connection: Connection) -> dict[Language, int]:
    """Count the articles of each language."""
    rows = connection.execute(select(articles.c.language, func.count()).group_by(articles.c.language))
    return {Language(language): count for language, count in rows}


def last_added(connection: Connection) -> datetime | None:
    """Return when the last of the articles was added or changed; `None` where there is none."""
    added = connection.execute(select(func.max(articles.c.added))).scalar_one()
    return added.replace(tzinfo=UTC) if added else None


def publishers(connection: Connection) -> list[str]:
    """Return the names of all publishers, as each is spelled."""
    named = select(articles.c.publisher).where(articles.c.publisher.is_not(None)).distinct()
    return sorted(connection.execute(named).scalars())


def count_passages(connection: Connection) -> int:
    """Count all passages."""
    return connection.execute(select(func.count()).select_from(passages)).scalar_one()


def passage_ids(connection: Connection) -> IdVector:
    """Return the ids of all passages, ascending."""
    # In one text: a row for each would take five times as long.
    together = func.aggregate_strings(cast(passages.c.passage_id, String), ",")
    return np.sort(np.fromstring(connection.execute(select(together)).scalar_one() or "", dtype=np.int64, sep=","))


def find_passages(connection: Connection, ids: Iterable[int]) -> dict[int, StoredPassage]:
    """Read the passages of these ids; an id that is gone is left out."""
    found: dict[int, StoredPassage] = {}
    for some in slices(ids, _VARIABLES):
        rows = connection.execute(select(passages).where(passages.c.passage_id.in_(some))).all()
        numbers = {row.article for row in rows}
        texts = connection.execute(select(articles).where(articles.c.number.in_(numbers)))
        by_number = {row.number: intact_article(row) for row in texts}
        for row in rows:
            passage = Passage(row.passage_id, by_number[row.article], row.start, row.end)
            found[row.passage_id] = StoredPassage(passage, np.frombuffer(row.vector, dtype="<f2").astype(np.float32))
    return found


def _numbers(connection: Connection, sources: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in slices(sources, _VARIABLES):
        rows = connection.execute(select(articles.c.source, articles.c.number).where(articles.c.source.in_(some)))
        found.update((row.source, row.number) for row in rows)
    return found


def _insert(connection: Connection, new: Sequence[Cut]) -> dict[str, int]:
    if not new:
        return {}
    inserted = insert(articles).returning(articles.c.source, articles.c.number)
    rows = connection.execute(inserted, [_values(one) for one in new])
    return {row.source: row.number for row in rows}


def _values(one: Cut) -> dict[str, object]:
    return article_values(one.article, one.content_hash)


def _delete_passages(connection: Connection, numbers: Iterable[int]) -> None:
    for some in slices(numbers, _VARIABLES):
        connection.execute(delete(passages).where(passages.c.article.in_(some)))


def _insert_passages(connection: Connection, cut: Mapping[int, Cut]) -> None:
    rows = [
        {"article": number, "start": span.start, "end": span.end, "vector": vector.astype("<f2").tobytes()}
        for number, one in cut.items()
        for span, vector in zip(one.spans, one.vectors, strict=True)
    ]
    if rows:
        connection.execute(insert(passages), rows)
