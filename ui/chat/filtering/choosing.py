"""What is typed into the form of the filters → filters."""

from dataclasses import replace
from datetime import date

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag.archive import Archive
from rag.types import Filters
from ui.chat.filtering.view import Typed
from ui.chat.filtering.words import FilterWords
from ui.days import day_from

__all__ = ["MOST_OUTLETS", "chosen"]

MOST_OUTLETS = 50
_SHOWN = 60
"""Characters of what was typed that a message repeats."""


def chosen(archive: Archive, filters: Filters, form: Typed, said: FilterWords) -> Filters:
    """Return filters as the form has them; the outlet that it names is added to those that were chosen.

    Raises `ReadingError` for what cannot be filtered by, and what the archive raises.
    """
    since, until = _day(form.since, said), _day(form.until, said)
    if since and until and until < since:
        raise ReadingError(said.no_days)
    publishers = list(filters.publishers)
    if name := " ".join(form.publisher.split()):
        known = archive.publishers_named([name])
        if not known:
            raise ReadingError(said.no_outlet.format(name[:_SHOWN]))
        publishers = list(dict.fromkeys([*publishers, known[name]]))
    if len(publishers) > MOST_OUTLETS:
        raise ReadingError(said.too_many.format(MOST_OUTLETS))
    languages = (Language(form.language),) if form.language in tuple(Language) else ()
    return replace(filters, since=since, until=until, publishers=tuple(publishers), languages=languages)


def _day(written: str, said: FilterWords) -> date | None:
    try:
        return day_from(written.strip()) if written.strip() else None
    except ValueError as error:
        raise ReadingError(said.bad_day.format(written[:_SHOWN])) from error
