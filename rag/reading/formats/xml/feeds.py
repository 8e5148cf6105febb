"""A feed (RSS or Atom) → the addresses of its articles."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.reading.formats.xml.xml_options import SAFELY
from rag.reading.formats.xml.xml_root import BEFORE_ROOT, ROOT_WITHIN, with_numbers
from rag.reading.urls.address import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ENTRIES", "entry_link", "entry_links", "feed_root", "is_feed", "is_page"]

ENTRIES = ("{*}item", "{*}entry")
"""The elements of a feed that are its entries, in RSS and in Atom."""

_FEED = re.compile(BEFORE_ROOT + r"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]")
_PAGE = re.compile(BEFORE_ROOT + r"<(?:[\w.-]+:)?html[\s>]", re.IGNORECASE)


def is_feed(text: str) -> bool:
    """Return whether the root of a document is a feed's, of RSS 0.9 to 2.0 or Atom.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0">'), is_feed("<html>")
    (True, False)
    """
    return _FEED.match(text, 0, ROOT_WITHIN) is not None


def is_page(text: str) -> bool:
    """Return whether the root of an XML document is a page's."""
    return _PAGE.match(text, 0, ROOT_WITHIN) is not None


def entry_links(text: str, url: str) -> Iterator[str | None]:
    """Yield the address of each entry of a feed at `url`, in its order; None for one without a link.

    What is broken or missing at its end keeps back nothing that stands before. Entities that the feed declares stay
    unread, and nothing that it names is opened.
    """
    root = feed_root(text, url)
    for entry in () if root is None else root.iter(*ENTRIES):
        link = entry_link(entry)
        yield absolute(entry.base or url, link) if link else None


def feed_root(text: str, url: str | None = None) -> "_Element | None":
    """Parse what can be read of a feed; its entries are `ENTRIES`."""
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(encoding="utf-8", recover=True, **SAFELY)
    root: _Element | None = fromstring(with_numbers(text).encode(), parser, base_url=url)
    return root


def entry_link(entry: "_Element") -> str:
    """Find an entry's link: RSS writes it as text, Atom as an attribute; an RSS guid may stand in for it."""
    for link in entry.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate" and (found := (link.get("href") or link.text or "").strip()):
            return str(found)
    for guid in entry.iterchildren("{*}guid"):
        if guid.get("isPermaLink", "true") == "true" and (found := (guid.text or "").strip()):
            return str(found)
    return ""
