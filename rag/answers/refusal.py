"""What a refusal says: why there is no answer, and which articles come nearest."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answers.unknown_names import missing_names
from rag.query import Query
from rag.query.dates import may_tell
from rag.query.search import READ
from rag.retrieval import Retriever
from rag.retrieval.reranking import those_fitting
from rag.types import Answer, Article, Filters, Hit, Reason

__all__ = ["absent_names", "names_stand_apart", "refused", "without_answer"]

_NEAREST = 3


def refused(unanswered: Answer, reason: Reason, nearest: Sequence[Hit], missing: Sequence[str] = ()) -> Answer:
    """Return the refusal of a question, with its reason and the articles that come nearest."""
    articles = tuple(dict.fromkeys(hit.passage.article for hit in nearest))
    return replace(unanswered, reason=reason, missing=tuple(missing), nearest=articles[:_NEAREST])


def absent_names(query: Query, hits: Sequence[Hit]) -> list[str]:
    """Return the names that no article holds, but for those between which the question asks to decide."""
    offered = {word for one in query.alternatives for word in one.words.split()}
    return [name for name in missing_names(query, {hit.passage.article for hit in hits}) if name not in offered]


def names_stand_apart(query: Query, hits: Sequence[Hit]) -> bool:
    """Return whether no article holds all the names of a question, though each stands in some."""
    articles = {hit.passage.article for hit in hits}
    return len(query.names) > 1 and all(missing_names(query, [article]) for article in articles)


def without_answer(
    unanswered: Answer, query: Query, filters: Filters, hits: Sequence[Hit], retriever: Retriever
) -> Answer:
    """Say why no hit answers: for want of articles, of articles of these dates, or of any that fit."""
    if not retriever.archive.info().articles:
        return refused(unanswered, Reason.EMPTY_ARCHIVE, ())
    fitting = those_fitting(hits, retriever.settings)
    if fitting and not any(may_tell(hit.passage.article, query.period) for hit in fitting):
        return refused(unanswered, Reason.OUTSIDE_DATES, fitting)
    if filters.since or filters.until:
        undated = retriever.retrieve(query, top_k=READ, filters=replace(filters, since=None, until=None))
        others = [hit for hit in undated if not _is_of_these_dates(hit.passage.article, filters)]
        if not hits or those_fitting(others, retriever.settings):
            return refused(unanswered, Reason.OUTSIDE_DATES, others)
    missing = absent_names(query, hits)
    return refused(unanswered, Reason.NAME_NOT_FOUND if missing else Reason.NO_MATCH, hits, missing)


def _is_of_these_dates(article: Article, filters: Filters) -> bool:
    day = article.published
    return day is not None and (filters.since or day) <= day <= (filters.until or day)
