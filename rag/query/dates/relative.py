"""Days that a question names from today: yesterday, pekan lalu, the past two weeks, last Friday."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from rag.language.word_lists.grammar.calendar import DAYS_BEFORE, UNITS, WEEKDAYS
from rag.language.word_lists.grammar.numbers import COUNTS, OTHER_COUNTS
from rag.language.word_lists.patterns import either
from rag.query.dates.day_ranges import YEARS, DayRange, TimeUnit, ago, back
from rag.query.dates.expression import DateExpression
from rag.types import Span

__all__ = ["english_units", "indonesian_units", "spoken_days", "units_ago", "weekdays"]

_HOURS = frozenset({"jam", "hour"})
_HOURS_OF_A_DAY = 24
_DAYS_OF_A_WEEK = 7


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


def _spaced(names: str) -> str:
    return names.replace(" ", r"\s+")


_UNIT = rf"(?P<unit>{_spaced(either(*UNITS, *_HOURS))})"
_NUMBER = rf"(?P<count>\d{{1,3}}|{either(*COUNTS)})"
_SPOKEN = _compiled(rf"\b(?:{_spaced(either(*DAYS_BEFORE))})\b")
_INDONESIAN = _compiled(
    rf"(?:(?P<count>(?!akhir\b)[^\s;:()]+)\s+)?\b(?P<one>se)?{_UNIT}\s+(?:yang\s+)?"
    r"(?:(?P<gone>lalu|silam|kemarin)|(?P<running>terakhir|belakangan)(?:\s+ini)?|(?P<current>ini))\b"
    r"(?!\s+(?:tahun\s+)?\d{4}\b)"
)
_ENGLISH = _compiled(
    rf"(?P<over>\b(?:in|over|during|within|for)\s+)?\b(?:(?P<the>the)\s+|this\s+(?=past))?"
    rf"(?P<mark>this|last|past)\s+(?:{_NUMBER}\s+)?{_UNIT}s?\b(?!\s+of\b|\s+\d{{4}}\b)"
)
_AGO = _compiled(rf"(?<![\w.,]){_NUMBER}\s+{_UNIT}s?\s+ago\b")
_WEEKDAY = rf"(?P<day>{either(*WEEKDAYS)})"
_WEEKDAYS = (
    _compiled(rf"\b(?P<hari>hari\s+)?{_WEEKDAY}\s+(?:yang\s+)?(?:lalu|silam|kemarin)\b"),
    _compiled(rf"\blast\s+{_WEEKDAY}\b"),
    _compiled(rf"(?:(?<=\bsejak\s)|(?<=\bsince\s))(?P<hari>hari\s+)?{_WEEKDAY}\b"),
)
_BEGINNING = re.compile(r"(?:^|[.?!:;,“\"(])\s*$")


class _Sense(StrEnum):
    GONE = "gone"
    """One or so many before this one."""
    CURRENT = "current"
    RUNNING = "running"
    """So many up to now."""


def spoken_days(question: str, today: date) -> Iterator[DateExpression]:
    """Find "yesterday", "tadi malam"."""
    for match in _SPOKEN.finditer(question):
        words = " ".join(match[0].lower().split())
        if not _in_a_name(question, match.start()):
            yield from _named(Span(*match.span()), _Sense.GONE, "hari", DAYS_BEFORE[words], today)


def indonesian_units(question: str, today: date) -> Iterator[DateExpression]:
    """Find "hari ini", "pekan lalu", "tiga bulan terakhir", "setahun yang lalu"."""
    for match in _INDONESIAN.finditer(question):
        word = (match["count"] or "").lower()
        count = 1 if match["one"] else _number(word)
        start = match.start() if count and not match["one"] else match.start("one" if match["one"] else "unit")
        counted_otherwise = word in OTHER_COUNTS or (any(map(str.isdigit, word)) and count is None)
        if not counted_otherwise and not _in_a_name(question, match.start("unit")):
            yield from _named(Span(start, match.end()), _Sense(match.lastgroup or ""), match["unit"], count, today)


def english_units(question: str, today: date) -> Iterator[DateExpression]:
    """Find "this week", "last month", "the past two weeks", "over the last year"."""
    for match in _ENGLISH.finditer(question):
        sense, count = _english_sense(match)
        if sense and not _in_a_name(question, match.start("mark")):
            yield from _named(Span(*match.span()), sense, match["unit"], count, today)


def units_ago(question: str, today: date) -> Iterator[DateExpression]:
    """Find "two weeks ago"."""
    for match in _AGO.finditer(question):
        yield from _named(Span(*match.span()), _Sense.GONE, match["unit"], _number(match["count"].lower()), today)


def weekdays(question: str, today: date) -> Iterator[DateExpression]:
    """Find "last Friday", "Senin lalu", "sejak Senin"; a weekday by itself is often a habit: "open on Mondays"."""
    for pattern in _WEEKDAYS:
        for match in pattern.finditer(question):
            name, start = match["day"], match.start("day")
            named_week = name == "minggu" or (name == "Minggu" and bool(_BEGINNING.search(question[:start])))
            if not named_week or match.groupdict().get("hari"):
                gone = (today.weekday() - WEEKDAYS[name.lower()]) % _DAYS_OF_A_WEEK or _DAYS_OF_A_WEEK
                yield from _named(Span(*match.span()), _Sense.GONE, "hari", gone, today)


def _english_sense(match: re.Match[str]) -> tuple[_Sense | None, int | None]:
    """Tell "last week" from "the last week", which runs up to now, or ends something of which we do not know."""
    mark, count = match["mark"].lower(), _number((match["count"] or "").lower())
    if mark == "this":
        return (None if count else _Sense.CURRENT), None
    if mark == "past" or count or match["the"]:
        known = mark == "past" or count or match["over"]
        return (_Sense.RUNNING if known else None), count or 1
    return _Sense.GONE, None


def _named(span: Span, sense: _Sense, unit: str, count: int | None, today: date) -> Iterator[DateExpression]:
    """Yield the days, where the words name any that the calendar reaches."""
    name = " ".join(unit.lower().split())
    if name in _HOURS:
        if not count or sense is not _Sense.RUNNING:
            return
        name, count = "day", -(-count // _HOURS_OF_A_DAY)
    try:
        days = _days(sense, TimeUnit(UNITS[name]), count, today)
    except (ValueError, OverflowError):
        return
    if days and days.first.year in YEARS and days.first <= today:
        yield DateExpression(span, days, relative=True)


def _days(sense: _Sense, unit: TimeUnit, count: int | None, today: date) -> DayRange | None:
    if sense is _Sense.GONE:
        return back(today, unit, 1 if count is None else count)
    if count is not None:
        return DayRange(ago(today, unit, count), today)
    return back(today, unit, 0) if sense is _Sense.CURRENT else None


def _number(word: str) -> int | None:
    return int(word) if re.fullmatch(r"\d{1,3}", word) else COUNTS.get(word)


def _in_a_name(question: str, start: int) -> bool:
    """Tell a capital inside a sentence: Today is a newspaper there."""
    return question[start].isupper() and not question.isupper() and not _BEGINNING.search(question[:start])
