"""Under which address an article is kept, so that no story is kept twice and none takes another one's place."""

import re
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.urls.address import absolute, parse_address

if TYPE_CHECKING:
    from httpx import URL

__all__ = ["source_of", "stated_source"]

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id)(?:=|$)", re.IGNORECASE)
"""Parameters that tell a site who sent its reader, never which page is meant."""
_NUMBERED = re.compile(r"=\d+$")


def source_of(url: "URL", canonical: str | None = None) -> str:
    """Name an article by the address that delivered it, without what only tells where its reader came from.

    What the page calls its canonical address counts only where that leaves out more of the query, and no number: so no
    page can take the place of another one, nor the second part of a story that of the first.

    >>> from httpx import URL
    >>> source_of(URL("https://kabar.example/a?id=7&utm_source=surat"))
    'https://kabar.example/a?id=7'
    """
    own = _asking(url, [part for part in _asked(url) if not _TRACKING.match(part)])
    stated = _stated(own, canonical)
    if stated is None or _asking(stated, []) != _asking(own, []):
        return str(own)
    left_out = set(_asked(own)) - set(_asked(stated))
    shorter = set(_asked(stated)) < set(_asked(own)) and not any(map(_NUMBERED.search, left_out))
    return str(stated if shorter else own)


def stated_source(written: str | None) -> str | None:
    """Name an article by the address that a saved file says it came from; what is no address on the web is None."""
    try:
        return source_of(parse_address(written)) if written else None
    except ReadingError:
        return None


def _stated(own: "URL", canonical: str | None) -> "URL | None":
    try:
        return parse_address(absolute(str(own), canonical)) if canonical else None
    except ReadingError:
        return None


def _asked(url: "URL") -> list[str]:
    """Return the parts of an address's query as they stand there."""
    return [part for part in url.query.decode("ascii").split("&") if part]


def _asking(url: "URL", parts: list[str]) -> "URL":
    return url.copy_with(query="&".join(parts).encode() or None)
