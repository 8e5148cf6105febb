"""When an article was published: what it says, what follows from a weekday, or nothing; never a guess."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from enum import StrEnum

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag.language.day_mentions import DayMention, day_mentions
from rag.reading.input.limits import MAX_NUMBER
from rag.types import DateCertainty

__all__ = ["Dating", "date_article", "outlet_clock", "parse_stated"]

_TIME_ZONES = timedelta(days=1)
"""Where the day has begun already when it has not begun here."""
_LEAD = 5
"""Paragraphs at the beginning in which a newspaper names the day it reports of."""
_LEAD_CHARACTERS = 2_000
_DATELINE_CHARACTERS = 100
_SAME_STORY = timedelta(days=3)
"""A story names statements of few days; the last of them is the day nearest to its publication."""

_LABEL = re.compile(
    r"(?P<updated>diperbarui|diubah|dimutakhirkan|updated?\b|modified|edited)"
    r"|diterbitkan|dipublikasikan|terbit|tayang|publi(?:shed|kasi)|posted|released",
    re.IGNORECASE,
)
_LABEL_CHARACTERS = 40
_ELSEWHEN_BEFORE = re.compile(
    r"\b(?:akan|bakal|mulai|hingga|sampai|sejak|jadwal\w*|dijadwalkan|rencana\w*|selambat\w*|paling lambat|sebelum"
    r"|will|scheduled|due|until|till|since|before|from|by|planned|next|last)\b[^.!?\"”]{0,40}$",
    re.IGNORECASE,
)
_ELSEWHEN_AFTER = re.compile(r"[\s),]{0,3}(?:silam|mendatang|besok|nanti|ago)\b", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—]{1,2}\s")
_CLOCKS = {
    "WIB": timezone(timedelta(hours=7)),
    "WITA": timezone(timedelta(hours=8)),
    "WIT": timezone(timedelta(hours=9)),
}
"""The clocks of Indonesia, from west to east."""
_CLOCK = re.compile(r"\b(WIB|WITA)\b|(?<=\d)\s?(WIT)\b")
_OFFSET = re.compile(r"\s*(?:(?P<universal>UTC|GMT)|(?P<clock>WIB|WITA|WIT)|(?P<offset>[+-]\d{2}:?\d{2}))$")
_NO_OFFSET = timedelta()
_MOST_DIGITS = 13
_SECONDS = range(10**8, 10**10)
"""Since 1970, where a number is a moment: 1973 to 2286; a day written as a number is smaller."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A day of publication and how we know it."""

    published: date | None = None
    certainty: DateCertainty = DateCertainty.UNKNOWN


class _Label(StrEnum):
    PUBLISHED = "published"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class _StatedDay:
    day: date
    label: _Label | None


def date_article(
    above_title: str, below_title: str, story: Sequence[str], *, language: Language, today: date
) -> Dating:
    """Find the day of publication in the lines around a headline and the story's first paragraphs.

    Args:
        above_title: the lines before the headline.
        below_title: the lines between headline and story, where most outlets state the day.
        story: the paragraphs.
        language: decides whether 3/2 is in February.
        today: what comes later is not believed.
    """
    days = [day for lines in (below_title, above_title) for day in _labelled(lines, language, today)]
    published = [stated.day for stated in days if stated.label is _Label.PUBLISHED]
    unlabelled = [stated.day for stated in days if stated.label is None]
    stated = next(iter(published + unlabelled), None) or _from_dateline(story, language, today)
    return Dating(stated, DateCertainty.STATED) if stated else _from_lead(story, language, today)


def outlet_clock(text: str, language: Language) -> timezone:
    """Tell the clock by which an outlet dates: the first of Indonesia's that it writes, else that of its language.

    >>> outlet_clock("Kamis (6/3), pukul 06.30 WITA", Language.INDONESIAN)
    datetime.timezone(datetime.timedelta(seconds=28800))
    """
    written = _CLOCK.search(text)
    if written:
        return _CLOCKS[written[1] or written[2]]
    return _CLOCKS["WIB"] if language is Language.INDONESIAN else UTC


def parse_stated(value: object, *, language: Language, today: date, clock: timezone = UTC) -> date | None:
    """Read a date that metadata states; nothing, or a day that has not come, is None.

    A moment of universal time, which servers write, is on the day that `clock` shows then.

    >>> parse_stated("3 Februari 2026", language=Language.INDONESIAN, today=date(2026, 3, 1))
    datetime.date(2026, 2, 3)

    Raises:
        ReadingError: there is something, but no date.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, (str, date, int)) or (isinstance(value, int) and abs(value) > MAX_NUMBER):
        raise ReadingError("the date is not text and cannot be read; write it as YYYY-MM-DD")
    day = _as_date(value, language, clock)
    if day is None:
        raise ReadingError(f"the date {str(value)[:60]!r} cannot be read; write it as YYYY-MM-DD")
    return day if _has_come(day, today) else None


def _as_date(value: object, language: Language, clock: timezone) -> date | None:
    if isinstance(value, datetime):
        return _local_day(value, clock)
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    words = str(value).strip()
    moment = _moment(words)
    if moment:
        return _local_day(moment, clock)
    named = (mention.day(language) for mention in day_mentions(words[:_DATELINE_CHARACTERS]))
    return next((day for day in named if day), None)


def _moment(words: str) -> datetime | None:
    """Read what programs write: ISO 8601, the form of mails, or seconds or milliseconds since 1970."""
    if words.isdecimal() and len(words) <= _MOST_DIGITS:
        seconds = next((number for number in (int(words), int(words) // 1_000) if number in _SECONDS), None)
        if seconds is not None:
            return datetime.fromtimestamp(seconds, UTC)
    for read in (_from_iso, parsedate_to_datetime):
        try:
            return read(words)
        except (ValueError, OverflowError):
            continue
    return None


def _from_iso(words: str) -> datetime:
    """Read ISO 8601; an offset may stand apart, or be the name of a clock."""
    offset = _OFFSET.search(words)
    if not offset or ":" not in words[: offset.start()]:
        return datetime.fromisoformat(words)
    moment = datetime.fromisoformat(words[: offset.start()] + (offset["offset"] or "+00:00"))
    return moment.replace(tzinfo=_CLOCKS[offset["clock"]]) if offset["clock"] else moment


def _local_day(moment: datetime, clock: timezone) -> date:
    try:
        return (moment.astimezone(clock) if moment.utcoffset() == _NO_OFFSET else moment).date()
    except OverflowError:
        return moment.date()


def _labelled(lines: str, language: Language, today: date) -> Iterator[_StatedDay]:
    """Yield the days that lines around the headline state, with the word before each."""
    start = 0
    for mention in day_mentions(lines):
        labels = list(_LABEL.finditer(lines, max(start, mention.start - _LABEL_CHARACTERS), mention.start))
        start = mention.end
        day = mention.day(language)
        if day and _has_come(day, today):
            yield _StatedDay(day, _label(labels[-1]) if labels else None)


def _label(match: re.Match[str]) -> _Label:
    return _Label.UPDATED if match["updated"] else _Label.PUBLISHED


def _from_dateline(story: Sequence[str], language: Language, today: date) -> date | None:
    """Read "JAKARTA, 3 Februari 2026 – " at the head of a story."""
    for paragraph in story[:2]:
        dateline = _DASH.split(paragraph[:_DATELINE_CHARACTERS], maxsplit=1)
        days = [mention.day(language) for mention in day_mentions(dateline[0])] if len(dateline) > 1 else []
        if days and days[0] and _has_come(days[0], today):
            return days[0]
    return None


def _from_lead(story: Sequence[str], language: Language, today: date) -> Dating:
    """Read "kata Budi, Senin (23/5)": the last such day within a few days after the first.

    An article cannot precede the statement that it reports, and names the weekday of what is fresh.
    """
    named = [
        mention
        for paragraph in story[:_LEAD]
        for mention in day_mentions(paragraph[:_LEAD_CHARACTERS])
        if mention.weekday is not None and not _elsewhen(paragraph, mention)
    ]
    days = [mention.day(language) or mention.latest_fitting(language, today) for mention in named]
    come = [day for day in days if day and _has_come(day, today)]
    if not come:
        return Dating()
    latest = max(day for day in come if come[0] <= day <= come[0] + _SAME_STORY)
    full = any(mention.year for mention, day in zip(named, days, strict=True) if day == latest)
    return Dating(latest, DateCertainty.STATED if full else DateCertainty.INFERRED)


def _elsewhen(paragraph: str, mention: DayMention) -> bool:
    """Whether the day is that of a plan or of something past, not of the report."""
    before = paragraph[max(0, mention.start - 2 * _LABEL_CHARACTERS) : mention.start]
    return bool(_ELSEWHEN_BEFORE.search(before) or _ELSEWHEN_AFTER.match(paragraph, mention.end))


def _has_come(day: date, today: date) -> bool:
    return day <= today + _TIME_ZONES
