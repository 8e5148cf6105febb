"""Word lists as regular expressions."""

import re

__all__ = ["any_of", "either"]


def any_of(alternatives: str, *, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a list of words, each with or without -nya; an underscore stands for the space inside a phrase."""
    joined = "|".join(alternatives.split()).replace("_)", r"\s)").replace("_", r"\s+")
    return re.compile(rf"\b(?:{joined})(?:nya)?(?!\w)", flags)


def either(*words: str) -> str:
    """Return a pattern that matches one of the words, the longest that fits.

    >>> either("may", "mayor")
    'mayor|may'
    """
    return "|".join(sorted(words, key=len, reverse=True))
