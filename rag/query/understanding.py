"""A question becomes a query: written out, then without the words for its publisher and for days told from today."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from embeddings.language import detect_language
from rag.query.dates import dates_asked
from rag.query.kind import asks_something
from rag.query.publisher import publisher_asked
from rag.query.query import Query
from rag.query.spelling import written_out

__all__ = ["LONGEST_QUESTION", "understand"]

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question but something pasted by mistake."""


def understand(
    question: str,
    *,
    today: date | None = None,
    publishers: Callable[[Collection[str]], Mapping[str, str]] | None = None,
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
    if today is None or len(told) > LONGEST_QUESTION:
        return Query(told, told, language, publisher=publisher)
    dates = dates_asked(told, today=today, language=language)
    text = dates.rest if asks_something(dates.rest) else told
    return Query(told, text, language, period=dates.period, publisher=publisher)
