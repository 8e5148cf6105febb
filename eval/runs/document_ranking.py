"""From hits to documents: what retrieval measures are computed on."""

from collections.abc import Callable, Iterable, Iterator

from eval.corpus import document_id
from rag import Article, Hit

__all__ = ["PASSAGES", "by_document", "ranked_articles"]

PASSAGES = 100
"""Hits of a ranking: the most for which the retriever looks as deep as it does for an answer."""


def ranked_articles(hits: Iterable[Hit]) -> Iterator[tuple[Article, float]]:
    """Yield the articles of hits, best first, with their scores; a hit's copies follow it and share its score.

    A judged article is thus found too where a copy of it stands for it.
    """
    for hit in hits:
        yield from ((article, hit.score) for article in (hit.passage.article, *hit.copies))


def by_document(
    ranking: Iterable[tuple[Article, float]], naming: Callable[[Article], str] = document_id
) -> dict[str, float]:
    """Return each document of a ranking, by its `_id` or other name, with its best score; the best come first."""
    scores: dict[str, float] = {}
    for article, score in ranking:
        scores.setdefault(naming(article), score)
    return scores
