"""Days, months, quarters, halves and years that a question names by the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from embeddings.language import Language
from embeddings.terms.number_words import ORDINALS
from rag.language.content_words import is_function_word
from rag.language.day_mentions import day_mentions
from rag.language.word_lists.grammar.calendar import MONTH_NAMES, MONTHS
from rag.language.word_lists.patterns import either
from rag.query.dates.day_ranges import DayRange, TimeUnit, YearPart, back
from rag.query.dates.expression import DateExpression
from rag.types import Span

__all__ = ["day_ranges", "days_of_months", "full_days", "months", "parts_of_years", "year_ranges", "years"]

_YEAR = r"(?:19|20)\d\d(?!\w|[.,/]\d)"
_TAIL = rf"""
    (?: (?:\s*[-,/]\s*|\s+)(?:(?:of|in|pada|tahun)\s+)?
        (?: (?P<year>{_YEAR}) | (?P<this>tahun\s+ini|this\s+year) | (?P<last>tahun\s+(?:yang\s+)?lalu|last\s+year) )
      | \s+ (?: (?P<over>lalu|silam|kemarin) | (?P<current>ini) ) \b
    )?
"""
"""What can follow and tells the year."""
_MONTH = rf"(?P<month>{either(*MONTHS)})\b(?:\.(?=\s*\d))?"
_DAY = r"(?<![\d/.,:])(?<!\d[-–])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LATER_DAY = r"(?P<later>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-–]|\b(?:to|until|and|dan|sampai(?:\s+dengan)?|hingga|s/d)\b)\s*"
_NO_MORE = r"(?!\s*,?\s*['’]?\d|[:%])"
"""A number after it may belong to the date in a way that we do not read: "24 Agustus 20"."""
_ORDINAL = rf"(?P<ordinal>{either(*ORDINALS)})\b"
_ANOTHER = rf"(?!\s*(?:[-–&/]|\b(?:dan|and|to|hingga|sampai)\b)\s*(?:{either(*ORDINALS)})\b)"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.VERBOSE | re.IGNORECASE) for pattern in patterns)


_DAY_RANGES = _compiled(
    rf"{_DAY}{_TO}{_LATER_DAY}\s+(?:of\s+)?{_MONTH}{_TAIL}{_NO_MORE}",
    rf"\b{_MONTH}\s+{_DAY}{_TO}{_LATER_DAY}{_TAIL}{_NO_MORE}",
)
_DAYS = _compiled(
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_TAIL}{_NO_MORE}",
    rf"\b{_MONTH}\s+{_DAY}{_TAIL}{_NO_MORE}",
)
_MONTHS = _compiled(rf"\b(?:(?P<before>last|this)\s+)?{_MONTH}{_TAIL}{_NO_MORE}")
_QUARTERS = _compiled(
    r"\b(?P<year>(?:19|20)\d\d)[\s-]?Q(?P<ordinal>[1-4])\b",
    rf"\bQ(?P<ordinal>[1-4])\b{_TAIL}{_ANOTHER}",
    rf"\b(?P<ordinal>[1-4])Q\s?(?P<year>{_YEAR})",
    rf"\b(?:kuartal|kwartal|triwulan|tw)\s+(?:ke-?\s?)?{_ORDINAL}{_TAIL}{_ANOTHER}",
    rf"\b{_ORDINAL}\s+quarter\b{_TAIL}",
)
_HALVES = _compiled(
    rf"\bH(?P<ordinal>[12])\b{_TAIL}",
    rf"\b(?:semester|paruh)\s+(?:ke-?\s?)?{_ORDINAL}{_TAIL}",
    rf"\b{_ORDINAL}\s+half\b{_TAIL}",
)
_QUARTER = 3
_PARTS = {_QUARTER: _QUARTERS, 6: _HALVES}
"""Patterns by the months that they are long."""
_YEARS = re.compile(rf"(?:(?<![\w.,/-])|(?<=\bmid-))(?P<year>{_YEAR})(?!-?an\b|[-–]|\s*%)")
_YEAR_RANGES = re.compile(rf"(?<![\w.,/-])(?P<year>{_YEAR})\s?[-–]\s?(?P<later>{_YEAR})(?!-?an\b|[-–]|\s*%)")

_SAID_AS_YEAR = re.compile(r"\b(?:tahun|year)\s+$", re.IGNORECASE)
_LAW = re.compile(r"\d\S*\s+tahun\s+$", re.IGNORECASE)
"""Indonesian laws are named "Nomor 12 Tahun 2005"."""
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_VERB = re.compile(r"(?:me[lmnrwy]|ber|di)[a-z]{3,}|[a-z]+(?:ed|ing|ly|wide)")
_ALSO_WORDS = frozenset({"may", "march", "mar"})
"""Months only with a capital letter, or after a word that makes them one."""
_BEFORE_MONTH = re.compile(r"\b(?:in|since|until|till|during|early|late)\s+$", re.IGNORECASE)
_MAY_I = re.compile(r"\W*May\b")


def day_ranges(question: str, today: date) -> Iterator[DateExpression]:
    """Find "3-12 July 2017", "antara 3 dan 12 Juli"."""
    return _of_months(_DAY_RANGES, question, today)


def full_days(question: str, today: date, *, language: Language) -> Iterator[DateExpression]:
    """Find days with their year, or with a weekday that tells it, as articles state them."""
    for mention in day_mentions(question):
        day = mention.day(language) or mention.latest_fitting(language, today)
        if day:
            bracket = question[mention.end :].startswith(")") and "(" in question[mention.start : mention.end]
            yield DateExpression(Span(mention.start, mention.end + bracket), DayRange(day, day))


def days_of_months(question: str, today: date) -> Iterator[DateExpression]:
    """Find "12 July", "Juli 12", with or without a year."""
    return _of_months(_DAYS, question, today)


def months(question: str, today: date) -> Iterator[DateExpression]:
    """Find "Mei 2017", "last May", and the bare name of a month."""
    for named in _of_months(_MONTHS, question, today):
        written = named.span.of(question).lower() in MONTH_NAMES
        if not named.bare or (written and not re.match(r"\s+[A-Z]", question[named.span.end :])):
            yield named


def parts_of_years(question: str, today: date) -> Iterator[DateExpression]:
    """Find quarters and, with their year, halves."""
    for size, patterns in _PARTS.items():
        for match in _matches(patterns, question):
            number = ORDINALS[match["ordinal"].lower()]
            part = YearPart(size * (number - 1) + 1, size * number)
            named = _placed(match, part, today)
            if named and (size == _QUARTER or not named.bare):
                yield named


def year_ranges(question: str, _today: date) -> Iterator[DateExpression]:
    """Find "2010-2015"."""
    for match in _YEAR_RANGES.finditer(question):
        first, last = YearPart().in_year(int(match["year"])), YearPart().in_year(int(match["later"]))
        if first and last and first.first < last.first and _is_year(question, match):
            yield DateExpression(Span(*match.span()), DayRange(first.first, last.last), bare=True)


def years(question: str, _today: date) -> Iterator[DateExpression]:
    """Find numbers that can be years."""
    for match in _YEARS.finditer(question):
        if _is_year(question, match):
            yield DateExpression(Span(*match.span()), YearPart().in_year(int(match["year"])), bare=True)


def _is_year(question: str, match: re.Match[str]) -> bool:
    """Tell a year from the number of a law and from the count of what follows: "in 2000 shops"."""
    before = question[: match.start()]
    if _SAID_AS_YEAR.search(before):
        return not _LAW.search(before)
    following = _NEXT_WORD.match(question, match.end())
    word = following[1] if following else ""
    return not word or is_function_word(word) or bool(_VERB.fullmatch(word))


def _of_months(patterns: tuple[re.Pattern[str], ...], question: str, today: date) -> Iterator[DateExpression]:
    for match in _matches(patterns, question):
        month, groups = MONTHS[match["month"].lower()], match.groupdict()
        day, later = (int(groups[name]) if groups.get(name) else None for name in ("day", "later"))
        named = _placed(match, YearPart(month, month, day, later), today)
        if named and _is_month(question, match):
            yield named


def _is_month(question: str, match: re.Match[str]) -> bool:
    """Tell May from "may" and from "May I", March from a march."""
    if match["month"] in _ALSO_WORDS:
        return bool(_BEFORE_MONTH.search(question, 0, match.start()))
    return not _MAY_I.fullmatch(question, 0, match.end("month"))


def _matches(patterns: tuple[re.Pattern[str], ...], question: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(question)


def _placed(match: re.Match[str], part: YearPart, today: date) -> DateExpression | None:
    """Place a part of a year where the words beside it say, or leave it open."""
    said, span = match.groupdict(), Span(*match.span())
    if said.get("over") or (said.get("before") or "").lower() == "last":
        days = part.latest(today, over=True)
    elif said.get("this") or said.get("current") or said.get("before"):
        days = part.in_year(today.year)
    elif said.get("last"):
        days = part.in_year(back(today, TimeUnit.YEAR, 1).first.year)
    elif said.get("year"):
        days = part.in_year(int(said["year"]))
    else:
        return DateExpression(span, None, part, bare=True)
    return DateExpression(span, days) if days else None
