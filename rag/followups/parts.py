"""The parts of a question that can be exchanged for others: dates, names, numbers, what follows a preposition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from embeddings.language import Language
from embeddings.numbers import SCALES
from embeddings.stopwords import STOP_WORDS
from rag.followups.vocabulary import (
    ANY_AUXILIARY,
    ANY_PREPOSITION,
    ASKS,
    PREPOSITIONS,
    TITLES,
    content,
    is_unknown,
    said_alike,
)
from rag.language.calendar import MONTH_NAMES, WEEKDAYS
from rag.language.numbers import PERCENT
from rag.language.patterns import either
from rag.query.dates import absolute
from rag.query.dates.said import said_of
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
_TOKEN = re.compile(r"[^\s?!,;:()\"“”]+")
_CURRENCY = re.compile(r"(?:Rp|US\$)\.?\d")
_YEAR = 4
"""Digits; such a number after a name is hardly part of it."""
_POSSESSIVE = re.compile(r"['’]s?$")
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
    if text.isupper():
        return []
    masked = text
    for day in dates(text):
        masked = masked[: day.span.start] + " " * (day.span.end - day.span.start) + masked[day.span.end :]
    tokens = [Span(one.start(), one.end()) for one in _TOKEN.finditer(masked)]
    if text[opening:].islower():
        return [one for one in tokens if content(one.of(text)) and is_unknown(one.of(text).lower())]
    return list(_runs(masked, tokens, opening=opening))


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
    for token in _TOKEN.finditer(text, name.start, name.end):
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
    near = [one.end() for one in _TOKEN.finditer(text, start)][:_FARTHEST_NAME]
    ends = _ENDS.search(text, start)
    limit = ends.start() if ends else len(text)
    name = next((one for one in names(text) if near and start <= one.start < min(near[-1], limit)), None)
    if name:
        return name.end
    said = predicate(text[start:limit])
    return start + len(text[start : start + said].rstrip()) if said else limit


def _runs(text: str, tokens: list[Span], *, opening: bool) -> Iterator[Span]:
    """Put large words that follow each other together, with the numbers among them: "Kelana 12 Ultra"."""
    large = [_begins_name(one.of(text)) for one in tokens]
    if opening and large and not (len(large) > 1 and large[1] and not _asks(tokens[0].of(text))):
        large[0] = False
    place = 0
    while place < len(tokens):
        last = place
        while large[place] and last + 1 < len(tokens) and _goes_on(text, tokens[last], tokens[last + 1]):
            last += 1
        if large[place]:
            whole = Span(tokens[place].start, tokens[last].end).of(text).rstrip(".")
            yield Span(tokens[place].start, tokens[place].start + len(_POSSESSIVE.sub("", whole)))
        place = last + 1


def _goes_on(text: str, one: Span, following: Span) -> bool:
    word = following.of(text)
    joined = text[one.end : following.start] == " " and not _POSSESSIVE.search(one.of(text))
    return joined and (_is_large(word) or (word.isdecimal() and len(word) != _YEAR))


def _begins_name(word: str) -> bool:
    plain = _POSSESSIVE.sub("", word).lower()
    known = plain in MONTH_NAMES or plain in WEEKDAYS or any(plain in some for some in STOP_WORDS.values())
    return _is_large(word) and not known


def _is_large(word: str) -> bool:
    return word[0].isalpha() and not word.islower() and not _CURRENCY.match(word)


def _asks(word: str) -> bool:
    return bool(ASKS.fullmatch(word) or re.fullmatch(ANY_AUXILIARY, word, re.IGNORECASE))
