"""The address of an article at a quotation: `/a/ARTICLE#START-END-CHECK`."""

import re
from hashlib import sha256

from rag.types import Article, Span
from ui.chat.conversation import PanelTarget

__all__ = ["article_link", "place_at"]

_FRAGMENT = re.compile(r"(\d{1,9})-(\d{1,9})(?:-([0-9a-f]{6}))?", re.ASCII)
_CHECK = 6


def article_link(place: PanelTarget) -> str:
    """Return the address of an article, at its quotation where there is one, below where the page is.

    The check is made of the quoted words, so that a text that was changed since shows no other words as the quotation.
    """
    address = f"/a/{place.article.article_id}"
    if place.quote is None:
        return address
    return f"{address}#{place.quote.start}-{place.quote.end}-{_check(place.article, place.quote)}"


def place_at(article: Article, fragment: str) -> PanelTarget | None:
    """Return what a fragment names in an article; `None` where no such quotation stands there."""
    if not fragment:
        return PanelTarget(article)
    found = _FRAGMENT.fullmatch(fragment)
    span = Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None
    if found is None or span is None or span.end > len(article.text):
        return None
    return PanelTarget(article, span) if found[3] in (None, _check(article, span)) else None


def _check(article: Article, span: Span) -> str:
    return sha256(span.of(article.text).encode("utf-8", "surrogatepass")).hexdigest()[:_CHECK]
