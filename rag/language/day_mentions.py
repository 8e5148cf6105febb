"""Days that a text names, in Indonesian and English forms: where, and which days they can mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from embeddings.language import Language
from rag.language.word_lists.grammar.calendar import MONTHS, PARTS_OF_DAY, WEEKDAYS_SHORT
from rag.language.word_lists.patterns import either

__all__ = ["DayMention", "day_mentions", "is_dated"]

_WEEKDAY = either(*WEEKDAYS_SHORT)
_PART_OF_DAY = either(*PARTS_OF_DAY).replace(" ", r"\s")
_WORDS_TO_BRACKET = rf"(?:\s{{1,2}}(?!(?:{_WEEKDAY}|dan|atau|hingga|sampai|and|or|to)\b)[^\W_][\w.:]*){{1,4}}\s?(?=\()"
"""What stands between a weekday and its date in brackets: "Kamis pukul 20.00 WIB (6/3)"."""
_MONTH = r"[^\W\d_]{3,10}"
_IF_WEEKDAY = r"(?(weekday)|(?!))"
"""Without a year, a number beside a word is a day only after the name of one."""
_MENTION = re.compile(
    rf"""
    (?= \d | \b[^\W\d_] )                              # said first, it spares the search every place within a word
    (?: \b (?P<eve>malam\s{{1,2}})? (?P<weekday>{_WEEKDAY})\b \.? (?: \s{{1,2}} malam \s{{1,2}} (?:{_WEEKDAY}) \b )?
        (?: \s{{1,2}} (?:{_PART_OF_DAY}) \b ){{0,2}} (?: \s WI(?:B|TA?) \b )?
        (?: {_WORDS_TO_BRACKET} )?
        [\s,(]{{0,4}} (?:tanggal\s)? )?
    (?:
        (?<![\d/.-]) (?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}) (?![\d/])
      | (?<![\d/.-]) (?P<first>\d{{1,2}}) (?: (?P<mark>[/.-]) (?P<second>\d{{1,2}}) (?P=mark) (?P<year1>\d{{4}}
                                                                   | \d\d (?!\d) {_IF_WEEKDAY})
                                           | / (?P<month1>\d{{1,2}}) {_IF_WEEKDAY} ) (?![\d/])
      | (?<![\d/.,-]) (?P<day2>\d{{1,2}}) (?:st|nd|rd|th)? \s{{1,2}} (?P<month2>{_MONTH}) \.?
                      (?: ,?\s{{1,2}} (?P<year2>\d{{4}}) \b | {_IF_WEEKDAY} )
      | \b (?P<month3>{_MONTH}) \.? \s{{1,2}} (?P<day3>\d{{1,2}}) (?:st|nd|rd|th)? \b
            (?: ,?\s{{1,2}} (?P<year3>\d{{4}}) \b | {_IF_WEEKDAY} )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
"""In every mention, and in a third of the paragraphs of news."""
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\s?(?:WIB|WITA|WIT|GMT|UTC|[ap]\.?m\b)", re.IGNORECASE)
_DAYS_OF_WEEK = 7
_LEAP_YEAR = 2024
_CENTURY = 2000
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day that a text names at `[start, end)`; `year` and `weekday` are None where it does not say."""

    start: int
    end: int
    readings: tuple[date, ...]
    """The day and month that it can mean, in a leap year: two for 3/2, which may be of March or of February."""
    weekday: int | None = None
    year: int | None = None

    def day(self, language: Language) -> date | None:
        """Tell the day where the text leaves no doubt of it.

        Indonesian writes the day before the month; English does either, so that there the weekday has to decide.
        """
        if self.year is None:
            return None
        days = self._days(self.year)
        if len(days) > 1:
            days = [day for day in days if day.weekday() == self.weekday] or days
        return days[0] if len(days) == 1 or (days and language is Language.INDONESIAN) else None

    def latest_fitting(self, language: Language, today: date) -> date | None:
        """Tell the last day, not after `today`, on which weekday, day and month agree."""
        if self.weekday is None or (len(self.readings) > 1 and language is not Language.INDONESIAN):
            return None
        for year in range(today.year, today.year - 12, -1):
            for day in self._days(year)[:1]:
                if day.weekday() == self.weekday and day <= today:
                    return day
        return None

    def _days(self, year: int) -> list[date]:
        return [day for reading in self.readings if (day := _day(year, reading.month, reading.day))]


def day_mentions(text: str) -> Iterator[DayMention]:
    """Yield the days that a text names, in order.

    >>> [mention.readings for mention in day_mentions("Pasar dibuka Selasa (4/6).")]
    [(datetime.date(2024, 6, 4), datetime.date(2024, 4, 6))]
    """
    if not _DIGIT.search(text):
        return
    for match in _MENTION.finditer(text):
        mention = _mention(match)
        if mention is not None:
            yield mention


def is_dated(line: str) -> bool:
    """Return whether a line states a full date or the time of day, as the lines above a story do."""
    return _CLOCK.search(line) is not None or any(mention.year for mention in day_mentions(line))


def _mention(match: re.Match[str]) -> DayMention | None:
    readings, year = _numeric(match) if match["iso"] or match["first"] else _named(match)
    weekday = WEEKDAYS_SHORT[match["weekday"].lower()] if match["weekday"] else None
    if weekday is not None and match["eve"]:
        weekday = (weekday - 1) % _DAYS_OF_WEEK  # "malam Minggu" is the evening before
    if not readings or (year is None and weekday is None) or (year is not None and year not in _YEARS):
        return None
    return DayMention(match.start(), match.end(), readings, weekday, year)


def _numeric(match: re.Match[str]) -> tuple[tuple[date, ...], int | None]:
    if match["iso"]:
        year, month, day = re.split("[-/]", match["iso"])
        return _readings((int(day), int(month))), int(year)
    first, second = int(match["first"]), int(match["second"] or match["month1"])
    return _readings((first, second), (second, first)), _full_year(match["year1"])


def _named(match: re.Match[str]) -> tuple[tuple[date, ...], int | None]:
    day, word, year = (
        match["day2"] or match["day3"],
        match["month2"] or match["month3"],
        match["year2"] or match["year3"],
    )
    month = MONTHS.get(word.lower())
    return _readings((int(day), month)) if month else (), int(year) if year else None


def _readings(*pairs: tuple[int, int]) -> tuple[date, ...]:
    """Turn pairs of day and month into days of a leap year, each once, those that do not exist left out."""
    days = (_day(_LEAP_YEAR, month, day) for day, month in pairs)
    return tuple(dict.fromkeys(day for day in days if day))


def _full_year(written: str | None) -> int | None:
    """Read a year of four figures, or of two, which is of this century."""
    if not written:
        return None
    return int(written) + (_CENTURY if len(written) == len("25") else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
