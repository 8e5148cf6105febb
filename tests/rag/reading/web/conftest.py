"""A site on this machine, and a reader that may ask it."""

from collections.abc import Callable, Iterator

import pytest

from rag.reading.urls.address import Address
from rag.reading.web import WebReader
from rag.settings import Web
from rag.types import Article, Rejection
from tests.website import HERE, Website, running_site

IMPATIENT = Web(loopback=True, silence=0.3, longest=0.6, pause=0.0)

Read = Callable[..., list[Article | Rejection | Address]]


@pytest.fixture
def site() -> Iterator[Website]:
    """Return a site that a test fills."""
    with running_site() as running:
        yield running


@pytest.fixture
def read() -> Read:
    """Return `read(url, web=HERE)`: everything that is found at an address, as a reader that is new gives it."""
    return lambda url, web=HERE: list(WebReader(web).read(Address(url)))


@pytest.fixture
def article(read: Read) -> Callable[[str], Article]:
    """Return the one article at an address."""

    def found(url: str) -> Article:
        [one] = read(url)
        assert isinstance(one, Article), one
        return one

    return found


@pytest.fixture
def error(read: Read) -> Callable[..., str]:
    """Return `error(url, web=HERE)`: the reason why there is no article at an address: one line."""

    def found(url: str, web: Web = HERE) -> str:
        [one] = read(url, web)
        assert isinstance(one, Rejection), one
        assert one.source == url
        assert one.error.isprintable()
        return one.error

    return found
