"""The form in which filters are chosen, as it is filled in."""

from dataclasses import dataclass

from rag.types import Filters

__all__ = ["Typed", "typed"]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, as it was typed."""

    since: str = ""
    until: str = ""
    publisher: str = ""
    language: str = ""


def typed(filters: Filters) -> Typed:
    """Return the form as it is filled in at first; of several languages, it shows any."""
    since, until = (one.isoformat() if one else "" for one in (filters.since, filters.until))
    return Typed(since, until, language=filters.languages[0].value if len(filters.languages) == 1 else "")
