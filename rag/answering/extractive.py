"""Choose the sentences that answer: verbatim, across articles, none that says what another has said."""

from collections.abc import Sequence

from rag.answering.candidate import Candidate, same
from rag.query import Query

__all__ = ["MOST_SENTENCES", "choose"]

MOST_SENTENCES = 3
_NEAR_BEST = 0.5
"""A further sentence is shown where it is this likely to answer, compared with the best one."""


def choose(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Give one to three of the sentences, or none where there are none.

    The best article comes first, or the newest where dates matter; sentences of one article come as they stand in it.
    """
    chosen: list[Candidate] = []
    for one in ranked:
        if len(chosen) == MOST_SENTENCES or one.score < _NEAR_BEST * ranked[0].score:
            break
        if not any(same(one, other) for other in chosen):
            chosen.append(one)
    articles = list(dict.fromkeys(one.article for one in chosen))
    chosen.sort(key=lambda one: (articles.index(one.article), one.span.start))
    return sorted(chosen, key=_newest_first) if query.dates_matter else chosen


def _newest_first(one: Candidate) -> int:
    return -one.article.published.toordinal() if one.article.published else 0
