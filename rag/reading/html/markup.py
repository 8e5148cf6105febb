"""The markup of a page that is worth parsing, and whether it is parsed in seconds."""

import re

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_ATTRIBUTES, MAX_TAGS

__all__ = ["parsable"]

_REST_OF_TAG = r"""(?:[^=>]|=\s*+(?:"[^"]*+"|'[^']*+')?)*+"""
"""A quotation mark opens a value after = alone, as in every browser."""
_TAG = re.compile(rf"<[a-z]{_REST_OF_TAG}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]++|"[^"]*+"|'[^']*+'""")
"""What stands between two, or is the value of one: at most two for each."""
_PIECE = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<name>script|style)\b(?P<attributes>{_REST_OF_TAG})(?<!/)>.*?(?:</(?P=name)\b[^>]*+>|\Z)"
    rf"|(?P<tag>{_TAG.pattern})",
    re.IGNORECASE | re.DOTALL,
)
_LINKED_DATA = "ld+json"


def parsable(page: str) -> str:
    """Return a page without comments, styles and programs, or raise ReadingError where its parsing takes too long.

    The time grows with the square of attributes. Linked data stay, and are no tags.
    """
    marked = _PIECE.sub(lambda piece: piece[0] if piece["tag"] else " ", page)
    tags = marked.count("<")
    if tags > MAX_TAGS:
        raise ReadingError(f"the page has {tags:,} tags, more than {MAX_TAGS:,}; is it one article?")
    squares = sum(len(_ATTRIBUTE.findall(tag[0])) ** 2 for tag in _TAG.finditer(marked))
    if squares > MAX_ATTRIBUTES**2:
        raise ReadingError(f"the page has tags with more than {MAX_ATTRIBUTES:,} attributes; is it an article?")
    return _PIECE.sub(lambda piece: piece[0] if piece["tag"] or _is_data(piece) else " ", page)


def _is_data(piece: re.Match[str]) -> bool:
    return _LINKED_DATA in (piece["attributes"] or "").lower()
