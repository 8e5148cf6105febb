"""Files that have no reader, told all at once by the ends of their names."""

from collections.abc import Mapping
from pathlib import PurePath

from rag.reading.formats.page_files import plain_name

__all__ = ["kind_of", "of_other_kinds"]

_SHOWN = 10
"""Kinds that are named."""
_LONGEST = 12
"""Characters of an ending; what is longer is a part of a name with a dot in it."""


def kind_of(name: str) -> str:
    """Return the end of a file's name, by which its kind is told.

    >>> kind_of("gaya.CSS?v=2"), kind_of("Makefile")
    ('.css', 'no ending')
    """
    ending = PurePath(plain_name(name)).suffix.lower()
    return ending if 1 < len(ending) <= _LONGEST and ending.isprintable() else "no ending"


def of_other_kinds(counts: Mapping[str, int]) -> str:
    """Say how many files are of kinds that are not read, the most frequent kinds first.

    >>> of_other_kinds({".css": 2, ".png": 1}), of_other_kinds({".css": 1})
    ('3 files of kinds that are not read (.css, .png)', '1 file of a kind that is not read (.css)')
    """
    total = sum(counts.values())
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    named = ", ".join(kinds[:_SHOWN]) + (", ..." if len(kinds) > _SHOWN else "")
    files = "1 file" if total == 1 else f"{total:,} files"
    return f"{files} of {'a kind that is' if len(kinds) == 1 else 'kinds that are'} not read ({named})"
