"""Further stories on one page, as pages that load one story after the other have them."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from rag.reading.body.line_shape import is_prose, word_count
from rag.reading.html.markup import parsable
from rag.segmentation.row_patterns import is_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["further_stories", "whole_stories"]

_STORIES = "//article[not(ancestor::article)][.//h1|.//h2]"
_LINKED_HEADING = ".//h1//a|.//h2//a"
_FEWEST_PARAGRAPHS = 2
_FEWEST_WORDS = 24
_TEASER_WORDS = 120
"""Words of the longest teaser under a headline that links to its story."""
_MOST = 50


def whole_stories(tree: "HtmlElement") -> "list[HtmlElement]":
    """Find each `<article>` that holds a whole story under its own headline; entries of live blogs are none."""
    return [one for one in tree.xpath(_STORIES) if _is_whole(one)][:_MOST]


def further_stories(page: str, text: str) -> list[str]:
    """Return a page for each whole story of which nothing stands in a text that was read; raises `ReadingError`."""
    if page.lower().count("<article") <= 1:
        return []
    from lxml.html import tostring
    from trafilatura import load_html

    tree: Any = load_html(parsable(page))
    if tree is None:
        return []
    language = escape(tree.get("lang") or "")
    stories = [one for one in whole_stories(tree) if not any(words in text for words in _prose(one))]
    bodies = [tostring(one, encoding="unicode", with_tail=False) for one in stories]
    return [f'<html lang="{language}"><body>{body}</body></html>' for body in bodies]


def _is_whole(story: "HtmlElement") -> bool:
    if any(is_time(" ".join(one.text_content().split())) for one in story.iter("time")):
        return False
    paragraphs = list(_prose(story))
    least = _TEASER_WORDS if story.xpath(_LINKED_HEADING) else _FEWEST_WORDS
    return len(paragraphs) >= _FEWEST_PARAGRAPHS and sum(map(word_count, paragraphs)) >= least


def _prose(story: "HtmlElement") -> Iterator[str]:
    for one in story.iter("p"):
        words = " ".join(one.text_content().split())
        if words and is_prose(words):
            yield words
