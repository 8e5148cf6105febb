"""Which lines of pages are no text: heads and feet that pages repeat, and their numbers."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from rag.reading.formats.pdf.lines import Page, PrintLine

__all__ = ["TrimmedPages", "without_running"]

_EDGE = 0.12
"""Share of a page's height, at its top and at its bottom, in which heads and feet stand."""
_SHORT = 8
_ALIKE = 6.0
"""Points by which the place of a head differs from page to page."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*+(?:(?:hal(?:aman)?|page|pg|p)\b\.?)?+\W*+(?:\d{1,4}|[ivxlc]{1,7})(?:\s*+(?:/|dari|of)\s*+\d{1,4})?+\W*+",
    re.IGNORECASE,
)
"""The number of a page, however it is called."""


@dataclass(frozen=True, slots=True)
class TrimmedPages:
    """Pages without their heads and feet."""

    pages: tuple[Page, ...]
    lines: tuple[str, ...]
    """What they say, each once: an outlet or a day, where it is a newspaper's."""


def without_running(pages: Sequence[Page]) -> TrimmedPages:
    """Take the heads and feet out of pages: lines that stand at the same place of several, and numbers of pages."""
    places: dict[str, list[PrintLine]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            places[_key(line)].append(line)
    running_lines: dict[str, None] = {}
    kept = []
    for page in pages:
        running = _running(page, places)
        running_lines.update(dict.fromkeys(line.text for line in page.lines if line in running))
        kept.append(replace(page, lines=tuple(line for line in page.lines if line not in running)))
    return TrimmedPages(tuple(kept), tuple(running_lines))


def _running(page: Page, places: Mapping[str, Sequence[PrintLine]]) -> set[PrintLine]:
    """Find the heads and feet of a page, from its edges inward."""
    downward = sorted(page.lines, key=lambda line: -line.top)
    head = takewhile(lambda line: line.bottom > page.height * (1 - _EDGE) and _runs(line, places), downward)
    foot = takewhile(lambda line: line.top < page.height * _EDGE and _runs(line, places), reversed(downward))
    return {*head, *foot}


def _runs(line: PrintLine, places: Mapping[str, Sequence[PrintLine]]) -> bool:
    if _NUMBER.fullmatch(line.text):
        return True
    return any(other.page != line.page and abs(other.bottom - line.bottom) <= _ALIKE for other in places[_key(line)])


def _key(line: PrintLine) -> str:
    """Write a line as its likes on other pages are written: short ones may count pages."""
    words = line.text.casefold()
    return _DIGITS.sub("#", words) if len(words.split()) <= _SHORT else words
