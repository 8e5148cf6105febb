"""Text of articles, on one line and without what no document may hold."""

import re

__all__ = ["line"]

_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters, and what XML 1.0 leaves out; white space stays."""
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of what follows around."""


def line(text: str) -> str:
    r"""Return a text on one line, without control characters and marks of direction.

    >>> line("Harga\n  \x1b[2Jikan \u202enaik")
    'Harga [2Jikan naik'
    """
    return " ".join(_DIRECTION.sub("", _NOT_TEXT.sub("", text)).split())
