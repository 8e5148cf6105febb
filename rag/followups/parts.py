"""The parts of a question that can be exchanged for others: dates, names, numbers, what follows a preposition."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from embeddings.language import Language
from embeddings.numbers import SCALES
from rag.followups.vocabulary import ANY_AUXILIARY, ANY_PREPOSITION, PREPOSITIONS, TITLES, said_alike
from rag.language.calendar import WEEKDAYS
from rag.language.numbers import PERCENT
from rag.language.patterns import either
from rag.query.dates import absolute
from rag.query.dates.said import said_of
from rag.query.names import TOKEN, name_spans
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["Phrase", "cut", "dates", "names", "numbers", "phrase_after", "untitled", "without_days", "without_names"]

_ANY_DAY = date(2099, 12, 31)
"""The days themselves do not matter here, only where they are named: the last day that the calendar reaches."""
_REMEMBERED = 32
"""Texts whose days are kept at hand: the rules look at the parts of one follow-up and the question before it."""
_LEAD = re.compile(r"[^\W\d]+\s+(?:(?:the|tanggal|hari|bulan|tahun|year|month)\s+(?:of\s+)?)?", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"\b(?:(?:on|pada|di)\s+)?(?:hari\s+(?i:{'|'.join(WEEKDAYS)})|(?:{'|'.join(map(str.capitalize, WEEKDAYS))})s?)\b"
)
_NO_SPACE = re.compile(r"\s+(['’]s\b|[,;:!?])")
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?:Rp|US\$|\$|€|£)\s?)?\d[\d.,]*\d*(?:\s?(?:%|(?:{either(*PERCENT, *SCALES)})\b))*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(rf"\b(?:{ANY_PREPOSITION})\s+", re.IGNORECASE)
_ENDS = re.compile(
    rf"\s+(?:{ANY_PREPOSITION}|yang|that|which|who|and|or|dan|atau|{ANY_AUXILIARY})\s|\s*[,;:()]|\W*$",
    re.IGNORECASE,
)
"""What ends a phrase that holds no name."""
_FARTHEST_NAME = 4
"""Words, the name's first included, from a preposition to the name in its phrase: "with the new owner Rana"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a question, after the preposition that leads it, if any."""

    span: Span
    lead: int
    """Where what follows the preposition begins."""
    relative: bool = False
    """Days told from today: they take no preposition."""


def cut(text: str, span: Span, by: str) -> str:
    """Put other words in the place of some.

    >>> cut("Is it open?", Span(3, 5), "the bridge")
    'Is the bridge open?'
    """
    return _NO_SPACE.sub(r"\1", " ".join(f"{text[: span.start]} {by} {text[span.end :]}".split()))


@lru_cache(_REMEMBERED)
def dates(text: str) -> tuple[Phrase, ...]:
    """Find days, months and years, in order."""
    said = said_of(text, _ANY_DAY, Language.INDONESIAN)
    found = [Phrase(one.span, _lead(text, one.span), one.relative) for one in said]
    for year in absolute.years(text, _ANY_DAY):
        if all(year.span.end <= one.span.start or one.span.end <= year.span.start for one in found):
            found.append(Phrase(year.span, year.span.start))
    for match in _WEEKDAY.finditer(text):
        if all(match.end() <= one.span.start or one.span.end <= match.start() for one in found):
            found.append(Phrase(Span(*match.span()), _lead(text, Span(*match.span()))))
    return tuple(sorted(found, key=lambda one: one.span))


def names(text: str, *, opening: bool = True) -> list[Span]:
    """Find names, those of several words whole; `opening` tells that the first word is large for its place.

    >>> text = "Does Nora Pell live in Old Quay?"
    >>> [span.of(text) for span in names(text)]
    ['Nora Pell', 'Old Quay']
    """
    return name_spans(text, [day.span for day in dates(text)], opening=opening)


def numbers(text: str) -> list[Span]:
    """Find numbers with what scales them; those of dates are none."""
    days = dates(text)
    found = (Span(*match.span()) for match in _NUMBER.finditer(text))
    return [one for one in found if all(one.end <= day.span.start or day.span.end <= one.start for day in days)]


def phrase_after(preposition: str, text: str) -> Phrase | None:
    """Find the last phrase after a preposition that says the same as the one given; days are none."""
    days = dates(text)
    found = None
    for match in _PREPOSITION.finditer(text):
        dated = any(day.span.start <= match.start() < day.span.end or day.span.start == match.end() for day in days)
        if match[0].strip().lower() in said_alike(preposition) and not dated:
            found = Phrase(Span(match.start(), _end(text, match.end())), match.end())
    return found if found and found.lead < found.span.end else None


def without_days(text: str) -> str:
    """Leave out the days that a text names, with what leads them."""
    for day in reversed(dates(text)):
        text = cut(text, day.span, "")
    return text


def without_names(text: str) -> str:
    """Leave out the names that a text holds."""
    for name in reversed(names(text)):
        text = cut(text, name, "")
    return text


def untitled(text: str, name: Span) -> Span:
    """Leave out the titles that a name opens with: "Wali Kota Rana" is one of Rana."""
    start = name.start
    for token in TOKEN.finditer(text, name.start, name.end):
        if not TITLES.fullmatch(token[0].rstrip(".")) or token.end() == name.end:
            start = token.start()
            break
    return Span(start, name.end)


def _lead(text: str, span: Span) -> int:
    """Give where the days begin after "in", "pada tahun"."""
    match = _LEAD.match(text, span.start, span.end)
    first = match[0].split()[0].lower() if match else ""
    return match.end() if match and first in PREPOSITIONS else span.start


def _end(text: str, start: int) -> int:
    """Give where the phrase ends that begins at `start`: with a name near by, or before what cannot belong to it."""
    near = [one.end() for one in TOKEN.finditer(text, start)][:_FARTHEST_NAME]
    ends = _ENDS.search(text, start)
    limit = ends.start() if ends else len(text)
    name = next((one for one in names(text) if near and start <= one.start < min(near[-1], limit)), None)
    if name:
        return name.end
    said = predicate(text[start:limit])
    return start + len(text[start : start + said].rstrip()) if said else limit
