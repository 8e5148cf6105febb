"""What is read, taken together: so much at a time as is written in one transaction."""

from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic

from rag.archive.preprocess import Prepared, Read, article_of, content_of
from rag.types import Article, Notice, Rejection

__all__ = ["batches"]

_ARTICLES = 128
_CHARACTERS = 4_000_000
_SECONDS = 10.0
"""Of reading: pages on the web come one by one, and what was read is not to be lost with what never came."""


def batches(read: Iterable[Read], rejected: list[Rejection]) -> Iterator[list[Prepared | Article]]:
    """Yield articles in batches, bounded in number and, up to the last one, in characters and time.

    What was rejected, or has the source of another article, is put to the `rejected`, and every notice once.
    """
    articles = _unrepeated(_accepted(read, rejected), rejected)
    while batch := _take(articles):
        yield batch


def _accepted(read: Iterable[Read], rejected: list[Rejection]) -> Iterator[Prepared | Article]:
    noticed: set[str] = set()
    for one in read:
        if isinstance(one, Notice):
            if one.error not in noticed:
                rejected.append(one)
            noticed.add(one.error)
        elif isinstance(one, Rejection):
            rejected.append(one)
        else:
            yield one


def _unrepeated(articles: Iterable[Prepared | Article], rejected: list[Rejection]) -> Iterator[Prepared | Article]:
    seen: dict[str, str] = {}
    for one in articles:
        article = article_of(one)
        content = content_of(one)
        if seen.setdefault(article.source, content) == content:
            yield one
        else:
            rejected.append(
                Rejection(article.source, "another article of this run has the same source: give it its own")
            )


def _take(articles: Iterator[Prepared | Article]) -> list[Prepared | Article]:
    batch: list[Prepared | Article] = []
    until = monotonic() + _SECONDS
    characters = 0
    for one in islice(articles, _ARTICLES):
        batch.append(one)
        characters += len(article_of(one).text)
        if characters > _CHARACTERS or monotonic() > until:
            break
    return batch
