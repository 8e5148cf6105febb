"""What people type into a form, read: a line, a date."""

import re
from datetime import date, timedelta

from embeddings.errors import ReadingError
from rag.reading.input.files import check_text
from ui.chat.locales.articles import TabWords

__all__ = ["typed_date", "typed_line"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME_ZONES = timedelta(days=1)
"""Where the day has begun already when it has not begun here."""


def typed_line(typed: str) -> str | None:
    """Return what was typed on one line, `None` for nothing; raises `ReadingError` for what cannot be kept."""
    return " ".join(check_text(typed).split()) or None


def typed_date(typed: str, today: date, said: TabWords) -> date | None:
    """Return the day that was typed as YYYY-MM-DD; raises `ReadingError` where it is none, or has not come yet."""
    typed = typed.strip()
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed) if _DAY.fullmatch(typed) else None
    except ValueError:
        day = None
    if day is None:
        raise ReadingError(said.bad_date.format(typed[:60]))
    if day > today + _TIME_ZONES:
        raise ReadingError(said.future_date.format(day))
    return day
