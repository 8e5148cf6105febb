"""What Sitasi says above news, summaries, and what was counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rag.types import Answer, OverviewKind, Reason
from ui.locales.catalogue import group

__all__ = ["OverviewPhrases", "none_said", "overview_phrases", "overview_said"]


@dataclass(frozen=True, slots=True)
class OverviewPhrases:
    """What an overview is made of."""

    articles: tuple[str, str]
    outlets: tuple[str, str]
    mention: tuple[str, str]
    newest: str
    each: str
    none: str
    of_dates: str
    mentioning: str
    about: str
    first: str
    last: str
    news: str
    summary: str


overview_phrases = group("overviews", OverviewPhrases)


def overview_said(
    answer: Answer, *, day: Callable[[date], str] = str, number: Callable[[int], str] = str
) -> str | None:
    """Say what the quotations of an overview are; `None` where the answer is no overview.

    >>> from embeddings.language import Language
    >>> from rag.types import Overview
    >>> overview_said(Answer("?", Language.ENGLISH, overview=Overview(OverviewKind.COUNT, "Muara"), count=12))
    '12 articles mention Muara; the newest 0:'
    """
    overview, said = answer.overview, overview_phrases(answer.language)
    if overview is None:
        return None
    topic, kind, shown = " ".join(overview.topic.split()), overview.kind, len(answer.citations)
    if kind in (OverviewKind.FIRST, OverviewKind.LAST):
        dated = said.first if kind is OverviewKind.FIRST else said.last
        published = answer.citations[0].article.published if answer.citations else None
        return f"{dated.format(_behind(said.mentioning, topic), day(published) if published else '–')}:"
    if answer.count is None:
        told = said.news if kind is OverviewKind.NEWS else said.summary
        return f"{told.format(_behind(said.about, topic))}:"
    things, many = said.outlets if kind is OverviewKind.OUTLETS else said.articles, answer.count != 1
    counted = things[many].format(number(answer.count)) + _behind(said.mention[many], topic)
    newest = said.newest.format(number(shown)) if shown < answer.count else ""
    return counted + (said.each if kind is OverviewKind.OUTLETS and not newest else newest) + ":"


def none_said(answer: Answer) -> str | None:
    """Say that there are no articles of which an overview could be given; `None` where that is not the reason.

    >>> from embeddings.language import Language
    >>> from rag.types import Overview
    >>> none_said(Answer("?", Language.INDONESIAN, overview=Overview(OverviewKind.COUNT, "Muara"), count=0))
    'Tidak ada artikel yang menyebut Muara.'
    """
    overview, said = answer.overview, overview_phrases(answer.language)
    of_other_dates = answer.reason is Reason.OUTSIDE_DATES
    if overview is None or not (answer.count == 0 or (of_other_dates and not overview.topic)):
        return None
    dates = said.of_dates if of_other_dates else ""
    return said.none.format(dates, _behind(said.mentioning, " ".join(overview.topic.split())))


def _behind(form: str, topic: str) -> str:
    return form.format(topic) if topic else ""
