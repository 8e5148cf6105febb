"""How a sentence is written with the numbers of what carries it."""

from collections.abc import Sequence

__all__ = ["marked"]

_CLOSING = "\"'”’»)]"
_END_MARKS = ".!?…"


def marked(text: str, citations: Sequence[int]) -> str:
    """Write a sentence with its citation marks before the mark that ends it.

    >>> marked("The ferry sails.", (1, 3))
    'The ferry sails [1][3].'
    """
    marks = "".join(f"[{number}]" for number in citations)
    bare = text.rstrip(_END_MARKS + _CLOSING)
    ending = text[len(bare) :]
    if ending[:1] in _END_MARKS and not set(ending) & set(_CLOSING):
        return f"{bare} {marks}{ending}" if marks else text
    return f"{text} {marks}".rstrip()
