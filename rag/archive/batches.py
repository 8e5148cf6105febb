"""What is read, taken together: so much at a time as is written in one transaction."""

from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic

from rag.archive import store
from rag.types import Article, Rejection

__all__ = ["batches"]

_ARTICLES = 128
_CHARACTERS = 4_000_000
_SECONDS = 10.0
"""Of reading: pages on the web come one by one, and what was read is not to be lost with what never came."""


def batches(read: Iterable[Article | Rejection], rejected: list[Rejection]) -> Iterator[list[Article]]:
    """Give articles in batches, bounded in number and, up to the last one, in characters and time.

    What was rejected, or has the source of another article, is put to the `rejected`.
    """
    articles = _unrepeated(_accepted(read, rejected), rejected)
    while batch := _take(articles):
        yield batch


def _accepted(read: Iterable[Article | Rejection], rejected: list[Rejection]) -> Iterator[Article]:
    for one in read:
        if isinstance(one, Rejection):
            rejected.append(one)
        else:
            yield one


def _unrepeated(articles: Iterable[Article], rejected: list[Rejection]) -> Iterator[Article]:
    seen: dict[str, str] = {}
    for article in articles:
        content = store.content_hash(article)
        if seen.setdefault(article.source, content) == content:
            yield article
        else:
            rejected.append(
                Rejection(article.source, "another article of this run has the same source: give it its own")
            )


def _take(articles: Iterator[Article]) -> list[Article]:
    batch: list[Article] = []
    until = monotonic() + _SECONDS
    characters = 0
    for article in islice(articles, _ARTICLES):
        batch.append(article)
        characters += len(article.text)
        if characters > _CHARACTERS or monotonic() > until:
            break
    return batch
