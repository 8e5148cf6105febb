"""Cards that link to stories: what pages of an index are made of."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from rag.reading.body.boilerplate import Boilerplate, boilerplate, words_of
from rag.reading.body.line_shape import is_prose, word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Cards", "drop_cards", "find_cards"]

_HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4][.//a[@href] or ancestor::a[@href]]"
_ITEMS = "//li[.//a[@href]][not(.//li)]"
_LEADING = "//div/a[@href][not(preceding-sibling::*)]"
_DECLARED = (
    "//meta[@property='og:type'][contains(translate(@content, 'ARTICLE', 'article'), 'article')]"
    "|//meta[@property='article:published_time']"
)
_ASIDE = "nav aside footer form"
_ALIKE = ("div", "section", "article", "li", "tr", "a", "p")
_HEADLINE_WORDS = 3
_BEFORE_LINK = 5
"""Words that may stand before the headline of a teaser: its section and day."""
_READ_ON = frozenset("baca read selengkapnya lihat lanjut lanjutkan continue more full details".split())
_STORY_SHARE = 0.5
"""The least length of a story against that of the teasers around it, where no markup calls the page an article."""
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
    teasers: int
    """How many of them tell something of their story, where the page is not called an article."""
    teaser_words: int
    boxes: "tuple[HtmlElement, ...]" = ()

    def hold(self, text: str) -> bool:
        """Return whether nearly all of a text that was found on the page stands in them, or most of what it tells."""
        lines = text.splitlines()
        outside = [line for line in lines if _words(line) not in self.lines]
        length = sum(len(_words(line)) for line in lines)
        if self.count >= _FEWEST and length - sum(len(_words(line)) for line in outside) >= _SHARE * length:
            return True
        words_outside = sum(word_count(line) for line in outside if line and is_prose(line))
        return self.teasers >= _FEWEST and words_outside < _STORY_SHARE * self.teaser_words


def find_cards(tree: "HtmlElement") -> Cards:
    """Find each box that is headed by a link or begins with one, and each item that is mostly one."""
    headings = tree.xpath(_HEADINGS)
    headed = Counter(room for heading in headings for room in heading.iterancestors())
    boxes = [_box(heading, headed) for heading in headings]
    items = [item for item in tree.xpath(_ITEMS) if _is_link(item)]
    begun = [link.getparent() for link in tree.xpath(_LEADING) if word_count(link.text_content()) >= _LINK_WORDS]
    repeated = list(_repeated(tree))
    rooms = {card.getparent() for card in repeated}
    found = dict.fromkeys([*boxes, *items, *(one for one in begun if one not in rooms), *repeated])
    cards = [one for one in found if word_count(one.text_content()) <= _CARD_WORDS]
    lines = frozenset(_words(part.text_content()) for card in cards for part in card.iter("*"))
    teasers = [] if _is_called_article(tree, cards) else [one for one in _outermost(cards) if _tells(one)]
    words = sum(word_count(one.text_content()) for one in teasers)
    return Cards(len(cards), lines, len(teasers), words, tuple(_outermost(cards)))


def _repeated(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    """Find boxes of one name, side by side, each with the headline of another story."""
    for room in tree.iter("body", "main", "article", "section", "div", "ul", "ol", "table", "tbody"):
        alike: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
        for box in room.iterchildren(*_ALIKE):
            alike[box.tag, box.get("class", "")].append(box)
        for boxes in alike.values():
            led = {link: box for box in boxes if (link := _leads_to(box))} if len(boxes) >= _FEWEST else {}
            if len(led) >= max(_FEWEST, _SHARE * len(boxes)):
                yield from led.values()


def _leads_to(box: "HtmlElement") -> str:
    """Return the address of the one story that a box announces; none where it is no teaser."""
    if box.tag == "a":
        return str(box.get("href", "")) if box.xpath(".//h2|.//h3|.//h4") else ""
    links = [one for one in box.iter("a") if not one.get("href", "#").startswith(("#", "mailto:", "tel:"))]
    words = " ".join(box.text_content().split())
    for link in links:
        headline = " ".join(link.text_content().split())
        if word_count(headline) >= _HEADLINE_WORDS and word_count(words[: words.find(headline)]) <= _BEFORE_LINK:
            return str(link.get("href"))
    reads_on = links and bool(_READ_ON & set(words_of(links[-1].text_content()).split()[:3]))
    return str(links[-1].get("href")) if reads_on and box.xpath(".//h2|.//h3|.//h4") else ""


def _is_called_article(tree: "HtmlElement", cards: "list[HtmlElement]") -> bool:
    """Whether markup says that the page is an article, or a part of it, with a headline and no cards, is one."""
    from rag.reading.metadata.linked_data import linked_articles

    if tree.xpath(_DECLARED) or linked_articles(tree.xpath("//script[contains(@type, 'ld+json')]/text()")):
        return True
    held = {*cards, *(room for card in cards for room in card.iterancestors())}
    return any(one not in held and one.xpath(".//h1") for one in tree.iter("article"))


def _outermost(cards: "list[HtmlElement]") -> "list[HtmlElement]":
    inside = set(cards)
    return [one for one in cards if not any(room in inside for room in one.iterancestors())]


def _tells(card: "HtmlElement") -> bool:
    """Whether a card tells something of its story, and does not stand beside the page's own or under "Related"."""
    if next(card.iterancestors(*_ASIDE.split()), None) is not None or _is_further(card):
        return False
    lines = (
        " ".join(part.text_content().split()) for part in card.iter("p", "div", "span") if not part.xpath(".//p|.//div")
    )
    return any(line and is_prose(line) for line in lines)


def _is_further(card: "HtmlElement") -> bool:
    """Whether a heading such as "Berita terkait" or "More interviews" stands above a card."""
    for room in [card, *card.iterancestors("div", "section", "ul", "ol")]:
        for before in room.itersiblings(preceding=True):
            line = " ".join(before.text_content().split()) if isinstance(before.tag, str) else ""
            if line and boilerplate(line) in (Boilerplate.BOX, Boilerplate.LINKS):
                return True
    return False


def drop_cards(cards: Cards, text: str) -> bool:
    """Take away the boxes of nothing but cards of which something stands in a text; tell whether there was one."""
    lines = {_words(line) for line in text.splitlines()}
    rooms: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for card in cards.boxes:
        if (room := card.getparent()) is not None:
            rooms[room].append(card)
    dropped = False
    for room, its in rooms.items():
        read = any(_words(part.text_content()) in lines for card in its for part in card.iter("*"))
        beside = any(_is_paragraph(one) for one in room.iterchildren("p") if one not in its)
        if read and not beside and len(its) >= _FEWEST and not any(card.xpath(".//h1") for card in its):
            dropped = True
            for card in its:
                card.drop_tree()
    return dropped


def _is_paragraph(element: "HtmlElement") -> bool:
    line = " ".join(element.text_content().split())
    return bool(line) and is_prose(line)


def _words(text: str) -> str:
    """Leave out spaces, which a page need not have between elements, and what marks cells and items."""
    return "".join(text.removeprefix("- ").replace("|", " ").split())


def _box(heading: "HtmlElement", headed: Counter["HtmlElement"]) -> "HtmlElement":
    """Climb as long as nothing else is headed by a link."""
    alone = (room for room in heading.iterancestors() if room.tag not in ("body", "html"))
    return [heading, *takewhile(lambda room: headed[room] == 1, alone)][-1]


def _is_link(item: "HtmlElement") -> bool:
    linked = sum(word_count(link.text_content()) for link in item.iter("a"))
    return linked >= max(_LINK_WORDS, _LINKED * word_count(item.text_content()))
