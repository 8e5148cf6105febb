"""Which sources of articles are public addresses: everything else stays where it is."""

from ipaddress import ip_address

from embeddings.errors import HostUnreachable, ReadingError
from rag.reading.urls.address import parse_address
from rag.reading.web.hosts import check_public

__all__ = ["public_address"]

_OF_A_NETWORK = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion")
"""Ends of names that lead to no host of the public internet."""


def public_address(source: str) -> str | None:
    """Return the address of an article on the public web; `None` for a file, a login or a host of a private network.

    >>> public_address("https://kabar.example/feri"), public_address("/srv/news/feri.txt")
    ('https://kabar.example/feri', None)
    """
    try:
        url = parse_address(source.strip())
    except ReadingError:
        return None
    return str(url) if _is_public(url.host.rstrip(".")) else None


def _is_public(host: str) -> bool:
    try:
        check_public(str(ip_address(host)), host=host)
    except HostUnreachable:
        return False
    except ValueError:  # a name
        labels = host.split(".")
        return len(labels) > 1 and labels[-1] not in _OF_A_NETWORK and not labels[-1].isdecimal()
    return True
