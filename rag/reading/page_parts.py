"""The parts of a page that its markup tells apart from the story: taken away before the story is sought."""

import re
from typing import TYPE_CHECKING

from rag.reading.shape import is_prose, word_count
from rag.rows import is_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["drop_parts", "is_gated", "keep_entry_times"]

_SERVICE = re.compile(
    r"(?:^|[\s_-])(?:news-?letters?|subscri(?:be|ption|ber)s?|pay-?wall|reg-?wall|author-?bio|bio-?box|about-?(?:the-)?author"
    r"|affiliates?|disclosures?|comments?|donat(?:e|ion)s?|tip-?(?:line|box)|cta|modal|ai-?(?:notice|label|disclosure))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of boxes in which an outlet speaks of itself."""
_GATE = re.compile(r"(?:pay|reg|subscri(?:be|ption|ber)s?)-?_?(?:wall|gate)", re.IGNORECASE)
_BOX_WORDS = 120
"""Words of the largest such box: what holds more may be the story of a page that is named for its subscribers."""
_SHARE = 0.5
"""The greatest share of a page's paragraphs that such a box holds."""
_STORY = ".//h1|.//article"
_LINK_WORDS = 5
_LINKED = 0.9
"""The least share of a paragraph's words that one link holds where the paragraph announces another story."""
_ENTRIES = 2


def is_gated(tree: "HtmlElement") -> bool:
    """Tell whether a page names a box of its own for those who have not subscribed."""
    return any(
        _GATE.search(_names(one)) and word_count(one.text_content()) for one in tree.iter("div", "section", "aside")
    )


def drop_parts(tree: "HtmlElement") -> None:
    """Take away what offers a service of the outlet, and paragraphs that are links to other stories."""
    most = min(_BOX_WORDS, _SHARE * sum(word_count(one.text_content()) for one in tree.iter("p")))
    boxes = [one for one in tree.iter("div", "section", "aside", "p", "ul", "form", "dialog") if _is_service(one)]
    small = [one for one in boxes if not one.xpath(_STORY) and _paragraph_words(one) <= most]
    for one in [*small, *filter(_is_link, tree.iter("p"))]:
        if one.getparent() is not None:
            one.drop_tree()


def _is_service(element: "HtmlElement") -> bool:
    is_dialog = element.tag in ("form", "dialog") or element.get("role") == "dialog"
    return is_dialog or _SERVICE.search(_names(element)) is not None


def _paragraph_words(element: "HtmlElement") -> int:
    return sum(word_count(one.text_content()) for one in element.iter("p")) or word_count(element.text_content())


def keep_entry_times(tree: "HtmlElement") -> None:
    """Make paragraphs of the times of day at which the entries of a live blog were written."""
    times = [one for one in tree.iter("time") if is_time(" ".join(one.text_content().split())) and _heads_entry(one)]
    if len(times) >= _ENTRIES:
        for one in times:
            one.tag = "p"
            one.attrib.clear()
            for entry in one.iterancestors("article"):
                if not entry.xpath(".//h1"):
                    entry.tag = "div"


def _heads_entry(time: "HtmlElement") -> bool:
    """Whether one paragraph or more, and no other time, stand beside a time or around it."""
    for room in list(time.iterancestors())[:2]:
        if len(list(room.iter("time"))) > 1:
            return False
        if any(is_prose(" ".join(one.text_content().split()) or "-") for one in room.iter("p")):
            return True
    return False


def _names(element: "HtmlElement") -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_link(paragraph: "HtmlElement") -> bool:
    links = [word_count(one.text_content()) for one in paragraph.iter("a") if not one.get("href", "#").startswith("#")]
    return len(links) == 1 and links[0] >= max(_LINK_WORDS, _LINKED * word_count(paragraph.text_content()))
