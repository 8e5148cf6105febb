"""A feed (RSS or Atom) → the addresses of its articles."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from rag.reading.web.address import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["entry_links", "is_feed", "is_page"]

_BEFORE_ROOT = r"\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
_FEED = re.compile(_BEFORE_ROOT + r"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]")
_PAGE = re.compile(_BEFORE_ROOT + r"<(?:[\w.-]+:)?html[\s>]", re.IGNORECASE)
_ROOT_WITHIN = 65_536
_REFERENCE = re.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?!#)(?P<name>(?:\w{1,31};)?)", re.DOTALL)
"""A & with the name of an entity, or none; texts that need no such are passed over."""


def is_feed(text: str) -> bool:
    """Tell whether the root of a document is a feed's, of RSS 0.9 to 2.0 or Atom.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0">'), is_feed("<html>")
    (True, False)
    """
    return _FEED.match(text, 0, _ROOT_WITHIN) is not None


def is_page(text: str) -> bool:
    """Tell whether the root of an XML document is a page's."""
    return _PAGE.match(text, 0, _ROOT_WITHIN) is not None


def entry_links(text: str, url: str) -> Iterator[str | None]:
    """Yield the address of each entry of a feed at `url`, in its order; None for one without a link.

    What is broken or missing at its end keeps back nothing that stands before. Entities that the feed declares stay
    unread, and nothing that it names is opened.
    """
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root: _Element | None = fromstring(_REFERENCE.sub(_by_number, text).encode(), parser, base_url=url)
    for entry in () if root is None else root.iter("{*}item", "{*}entry"):
        link = _link(entry)
        yield absolute(entry.base or url, link) if link else None


def _by_number(found: re.Match[str]) -> str:
    """Write a reference by the number of its character, and any other & too: after an error libxml2 drops the rest."""
    if found["name"] is None:
        return found[0]
    meant = unescape(found[0])
    return "".join(f"&#{ord(one)};" for one in meant) if len(meant) < len(found[0]) else "&#38;" + found["name"]


def _link(entry: "_Element") -> str:
    """Find an entry's link: RSS writes it as text, Atom as an attribute; an RSS guid may stand in for it."""
    for link in entry.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate" and (found := (link.get("href") or link.text or "").strip()):
            return str(found)
    for guid in entry.iterchildren("{*}guid"):
        if guid.get("isPermaLink", "true") == "true" and (found := (guid.text or "").strip()):
            return str(found)
    return ""
