"""Days, as people and programs write them."""

from datetime import date, datetime

__all__ = ["check_order", "day_from"]


def day_from(written: str) -> date:
    """Read a day; raises `ValueError` with one line for a person.

    >>> day_from("2025-03-01")
    datetime.date(2025, 3, 1)
    """
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise ValueError(f"{written!r} is no date: write one as 2025-12-31") from error


def check_order(since: date | None, until: date | None) -> None:
    """Raise `ValueError` with one line for a person where the last day comes before the first."""
    if since and until and since > until:
        raise ValueError(f"since {since} is after until {until}: exchange them")
