"""The short lines around a page's headline, with the days that its `<time>` elements state."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from rag.reading.body.line_shape import is_prose, word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["header_lines"]

_ASIDE = frozenset("nav aside footer form figure button select svg noscript template script style iframe".split())
_ROOMS = frozenset({"article", "main", "body"})
_LEAD = 2
"""Paragraphs that may stand above the byline."""
_MOST_LINES = 40
_MOST_ABOVE = 5
_LINE_WORDS = 15
_LINK_WORDS = 5
"""Words from which a link is another story's headline."""


def header_lines(tree: "HtmlElement", day: Callable[[object], date | None]) -> str:
    """Read the lines below the headline down to the story, then those above it; a `<time>` is what `day` reads of it.

    Lines above stand in the headline's own article, so that none is the site's.
    """
    heading = next(iter(tree.xpath("//h1")), None)
    rooms = [heading.getparent()] if heading is not None else tree.xpath("//article") or tree.xpath("//main|//body")
    room = next(iter(rooms), None)
    while room is not None and room.tag not in _ROOMS and room.getparent() is not None:
        room = room.getparent()
    if room is None:
        return ""
    header = _Header(heading, day)
    header.walk(room)
    above = [] if room.tag == "body" else header.above
    return "\n".join([*header.lines, *above[-_MOST_ABOVE:]])


class _Header:
    """The lines so far, and how many paragraphs of a story have gone by."""

    def __init__(self, heading: "HtmlElement | None", day: Callable[[object], date | None]) -> None:
        self.heading = heading
        self.day = day
        self.above: list[str] = []
        self.lines: list[str] = []
        self.paragraphs = 0

    def walk(self, room: "HtmlElement") -> None:
        """Take the elements in the order of the page, without what stands aside, until the story has begun."""
        waiting = [room]
        while waiting and self.paragraphs <= _LEAD and len(self.lines) < _MOST_LINES:
            element = waiting.pop()
            if isinstance(element, str):
                self.put(element)
            elif element is self.heading:
                self.above, self.lines, self.paragraphs = self.lines[:], [], 0
            elif isinstance(element.tag, str) and not self.is_aside(element, room):
                waiting += reversed(self.parts(element))

    def parts(self, element: "HtmlElement") -> list["HtmlElement | str"]:
        """Put a time or paragraph; give of everything else what stands in it."""
        stated = {"time": "datetime", "abbr": "title"}.get(element.tag)
        if stated and (day := self.day(element.get(stated))):
            updated = {"datemodified", "dateupdated"} & {(element.get("itemprop") or "").lower()}
            self.lines.append(f"{'Updated ' if updated else ''}{day.isoformat()}")
            return []
        if element.tag == "p":
            line = " ".join(element.text_content().split())
            if line and is_prose(line):
                self.paragraphs += 1
                return []
        inner: list[HtmlElement | str] = [element.text or ""]
        for child in element:
            inner += [child, child.tail or ""]
        return inner

    def put(self, text: str) -> None:
        """Put a short line; a sentence is of the story."""
        line = " ".join(text.split())
        if line and is_prose(line):
            self.paragraphs += 1
        elif line and word_count(line) <= _LINE_WORDS:
            self.lines.append(line)

    def is_aside(self, element: "HtmlElement", room: "HtmlElement") -> bool:
        """Whether another story's link or a part of the page besides the story is meant."""
        if element.tag in _ASIDE or (element.tag == "article" and element is not room and not self.holds(element)):
            return True
        links = element.iter("a") if element.tag in ("ul", "ol", "li", "a") else ()
        return any(word_count(link.text_content()) >= _LINK_WORDS for link in links)

    def holds(self, element: "HtmlElement") -> bool:
        return self.heading is not None and element in self.heading.iterancestors()
