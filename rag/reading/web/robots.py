"""What a site's robots.txt lets us read (RFC 9309)."""

import re
from typing import TYPE_CHECKING

from embeddings.errors import HostUnreachable, ReadingError
from rag.reading.web.http import HttpClient

if TYPE_CHECKING:
    from httpx import URL
    from protego import Protego

__all__ = ["Robots"]

_OURS = "Sitasi"
_HEEDED = ("*", _OURS.lower())
_READ = 500 * 1024
"""Bytes of a robots.txt that count; no crawler may stop earlier (section 2.5)."""
_NAMED = re.compile(r"\s*user[- ]?agent\s*:?\s*(?P<name>[^#]*)", re.IGNORECASE)
_SERVER_ERRORS = range(500, 600)
_LONGEST_PAUSE = 30.0
"""Seconds; a longer Crawl-delay is not waited for."""


class Robots:
    """Remembers the rules of each site that was asked for them, and those that could not be had."""

    def __init__(self, wire: HttpClient) -> None:
        self._wire = wire
        self._known: dict[str, Protego | ReadingError] = {}

    def check(self, url: "URL") -> None:
        """Let an address pass that its site lets everybody, or us, read.

        Raises:
            ReadingError: the site says no, or cannot say: its server fails or does not answer (section 2.3.1.4).
        """
        if not self._rules(url).can_fetch(str(url), _OURS):
            raise ReadingError("its site lets no program read it (robots.txt); add the saved page instead")

    def pause(self, url: "URL") -> float:
        """Return the seconds that the site wants between two questions, 0 where it says nothing."""
        return min(self._rules(url).crawl_delay(_OURS) or 0.0, _LONGEST_PAUSE)

    def _rules(self, url: "URL") -> "Protego":
        site = str(url.copy_with(raw_path=b"/robots.txt"))
        if site not in self._known:
            try:
                self._known[site] = self._asked(site)
            except ReadingError as error:
                self._known[site] = error
        known = self._known[site]
        if isinstance(known, ReadingError):
            raise type(known)(str(known)) from known
        return known

    def _asked(self, site: str) -> "Protego":
        from protego import Protego

        try:
            reply = self._wire.follow(site, before=lambda _: None)
        except HostUnreachable:
            raise
        except ReadingError as error:
            raise ReadingError(
                f"its site's robots.txt cannot be read, so no page of it is: that file {error}"
            ) from error
        if reply.status in _SERVER_ERRORS:
            raise ReadingError(
                f"its site's robots.txt cannot be read (status {reply.status}), so no page of it is; try again later"
            )
        return Protego.parse("\n".join(map(_without_others, _text(reply.content).splitlines())))


def _text(content: bytes) -> str:
    return content[:_READ].decode("utf-8-sig", "replace")


def _without_others(line: str) -> str:
    """Call all other readers by one name: thousands of them, each with thousands of rules, would take hours to file."""
    named = _NAMED.match(line)
    return "User-agent: other" if named and named["name"].strip().lower() not in _HEEDED else line
