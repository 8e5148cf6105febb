"""Pieces of HTML as exports and feeds hold them: stories whose paragraphs blank lines part, and titles."""

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ENCODED", "markup_of", "plain_line", "with_paragraphs"]

ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
"""The element of feeds and of exports that holds a story."""
_AS_IN_HTML = {"block": "div", "body.content": "div", "hl2": "h2", "content": "div", "inlinexml": "div", "body": "div"}
"""Elements of NITF and of what holds stories."""
_NO_STORY = ("media", "media-caption", "script", "style")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n\s*")
_BLOCKS = "address|article|blockquote|div|dl|fieldset|figure|h[1-6]|hr|ol|pre|section|table|ul"
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b", re.IGNORECASE)
_BEFORE_BLOCK = re.compile(rf"(?=<(?:{_BLOCKS})\b)", re.IGNORECASE)
_AFTER_BLOCK = re.compile(rf"(</(?:{_BLOCKS})\s*>)", re.IGNORECASE)


def with_paragraphs(markup: str) -> str:
    r"""Mark the paragraphs of a story that blank lines part, as editors of weblogs write them.

    >>> with_paragraphs("Satu.\n\nDua,\ntiga.")
    '<p>Satu.</p>\n<p>Dua,<br>tiga.</p>'
    """
    if _PARAGRAPH.search(markup):
        return markup
    parted = _AFTER_BLOCK.sub(r"\1\n\n", _BEFORE_BLOCK.sub("\n\n", markup.replace("\r\n", "\n")))
    pieces = [piece.strip() for piece in _GAP.split(parted) if piece.strip()]
    return "\n".join(piece if _BLOCK.match(piece) else "<p>" + piece.replace("\n", "<br>") + "</p>" for piece in pieces)


def markup_of(element: "_Element") -> str:
    """Write an element of XML that is named as in HTML, or nearly so, as HTML."""
    from lxml.etree import QName, cleanup_namespaces, strip_elements, tostring

    for one in element.iter("*"):
        name = QName(one).localname.lower()
        one.tag = _AS_IN_HTML.get(name, name)
    strip_elements(element, *_NO_STORY, with_tail=False)
    cleanup_namespaces(element)
    return str(tostring(element, encoding="unicode", method="html", with_tail=False))


def plain_line(markup: str | None) -> str | None:
    """Read a title that may be written in HTML as one line; nothing left is None.

    >>> plain_line("Harga <b>beras</b> &amp; gula")
    'Harga beras & gula'
    """
    return " ".join(unescape(_TAG.sub("", markup or "")).split()) or None
