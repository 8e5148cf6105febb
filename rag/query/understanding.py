"""A question becomes a query: written out, then without the words for its publisher and for days told from today."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from embeddings.language import detect_language
from rag.language.spelling import written_out
from rag.query.dates import DateConstraint, date_constraint
from rag.query.overview_request import overview_request
from rag.query.publisher import PublisherAsked, publisher_asked
from rag.query.query import Query
from rag.query.question_kind import asks_something
from rag.types import Span

__all__ = ["LONGEST_QUESTION", "understand"]

Publishers = Callable[[Collection[str]], Mapping[str, str]]
"""Told names, gives those that are publishers', with their spelling."""

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question but something pasted by mistake."""


def understand(
    question: str,
    *,
    today: date | None = None,
    publishers: Publishers | None = None,
) -> Query:
    """Analyse a question.

    Days are read where `today` is given. `publishers` returns, of names, those of publishers with their spelling;
    without it none is looked for.

    >>> understand("Apa yang terjadi sejak Mei?", today=date(2026, 11, 21)).period.words
    'sejak Mei'
    >>> understand("Berapa tarif feri dalam 3 hari terakhir?", today=date(2026, 11, 21)).text
    'Berapa tarif feri ?'
    """
    told, publisher = written_out(question), None
    asked = publisher_asked(told, publishers) if publishers else None
    if asked and asks_something(asked.rest):
        told, publisher = asked.rest, asked.name
    language = detect_language(told)
    if len(told) > LONGEST_QUESTION:
        return Query(told, told, language, publisher=publisher)
    dates = date_constraint(told, today=today, language=language) if today else DateConstraint(None, told, told, None)
    text = dates.rest if asks_something(dates.rest) else told
    query = Query(told, text, language, period=dates.period, publisher=publisher)
    return _overviewing(query, dates, publishers) if asks_something(text) else query


def _overviewing(query: Query, dates: DateConstraint, known: Publishers | None) -> Query:
    """Return what a question asks of many articles together: the days are then those in which they were published."""
    days_told = dates.undated != query.question
    if days_told and not dates.published:
        return query
    without = frozenset({"days"} if days_told else ())
    asked = overview_request(dates.undated, without=without | ({"name", "article"} if query.publisher else set()))
    overview, publisher = asked.overview, query.publisher
    if known and not publisher and (naming := _outlet(dates.undated, asked.outlets, known)):
        of_outlet = overview_request(naming.rest, without=without | {"name"})
        overview, publisher = (of_outlet.overview, naming.name) if of_outlet.overview else (overview, publisher)
    if overview is None:
        return query
    return replace(query, period=dates.published, publisher=publisher, overview=overview)


def _outlet(question: str, spans: Sequence[Span], known: Publishers) -> PublisherAsked | None:
    """Find the longest name of a publisher at some places of a question, and what is asked besides."""
    spelled = known({span.of(question) for span in spans}) if spans else {}
    named = [span for span in spans if span.of(question) in spelled]
    if not named:
        return None
    span = max(named, key=lambda span: span.end - span.start)
    return PublisherAsked(spelled[span.of(question)], question[: span.start] + question[span.end :])
