"""Lines of lists and tables: what marks them, where no sentence does."""

import re

from rag.types import Span

__all__ = ["BULLET", "is_bulleted", "is_list", "is_time", "row_marks"]

_MARK = r"(?:[-*+•·●▪◦‣–—]|\d{1,2}[.)]|[a-z][.)])[^\S\n\r]+"
BULLET = re.compile(rf"{_MARK}(?=\S)")
_BULLET_BEFORE = re.compile(rf"(?:^|[\n\r])[^\S\n\r]*{_MARK}$")
_BULLET_WITHIN_TEXT = re.compile(rf"[\n\r][^\S\n\r]*{_MARK}")
_BULLET_WITHIN = 40
"""Characters before an item in which its bullet and the line break before that stand."""
_ROW_CHARACTERS = 100
_SEPARATOR = re.compile(r"\s[–—|=-]\s|:(?=\s)|\t|(?<=\d)[-–:](?=\d)")
_TIME = re.compile(
    r"\W*(?:pukul |pkl\.? |jam |at )?(?:[01]?\d|2[0-3])[.:][0-5]\d"
    r"(?: ?(?:WIB|WITA|WIT|GMT|UTC|BST|ET|[ap]\.?m\.?))?\W*"
    r"|(?:menit (?:ke-?)?)?\d{1,3}(?: ?\+ ?\d{1,2})?['′’]",
    re.IGNORECASE,
)
_TIME_CHARACTERS = 24


def is_bulleted(text: str, span: Span) -> bool:
    """Return whether a bullet or number stands before a span on its line.

    >>> is_bulleted("Harga:\\n - beras", Span(10, 15)), is_bulleted("Harga beras", Span(6, 11))
    (True, False)
    """
    start = max(0, span.start - _BULLET_WITHIN)
    return _BULLET_BEFORE.search(text[start : span.start]) is not None


def is_list(words: str) -> bool:
    """Return whether a quotation holds several items, with bullets or numbers between them.

    >>> is_list("Kampung itu:\\n- Anyar\\n- Baru"), is_list("Kampung Anyar - Baru")
    (True, False)
    """
    return _BULLET_WITHIN_TEXT.search(words) is not None


def is_time(line: str) -> bool:
    """Return whether a line is nothing but a time of day or a match's minute, as above the entries of a live blog.

    >>> is_time("07.15 WIB"), is_time("Pukul 07.15 air surut.")
    (True, False)
    """
    return len(line) <= _TIME_CHARACTERS and _TIME.fullmatch(line) is not None


def row_marks(line: str) -> frozenset[str]:
    """Name what a line may share with the other rows of its table: separators, and numbers at its ends.

    >>> row_marks("3 Mei – Stadion Solo") & row_marks("5 Mei – Stadion Medan") == {"–", "number first"}
    True
    """
    if len(line) > _ROW_CHARACTERS or not line.strip():
        return frozenset()
    marks = {mark[0].strip() or "\t" for mark in _SEPARATOR.finditer(line)}
    if line[0].isdigit():
        marks.add("number first")
    if any(map(str.isdigit, line.rsplit(maxsplit=1)[-1])):
        marks.add("number last")
    return frozenset(marks)
