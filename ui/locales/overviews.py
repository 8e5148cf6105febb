"""What Sitasi says above news, summaries, and what was counted, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Answer, OverviewKind, Reason

__all__ = ["none_said", "overview_said"]


@dataclass(frozen=True, slots=True)
class _OverviewPhrases:
    things: MappingProxyType[OverviewKind, tuple[str, str]]
    """One of what is counted, and many; each takes the number."""
    mention: tuple[str, str]
    """What one of them does, and many; each takes the topic."""
    newest: str
    """Takes how many are shown."""
    each: str
    none: str
    """Takes what comes behind, twice."""
    of_dates: str
    dated: MappingProxyType[OverviewKind, str]
    """Takes what comes behind, and the day."""
    mentioning: str
    """Takes the topic."""
    told: MappingProxyType[OverviewKind, str]
    """Takes what comes behind."""
    about: str
    """Takes the topic."""


_COUNTED = (OverviewKind.COUNT, OverviewKind.LIST)
_WORDS = MappingProxyType(
    {
        Language.ENGLISH: _OverviewPhrases(
            things=MappingProxyType(
                {
                    **dict.fromkeys(_COUNTED, ("{} article", "{} articles")),
                    OverviewKind.OUTLETS: ("{} outlet", "{} outlets"),
                }
            ),
            mention=(" mentions {}", " mention {}"),
            newest="; the newest {}",
            each=", each with its newest article",
            none="No article{}{}.",
            of_dates=" of these dates",
            dated=MappingProxyType(
                {
                    OverviewKind.FIRST: "The first article{} is of {}",
                    OverviewKind.LAST: "The newest article{} is of {}",
                }
            ),
            mentioning=" that mentions {}",
            told=MappingProxyType(
                {
                    OverviewKind.NEWS: "The newest articles, one a story",
                    OverviewKind.SUMMARY: "In order of time, a sentence of each article{}",
                }
            ),
            about=" about {}",
        ),
        Language.INDONESIAN: _OverviewPhrases(
            things=MappingProxyType(
                {
                    **dict.fromkeys(_COUNTED, ("{} artikel", "{} artikel")),
                    OverviewKind.OUTLETS: ("{} media", "{} media"),
                }
            ),
            mention=(" menyebut {}", " menyebut {}"),
            newest="; {} yang terbaru",
            each=", masing-masing dengan artikel terbarunya",
            none="Tidak ada artikel{}{}.",
            of_dates=" dari rentang tanggal itu",
            dated=MappingProxyType(
                {
                    OverviewKind.FIRST: "Artikel pertama{} terbit {}",
                    OverviewKind.LAST: "Artikel terakhir{} terbit {}",
                }
            ),
            mentioning=" yang menyebut {}",
            told=MappingProxyType(
                {
                    OverviewKind.NEWS: "Artikel terbaru, satu untuk setiap berita",
                    OverviewKind.SUMMARY: "Menurut urutan waktu, satu kalimat dari setiap artikel{}",
                }
            ),
            about=" tentang {}",
        ),
    }
)


def overview_said(
    answer: Answer, *, day: Callable[[date], str] = str, number: Callable[[int], str] = str
) -> str | None:
    """Say what the quotations of an overview are; `None` where the answer is no overview.

    >>> from rag.types import Overview
    >>> overview_said(Answer("?", Language.ENGLISH, overview=Overview(OverviewKind.COUNT, "Muara"), count=12))
    '12 articles mention Muara; the newest 0:'
    """
    overview, said = answer.overview, _WORDS[answer.language]
    if overview is None:
        return None
    topic, kind, shown = " ".join(overview.topic.split()), overview.kind, len(answer.citations)
    if kind in said.dated:
        published = answer.citations[0].article.published if answer.citations else None
        return f"{said.dated[kind].format(_behind(said.mentioning, topic), day(published) if published else '–')}:"
    if answer.count is None:
        return f"{said.told[kind].format(_behind(said.about, topic))}:"
    many = answer.count != 1
    counted = said.things[kind][many].format(number(answer.count)) + _behind(said.mention[many], topic)
    newest = said.newest.format(number(shown)) if shown < answer.count else ""
    return counted + (said.each if kind is OverviewKind.OUTLETS and not newest else newest) + ":"


def none_said(answer: Answer) -> str | None:
    """Say that there are no articles of which an overview could be given; `None` where that is not the reason.

    >>> from rag.types import Overview
    >>> none_said(Answer("?", Language.INDONESIAN, overview=Overview(OverviewKind.COUNT, "Muara"), count=0))
    'Tidak ada artikel yang menyebut Muara.'
    """
    overview, said = answer.overview, _WORDS[answer.language]
    of_other_dates = answer.reason is Reason.OUTSIDE_DATES
    if overview is None or not (answer.count == 0 or (of_other_dates and not overview.topic)):
        return None
    dates = said.of_dates if of_other_dates else ""
    return said.none.format(dates, _behind(said.mentioning, " ".join(overview.topic.split())))


def _behind(form: str, topic: str) -> str:
    return form.format(topic) if topic else ""
