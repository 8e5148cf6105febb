"""Arguments as they are handed in from outside: checked at the edge, told in one line."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from embeddings.errors import SettingsError

__all__ = ["checked_day", "checked_kind", "checked_several", "checked_text", "shown"]

T = TypeVar("T")

_SHOWN = 80
"""Characters of what was handed in that an error shows."""


def checked_text(name: str, given: object) -> str:
    """Return what is text; raises `SettingsError`."""
    if not isinstance(given, str):
        raise SettingsError(f"{name} is {shown(given)}: give text")
    return given


def checked_several(name: str, given: Iterable[T]) -> list[T]:
    """Return the members of what has several and is no text by itself; raises `SettingsError`."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise SettingsError(f"{name} are {shown(given)}: give a list of texts")
    return list(given)


def checked_day(name: str, given: object) -> date | None:
    """Return what is a day, or `None`; raises `SettingsError`."""
    if isinstance(given, datetime):
        return given.date()
    if given is not None and not isinstance(given, date):
        raise SettingsError(f"{name} is {shown(given)}: give a date, such as datetime.date(2024, 5, 31)")
    return given


def checked_kind(name: str, given: object, kind: type[T]) -> T:
    """Return what is of a class; raises `SettingsError`."""
    if not isinstance(given, kind):
        raise SettingsError(f"{name} is {shown(given)}: give an `{kind.__name__}`")
    return given


def shown(value: object) -> str:
    """Return what a value looks like, in few characters."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
