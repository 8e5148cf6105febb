"""Cards that link to stories: what pages of an index are made of."""

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from rag.reading.shape import word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Cards", "find_cards"]

_HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4][.//a[@href] or ancestor::a[@href]]"
_ITEMS = "//li[.//a[@href]][not(.//li)]"
_LEADING = "//div/a[@href][not(preceding-sibling::*)]"
_CARD_WORDS = 100
_LINK_WORDS = 4
_LINKED = 0.5
_FEWEST = 3
_SHARE = 0.8
"""The least share of a page's text that stands in cards where it is an index."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a page."""

    count: int
    lines: frozenset[str]
    """What stands in them, by the elements that hold it."""

    def hold(self, text: str) -> bool:
        """Tell whether nearly all of a text that was found on the page stands in them."""
        lines = [_words(line.removeprefix("- ")) for line in text.splitlines()]
        held = sum(len(line) for line in lines if line in self.lines)
        return self.count >= _FEWEST and held >= _SHARE * sum(map(len, lines))


def find_cards(tree: "HtmlElement") -> Cards:
    """Find each box that is headed by a link or begins with one, and each item that is mostly one."""
    headings = tree.xpath(_HEADINGS)
    headed = Counter(room for heading in headings for room in heading.iterancestors())
    boxes = [_box(heading, headed) for heading in headings]
    items = [item for item in tree.xpath(_ITEMS) if _is_link(item)]
    begun = [link.getparent() for link in tree.xpath(_LEADING) if word_count(link.text_content()) >= _LINK_WORDS]
    cards = [one for one in dict.fromkeys([*boxes, *items, *begun]) if word_count(one.text_content()) <= _CARD_WORDS]
    lines = frozenset(_words(part.text_content()) for card in cards for part in card.iter("*"))
    return Cards(len(cards), lines)


def _words(text: str) -> str:
    """Leave out spaces: between elements a page need not have any."""
    return "".join(text.split())


def _box(heading: "HtmlElement", headed: Counter["HtmlElement"]) -> "HtmlElement":
    """Climb as long as nothing else is headed by a link."""
    alone = (room for room in heading.iterancestors() if room.tag not in ("body", "html"))
    return [heading, *takewhile(lambda room: headed[room] == 1, alone)][-1]


def _is_link(item: "HtmlElement") -> bool:
    linked = sum(word_count(link.text_content()) for link in item.iter("a"))
    return linked >= max(_LINK_WORDS, _LINKED * word_count(item.text_content()))
