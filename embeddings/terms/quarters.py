"""Quarters and halves of a year are written in many ways; to be found, they are all written in one."""

import re

from embeddings.terms.number_words import ORDINALS

__all__ = ["plain_quarters"]

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_LETTERS = {"kuartal": "q", "kwartal": "q", "triwulan": "q", "quarter": "q", "semester": "h", "half": "h"}
_NAMED = re.compile(
    rf"\b(?P<part>kuartal|kwartal|triwulan|semester)[\s-]+(?:ke[\s-]?)?(?P<after>{_ORDINAL})\b"
    rf"|\b(?P<before>{_ORDINAL})[\s-]+(?P<period>quarter|half)\b"
)
_TURNED = re.compile(r"\b(?P<number>[1-4])(?P<letter>[qh])(?P<year>\d\d(?:\d\d)?)?\b")


def plain_quarters(text: str) -> str:
    """Write each quarter as q1 to q4 and each half as h1 or h2, in lower-case text.

    >>> plain_quarters("kuartal kedua 2017, second quarter of 2017, triwulan ii-2017, 2q17, q2 2017")
    'q2 2017, q2 of 2017, q2-2017, q2 17, q2 2017'
    >>> plain_quarters("semester pertama, first half")
    'h1, h1'
    """
    if any(word in text for word in _LETTERS):  # said first: most texts name none, and this sees it at once
        text = _NAMED.sub(_name, text)
    return _TURNED.sub(_turn, text)


def _name(match: re.Match[str]) -> str:
    return f"{_LETTERS[match['part'] or match['period']]}{ORDINALS[match['after'] or match['before']]}"


def _turn(match: re.Match[str]) -> str:
    year = f" {match['year']}" if match["year"] else ""
    return f"{match['letter']}{match['number']}{year}"
