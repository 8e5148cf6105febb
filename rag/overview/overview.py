"""Each kind of overview, from what is asked to an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from embeddings import QuestionTerm
from embeddings.terms import words
from rag.answers import missing_names, verified_quotations
from rag.archive import Archive, Listed
from rag.overview.mention_counts import believed, mentioning
from rag.overview.newest_stories import lately, newest_stories
from rag.overview.quotations import MOST, Quote, answer_of, quote_of, unlike
from rag.query import Query
from rag.retrieval import Retriever
from rag.types import Answer, Article, Filters, Hit, Overview, OverviewKind, Reason, Span

__all__ = ["Overviewed", "overviewed"]

_NEAREST = 3
_HITS = 100
"""Passages of a topic that are looked at."""
_NEAR_BEST = 0.5
"""A further article of a topic is told of where its passage scores this much, compared with the best one."""


@dataclass(frozen=True, slots=True)
class Overviewed:
    """An answer, and the hits that it was made from, if any."""

    answer: Answer
    hits: tuple[Hit, ...] = ()


def overviewed(query: Query, overview: Overview, retriever: Retriever, filters: Filters) -> Overviewed:
    """Answer a question for an overview with a quotation of each article, at most ten, or say why there is none."""
    looking = _OverviewSearch(query, overview, retriever, filters)
    if not looking.archive.info().articles:
        return Overviewed(Answer(query.text, query.language, reason=Reason.EMPTY_ARCHIVE, overview=overview))
    found = _ANSWERS[overview.kind](looking)
    answer = verified_quotations(found.answer)
    return replace(found, answer=answer if answer.answered else looking.refused(answer))


@dataclass(frozen=True)  # without slots: they leave no room for cached properties
class _OverviewSearch:
    """What is asked of which articles."""

    query: Query
    overview: Overview
    retriever: Retriever
    filters: Filters

    @property
    def archive(self) -> Archive:
        return self.retriever.archive

    @cached_property
    def topic(self) -> Query:
        topic = self.overview.topic
        return Query(topic, topic, self.query.language, self.query.period, self.query.publisher)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the topic, as terms know words."""
        return frozenset(word for name in self.query.names for word in words(name))

    @cached_property
    def terms(self) -> list[QuestionTerm]:
        return believed(self.topic.terms) if self.overview.topic else []

    @cached_property
    def listed(self) -> list[Listed]:
        return self.find(self.filters)

    def find(self, filters: Filters) -> list[Listed]:
        """List the articles that are about the topic, or all, newest first."""
        if not self.overview.topic:
            return self.archive.listed(filters)
        return mentioning(self.archive, self.topic, filters, names=self.names)

    def quotes(self, listed: Sequence[Listed]) -> list[Quote]:
        """Quote what each article says first of the topic, or at all."""
        found = self.archive.articles_of([one.article_id for one in listed])
        return [quote_of(found[one.article_id], self.terms) for one in listed if one.article_id in found]

    def hits(self, filters: Filters) -> list[Hit]:
        """Retrieve the passages that fit the topic."""
        hits = self.retriever.retrieve(self.topic, top_k=_HITS, filters=filters)
        least = max(self.retriever.settings.least_score, _NEAR_BEST * hits[0].score) if hits else 0
        return [hit for hit in hits if hit.score >= least]

    def refused(self, answer: Answer) -> Answer:
        """Say why nothing is shown, and which articles come nearest."""
        undated = replace(self.filters, since=None, until=None)
        of_other_dates = self._of_other_dates(undated) if undated != self.filters else ()
        if of_other_dates:
            return replace(answer, reason=Reason.OUTSIDE_DATES, nearest=of_other_dates)
        nearest = self.retriever.retrieve(self.topic, top_k=MOST, filters=undated) if self.overview.topic else []
        articles = tuple(dict.fromkeys(hit.passage.article for hit in nearest))[:_NEAREST]
        missing = self.missing(articles)
        reason = Reason.NAME_NOT_FOUND if missing else Reason.NO_MATCH
        return replace(answer, reason=reason, missing=missing, nearest=articles)

    def missing(self, articles: Sequence[Article]) -> tuple[str, ...]:
        """Return the names in the topic that none of some articles holds."""
        named = set(words(self.overview.topic))
        return tuple(name for name in missing_names(self.query, articles) if named.issuperset(words(name)))

    def _of_other_dates(self, undated: Filters) -> tuple[Article, ...]:
        """Return the articles of the days nearest to those asked for."""
        since, until = self.filters.since or date.min, self.filters.until or date.max

        def away(one: Listed) -> int:
            day = one.published or date.max
            return max((since - day).days, (day - until).days)

        nearest = sorted((one for one in self.find(undated) if one.published), key=away)[:_NEAREST]
        found = self.archive.articles_of([one.article_id for one in nearest])
        return tuple(found[one.article_id] for one in nearest if one.article_id in found)


def _summary(looking: _OverviewSearch) -> Overviewed:
    if looking.overview.topic:
        return _summary_of_topic(looking)
    stories = _newest(looking)
    return Overviewed(answer_of(looking.query, _of_stories(stories[::-1])))


def _summary_of_topic(looking: _OverviewSearch) -> Overviewed:
    hits = looking.hits(looking.filters)
    best: dict[Article, Hit] = {}
    for hit in hits:
        best.setdefault(hit.passage.article, hit)
    if not best or looking.missing(list(best)):
        return Overviewed(answer_of(looking.query, ()))
    quotes = unlike(
        quote_of(article, looking.terms, Span(hit.passage.start, hit.passage.end)) for article, hit in best.items()
    )
    in_time = sorted(quotes[:MOST], key=lambda quote: quote.article.published or date.max)
    return Overviewed(answer_of(looking.query, in_time), tuple(hits))


def _count(looking: _OverviewSearch) -> Overviewed:
    quotes = looking.quotes(looking.listed[:MOST])
    return Overviewed(answer_of(looking.query, quotes, count=len(looking.listed)))


def _outlets(looking: _OverviewSearch) -> Overviewed:
    newest: dict[str, Listed] = {}
    for one in looking.listed:
        if one.publisher:
            newest.setdefault(one.publisher.casefold(), one)
    quotes = looking.quotes(list(newest.values())[:MOST])
    return Overviewed(answer_of(looking.query, quotes, count=len(newest)))


def _dated(looking: _OverviewSearch, place: int) -> Overviewed:
    dated = [one for one in looking.listed if one.published]
    return Overviewed(answer_of(looking.query, looking.quotes([dated[place]] if dated else [])))


_ANSWERS: MappingProxyType[OverviewKind, Callable[[_OverviewSearch], Overviewed]] = MappingProxyType(
    {
        OverviewKind.NEWS: lambda looking: Overviewed(answer_of(looking.query, _of_stories(_newest(looking)))),
        OverviewKind.SUMMARY: _summary,
        OverviewKind.COUNT: _count,
        OverviewKind.LIST: _count,
        OverviewKind.OUTLETS: _outlets,
        OverviewKind.FIRST: lambda looking: _dated(looking, -1),
        OverviewKind.LAST: lambda looking: _dated(looking, 0),
    }
)


def _newest(looking: _OverviewSearch) -> list[list[Article]]:
    dated = looking.filters.since or looking.filters.until
    listed = looking.listed if dated else lately(looking.listed)
    return newest_stories(looking.archive, listed, most=MOST)


def _of_stories(stories: Sequence[Sequence[Article]]) -> list[Quote]:
    """Quote what leads each story, and those of its copies that open with the same words."""
    quotes = [[quote_of(article) for article in story] for story in stories]
    firsts = {id(quote) for quote in unlike(its[0] for its in quotes)}
    return [quote for its in quotes if id(its[0]) in firsts for quote in its if quote.text == its[0].text]
