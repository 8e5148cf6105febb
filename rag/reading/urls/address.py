"""What people and feeds write for an address → an address that may be asked for, or one line saying why not."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError

if TYPE_CHECKING:
    from httpx import URL

__all__ = ["Address", "absolute", "is_address", "is_on_the_web", "one_line", "parse_address", "shown"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_FETCHED = ("http", "https")
_LOGIN = re.compile(r"//[^/?#]*@")
_LONGEST = 4_000
"""Characters of an address; those of news stories have some two hundred."""
_GREATEST_PORT = 65_535
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Address:
    """A place on the web as somebody wrote it; nothing of it is checked yet."""

    url: str
    from_feed: bool = False
    """Whether a feed named it, not a person."""


def is_address(name: str) -> bool:
    """Return whether a person means a place on the web, not a file.

    >>> is_address("https://kabar.example/waduk"), is_address("kabar/waduk.html")
    (True, False)
    """
    return _SCHEME.match(name) is not None


def is_on_the_web(source: str) -> bool:
    """Return whether a source is an address that a browser opens.

    >>> is_on_the_web("https://kabar.example/waduk"), is_on_the_web("javascript:alert(1)")
    (True, False)
    """
    return _WEB.fullmatch(source) is not None


def parse_address(written: str) -> "URL":
    """Read an address that may be fetched; what follows its # is dropped.

    Raises:
        ReadingError: it is not of http or https, names nobody, or holds a login.
    """
    from httpx import URL, InvalidURL

    if len(written) > _LONGEST:
        raise ReadingError(f"the address is longer than {_LONGEST:,} characters")
    try:
        url = URL(written)
        url = url.copy_with(fragment=None)
    except (InvalidURL, ValueError) as error:
        raise ReadingError(f"is no address ({one_line(error)}); copy it again") from error
    if url.scheme not in _FETCHED:
        raise ReadingError("is not fetched: only http:// and https:// are; name a file by its path")
    if (url.port or 0) > _GREATEST_PORT:
        raise ReadingError(f"is no address (port {url.port}); copy it again")
    if not url.raw_host:
        raise ReadingError("names no host; copy the address again")
    if url.userinfo:
        raise ReadingError("holds a name or password; what needs a login is not fetched, add the saved page instead")
    return url


def absolute(base: str, link: str) -> str:
    """Return a link of a page as an address of its own; one that cannot be read stays as it is.

    >>> absolute("https://kabar.example/a/feed.xml", "../b?c=1#d")
    'https://kabar.example/b?c=1#d'
    """
    from httpx import URL, InvalidURL

    try:
        return str(URL(base).join(link.strip()))
    except (InvalidURL, ValueError):
        return link.strip()


def shown(written: str) -> str:
    """Write an address as a report may show it: on one line, of readable length, without a login.

    >>> shown("https://ayu:rahasia@kabar.example/waduk")
    'https://kabar.example/waduk'
    """
    line = one_line(_LOGIN.sub("//", written))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def one_line(said: object) -> str:
    """Write what a server or library says on one line of printable characters."""
    return "".join(one if one.isprintable() else " " for one in " ".join(str(said).split()))
