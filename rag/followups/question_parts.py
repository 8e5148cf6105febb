"""A question's days and names, read once, and the phrases in it that can be exchanged for others."""

import re
from dataclasses import dataclass
from datetime import date

from embeddings.language import Language
from rag.language.content_words import content
from rag.language.names import TOKEN, name_spans
from rag.language.word_lists.grammar import nouns, prepositions
from rag.language.word_lists.patterns import any_of, either
from rag.language.word_lists.questions.question_words import AUXILIARIES
from rag.query.dates import absolute
from rag.query.dates.relation import date_relations
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = [
    "ANY_AUXILIARY",
    "ANY_PREPOSITION",
    "TITLES",
    "DayWords",
    "Parsed",
    "cut",
    "parsed",
    "phrase_after",
    "untitled",
]

ANY_AUXILIARY, ANY_PREPOSITION = either(*AUXILIARIES), either(*prepositions.ANY)
"""Of a pattern."""
TITLES = any_of(nouns.TITLES)

_ANY_DAY = date(2099, 12, 31)
"""The days themselves do not matter here, only where they are named: the last day that the calendar reaches."""
_LEAD = re.compile(r"[^\W\d]+\s+(?:(?:the|tanggal|hari|bulan|tahun|year|month)\s+(?:of\s+)?)?", re.IGNORECASE)
_NO_SPACE = re.compile(r"\s+(['’]s\b|[,;:!?])")
_PREPOSITION = re.compile(rf"\b(?:{ANY_PREPOSITION})\s+", re.IGNORECASE)
_ENDS = re.compile(
    rf"\s+(?:{ANY_PREPOSITION}|yang|that|which|who|and|or|dan|atau|{ANY_AUXILIARY})\s|\s*[,;:()]|\W*$", re.IGNORECASE
)
"""What ends a phrase that holds no name."""
_FARTHEST_NAME = 4
"""Words, the name's first included, from a preposition to the name in its phrase: "with the new owner Rana"."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words that name days, after the preposition that leads them, if any."""

    span: Span
    lead: int
    """Where what follows the preposition begins."""
    relative: bool = False
    """Told from today: they take no preposition."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question, or a part of one, with the days and the names in it."""

    text: str
    days: tuple[DayWords, ...]
    names: tuple[Span, ...]

    def words(self, start: int = 0, end: int | None = None, *, names: bool = True) -> list[str]:
        """Return the words of content between two places that belong to no days, and to no names without `names`."""
        left_out = [day.span for day in self.days] + ([] if names else list(self.names))
        masked = self.text
        for span in left_out:
            masked = masked[: span.start] + " " * (span.end - span.start) + masked[span.end :]
        return content(masked[start:end])

    @property
    def name(self) -> str:
        """The first name, if any."""
        return self.names[0].of(self.text) if self.names else ""

    def without_last_days(self, part: str) -> str:
        """Leave out the days, and prepositions, with which a part of the text ends."""
        for day in reversed(self.days):
            part = part.rstrip().removesuffix(day.span.of(self.text))
        words = part.rstrip(" ,").split()
        while words and words[-1].lower() in prepositions.ANY:
            words = words[:-1]
        return " ".join(words)

    def named(self, start: int, end: int) -> list[Span]:
        """Return the names that touch what stands between two places."""
        return [name for name in self.names if name.start < end and start < name.end]


def parsed(text: str, *, opening: bool = True) -> Parsed:
    """Read the days and the names in a text; `opening` tells that its first word is large for its place.

    >>> text = "Does Nora Pell live in Old Quay?"
    >>> [name.of(text) for name in parsed(text).names]
    ['Nora Pell', 'Old Quay']
    """
    days = _days(text)
    return Parsed(text, days, tuple(name_spans(text, [day.span for day in days], opening=opening)))


def cut(text: str, span: Span, by: str) -> str:
    """Put other words in the place of some.

    >>> cut("Is it open?", Span(3, 5), "the bridge")
    'Is the bridge open?'
    """
    return _NO_SPACE.sub(r"\1", " ".join(f"{text[: span.start]} {by} {text[span.end :]}".split()))


def phrase_after(preposition: str, asked: Parsed) -> DayWords | None:
    """Find the last phrase after a preposition that says the same as the one given; days are none."""
    found = None
    for match in _PREPOSITION.finditer(asked.text):
        dated = any(
            day.span.start <= match.start() < day.span.end or day.span.start == match.end() for day in asked.days
        )
        if match[0].strip().lower() in prepositions.said_alike(preposition) and not dated:
            found = DayWords(Span(match.start(), _end(asked, match.end())), match.end())
    return found if found and found.lead < found.span.end else None


def untitled(text: str, name: Span) -> Span:
    """Leave out the titles that a name opens with: "Wali Kota Rana" is one of Rana."""
    for token in TOKEN.finditer(text, name.start, name.end):
        if not TITLES.fullmatch(token[0].rstrip(".")) or token.end() == name.end:
            return Span(token.start(), name.end)
    return name


def _days(text: str) -> tuple[DayWords, ...]:
    found = [
        DayWords(one.span, _lead(text, one.span), one.relative)
        for one in date_relations(text, _ANY_DAY, Language.INDONESIAN)
    ]
    for span in (year.span for year in absolute.years(text, _ANY_DAY)):
        if all(span.end <= one.span.start or one.span.end <= span.start for one in found):
            found.append(DayWords(span, _lead(text, span)))
    return tuple(sorted(found, key=lambda one: one.span))


def _lead(text: str, span: Span) -> int:
    """Return where the days begin after "in", "pada tahun"."""
    match = _LEAD.match(text, span.start, span.end)
    return match.end() if match and match[0].split()[0].lower() in prepositions.ANY else span.start


def _end(asked: Parsed, start: int) -> int:
    """Return where the phrase ends that begins at `start`: with a name near by, or before what cannot belong to it."""
    text = asked.text
    near = [one.end() for one in TOKEN.finditer(text, start)][:_FARTHEST_NAME]
    ends = _ENDS.search(text, start)
    limit = ends.start() if ends else len(text)
    name = next((one for one in asked.names if near and start <= one.start < min(near[-1], limit)), None)
    if name:
        return name.end
    said = predicate(text[start:limit])
    return start + len(text[start : start + said].rstrip()) if said else limit
