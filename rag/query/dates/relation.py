"""What a question says of the days that it names: since, before, in, from one to another."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from embeddings.language import Language
from rag.language.word_lists.grammar.calendar import LEADS, VAGUE
from rag.query.dates import absolute, relative
from rag.query.dates.day_ranges import DayRange
from rag.query.dates.expression import DateExpression
from rag.types import Span

__all__ = ["DateRelation", "Lead", "date_relations"]

_Finder = Callable[[str, date], Iterator[DateExpression]]
_FINDERS: tuple[_Finder, ...] = (
    absolute.days_of_months,
    absolute.parts_of_years,
    absolute.months,
    relative.weekdays,
    relative.indonesian_units,
    relative.english_units,
    relative.units_ago,
    relative.spoken_days,
    absolute.year_ranges,
    absolute.years,
)
"""The more a finder asks for, the earlier it stands; words that one has read are not read by another."""
_A_YEAR = timedelta(days=366)


class Lead(StrEnum):
    """What stands before the days."""

    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"
    IN = "in"
    FROM = "from"
    """Of a range only: "dari 2017" may be about anything."""


@dataclass(frozen=True, slots=True)
class DateRelation:
    """Days, and what a question says of them."""

    span: Span
    days: DayRange
    lead: Lead
    relative: bool
    """Told from today."""
    vague: bool
    """The beginning of the days is meant, or their end, and nobody knows where that lies."""
    year_told: bool


_NOUN = r"tanggal|tgl\.?|bulan|tahun|periode|(?:month|year)s?(?:\s+of)?"
_FILLERS = rf"(?:\b(?:the|(?P<vague>{VAGUE})|(?P<noun>{_NOUN}))[\s-]+)*"
_BEFORE_DAYS = re.compile(
    rf"(?:\b(?:{'|'.join(f'(?P<{lead}>{words})' for lead, words in LEADS.items())})\s+)?{_FILLERS}\Z", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"\s*(?:[-–—,]|\b(?:to|until|till|through|and|or|dan|atau|hingga|sampai(?:\s+dengan)?|s/d)\b)\s*{_FILLERS}",
    re.IGNORECASE,
)


def date_relations(question: str, today: date, language: Language) -> Iterator[DateRelation]:
    """Go through the days that a question names; those that are joined, as from one to another, come as one."""
    named = _named(question, today, language)
    while named:
        chain = _chain(question, named, today)
        before = _BEFORE_DAYS.search(question, 0, chain[0].span.start)
        if before and (not chain[0].bare or _tells_days(before, chain)):
            yield from _said(before, chain, today)
            named = named[len(chain) :]
        else:
            named = named[1:]


def _named(question: str, today: date, language: Language) -> list[DateExpression]:
    """Find everything that names days, in order, no word of it twice."""
    full_days = partial(absolute.full_days, language=language)
    found: list[DateExpression] = []
    finders: tuple[_Finder, ...] = (absolute.day_ranges, full_days, *_FINDERS)
    for finder in finders:
        for named in finder(question, today):
            if all(named.span.end <= one.span.start or one.span.end <= named.span.start for one in found):
                found.append(named)
    return sorted(found, key=lambda named: named.span)


def _chain(question: str, named: Sequence[DateExpression], today: date) -> list[DateExpression]:
    """Take the first, and what is joined to it."""
    chain = [named[0]]
    for following in named[1:]:
        between = Span(chain[-1].span.end, following.span.start).of(question)
        by_calendar = not (chain[-1].relative or following.relative)
        if not (_BETWEEN.fullmatch(between) and (by_calendar or _is_running(following, today))):
            break
        chain.append(following)
    return chain


def _said(before: re.Match[str], chain: Sequence[DateExpression], today: date) -> Iterator[DateRelation]:
    joined = len(chain) > 1
    up_to_now = joined and _is_running(chain[-1], today)
    days = _days(chain[0], chain[-2 if up_to_now else -1], today)
    lead = Lead.SINCE if up_to_now else _lead(before) or Lead.IN
    if days:
        yield DateRelation(
            span=Span(before.start(), chain[-1].span.end),
            days=days,
            lead=Lead.IN if lead is Lead.FROM or (lead is Lead.SINCE and joined and not up_to_now) else lead,
            relative=chain[0].relative,
            vague=bool(before["vague"]),
            year_told=any(one.days for one in chain),
        )


def _days(first: DateExpression, last: DateExpression, today: date) -> DayRange | None:
    """Reach from one to another; a year that is left out is the latest that fits the other, or today."""
    no_later = min(today, first.days.first + _A_YEAR) if first.days else today
    end = last.latest(no_later)
    if first is last or not end:
        return end
    begin = first.latest(end.last)
    return DayRange(min(begin.first, end.first), max(begin.last, end.last)) if begin else None


def _lead(before: re.Match[str]) -> Lead | None:
    return next((lead for lead in Lead if before[lead]), None)


def _tells_days(before: re.Match[str], chain: Sequence[DateExpression]) -> bool:
    """Return whether what stands beside a number or a word makes days of it: "in 2017", "Mei-Juni 2017"."""
    if before["noun"] or before["vague"] or (chain[0].part and not chain[-1].bare):
        return True
    lead = _lead(before)
    return lead is not None and (lead is not Lead.FROM or len(chain) > 1)


def _is_running(named: DateExpression, today: date) -> bool:
    """Whether the days are those of now: today, this week."""
    return named.relative and named.days is not None and named.days.last >= today
