"""What is typed into the form of the filters → filters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag.archive import Archive
from rag.types import Filters
from ui.chat.filters.form import Typed
from ui.chat.locales.filters import FilterWords
from ui.days import day_from

__all__ = ["MOST_OUTLETS", "chosen", "repeated", "with_days", "with_outlets"]

MOST_OUTLETS = 50
_SHOWN = 60
"""Characters of what was written that a message repeats."""


def chosen(archive: Archive, filters: Filters, form: Typed, said: FilterWords) -> Filters:
    """Return filters as the form has them; the outlet that it names is added to those that were chosen.

    Raises `ReadingError` for what cannot be filtered by, and what the archive raises.
    """
    dated = with_days(filters, form.since, form.until, said)
    languages = (Language(form.language),) if form.language in tuple(Language) else ()
    return with_outlets(archive, replace(dated, languages=languages), [form.publisher], said)


def with_days(filters: Filters, since: str, until: str, said: FilterWords) -> Filters:
    """Return filters with other days; raises `ReadingError` for what is none, or for none between the two."""
    first, last = _day(since, said), _day(until, said)
    if first and last and last < first:
        raise ReadingError(said.no_days)
    return replace(filters, since=first, until=last)


def with_outlets(archive: Archive, filters: Filters, names: Iterable[str], said: FilterWords) -> Filters:
    """Return filters with more outlets; raises `ReadingError` for one that the archive does not know, and for many."""
    wanted = [name for written in names if (name := " ".join(written.split()))]
    known = archive.publishers_named(wanted) if wanted else {}
    if unknown := [name for name in wanted if name not in known]:
        raise ReadingError(said.no_outlet.format(repeated(unknown[0])))
    publishers = tuple(dict.fromkeys([*filters.publishers, *(known[name] for name in wanted)]))
    if len(publishers) > MOST_OUTLETS:
        raise ReadingError(said.too_many.format(MOST_OUTLETS))
    return replace(filters, publishers=publishers)


def repeated(written: str) -> str:
    """Return as much of what was written as a message repeats."""
    return written[:_SHOWN]


def _day(written: str, said: FilterWords) -> date | None:
    try:
        return day_from(written.strip()) if written.strip() else None
    except ValueError as error:
        raise ReadingError(said.bad_day.format(repeated(written))) from error
