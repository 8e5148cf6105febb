"""The parts of a page that its markup tells apart from the story: taken away before the story is sought."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from rag.reading.body.line_shape import is_caption, is_prose, word_count
from rag.reading.body.stock_phrases import is_gate, is_stock
from rag.segmentation.row_patterns import is_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["drop_parts", "is_gated", "keep_entry_times", "keep_labels"]

_SERVICE = re.compile(
    r"(?:^|[\s_-])(?:news-?letters?|subscri(?:be|ption|ber)s?|pay-?wall|reg-?wall|author-?bio|bio-?box|about-?(?:the-)?author"
    r"|affiliates?|disclosures?|comments?|donat(?:e|ion)s?|tip-?(?:line|box)|cta|modal|ai-?(?:notice|label|disclosure))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of boxes in which an outlet speaks of itself."""
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|keterangan-?foto|foto-?keterangan|takarir|(?:photo|image|img|foto)-?credits?)(?:$|[\s_-])",
    re.IGNORECASE,
)
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
_LABEL_WORDS = 4
_CAPTION_WORDS = 40
_PICTURES = "img picture figure video"
_BREAKS_OFF = ("...", "…")
_BESIDE = "nav aside footer"


def is_gated(tree: "HtmlElement") -> bool:
    """Return whether a page has a box of its own, by name or by what it says, for those who have not subscribed."""
    boxes = tree.iter("div", "section", "aside")
    return any(_GATE.search(_names(one)) and word_count(one.text_content()) for one in boxes) or _ends_at_gate(tree)


def _ends_at_gate(tree: "HtmlElement") -> bool:
    """Whether all that follows the story is a box that asks for a subscription, or it breaks off before such a line."""
    paragraphs = [one for one in tree.iter("p", "h2", "h3", "h4", "div") if one.tag != "div" or not len(one)]
    last, gate = None, None
    for one in paragraphs:
        line = _line(one)
        if line and is_gate(line):
            gate = one if gate is None else gate
        elif line and one.tag == "p" and is_prose(line) and not is_stock(line) and not _stands_beside(one):
            last, gate = one, None
    if last is None or gate is None:
        return False
    box = next(gate.iterancestors("div", "section", "aside", "form"), None)
    is_apart = box is not None and box not in set(last.iterancestors()) and box.xpath(".//a|.//button")
    return bool(is_apart) or _line(last).endswith(_BREAKS_OFF)


def _stands_beside(element: "HtmlElement") -> bool:
    return next(element.iterancestors(*_BESIDE.split()), None) is not None


def drop_parts(tree: "HtmlElement") -> None:
    """Take away what offers a service of the outlet, and paragraphs that are links to other stories."""
    most = min(_BOX_WORDS, _SHARE * sum(word_count(one.text_content()) for one in tree.iter("p")))
    boxes = [one for one in tree.iter("div", "section", "aside", "p", "ul", "form", "dialog") if _is_service(one)]
    small = [one for one in boxes if not one.xpath(_STORY) and _paragraph_words(one) <= most]
    for one in [*small, *filter(_is_link, tree.iter("p")), *filter(_is_picture_text, tree.iter("p", "div"))]:
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


def keep_labels(tree: "HtmlElement") -> None:
    """Make paragraphs of the labels that begin the boxes of an interview or live blog: who speaks, or the minute."""
    labels = [one for one in tree.iter("span", "b", "strong", "em", "div") if _begins_box(one)]
    counts = Counter(_line(one).casefold() for one in labels)
    kept = [one for one in labels if is_time(_line(one)) or counts[_line(one).casefold()] > 1]
    if len({_line(one).casefold() for one in kept}) >= _ENTRIES:
        for one in kept:
            one.tag = "p"
            one.attrib.clear()


def _begins_box(element: "HtmlElement") -> bool:
    """Whether a short text without a link is the first of a box, and a paragraph follows."""
    box, following = element.getparent(), element.getnext()
    if box is None or following is None or following.tag != "p" or len(element) or (element.tail or "").strip():
        return False
    is_first = element.getprevious() is None and not (box.text or "").strip()
    return is_first and 0 < len(_line(element).split()) <= _LABEL_WORDS


def _is_picture_text(paragraph: "HtmlElement") -> bool:
    """Whether a paragraph right after a picture is set or worded as its caption, or shares a box with it alone."""
    words = _line(paragraph)
    if not 0 < word_count(words) <= _CAPTION_WORDS:
        return False
    if _CAPTION.search(_names(paragraph)) or paragraph.tag != "p":
        return _CAPTION.search(_names(paragraph)) is not None and not any(True for _ in paragraph.iter("table"))
    if next(paragraph.iter(*_PICTURES.split()), None) is not None:
        return _is_set_apart(paragraph, words) or is_caption(words)
    before, box = paragraph.getprevious(), paragraph.getparent()
    if before is None or not _is_picture(before) or (before.tail or "").strip():
        return False
    alone = box.tag != "body" and len(box) == 2 and paragraph.getnext() is None and not _line(before)  # noqa: PLR2004
    return alone or is_caption(words) or _is_set_apart(paragraph, words)


def _is_set_apart(paragraph: "HtmlElement", words: str) -> bool:
    return any(_line(one) == words for one in paragraph.iter("em", "i", "small"))


def _is_picture(element: "HtmlElement") -> bool:
    holds = element.tag in _PICTURES.split() or next(element.iter(*_PICTURES.split()), None) is not None
    return holds and not _line(element)


def _line(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())


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
