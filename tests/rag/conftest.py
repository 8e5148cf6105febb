"""Make an article out of paragraphs."""

from collections.abc import Callable
from datetime import date

import pytest

from embeddings.language import Language
from rag.types import Article, Span

Story = Callable[..., Article]


def make(*paragraphs: str, source: str = "a", title: str | None = None, published: date | None = None) -> Article:
    text, body = "", []
    for paragraph in paragraphs:
        body.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Article(source, text, tuple(body), Language.INDONESIAN, title, f"Outlet {source}", published)


@pytest.fixture(scope="session")
def story() -> Story:
    """Return `make(*paragraphs, source=, title=, published=)`: an Indonesian article that is all body."""
    return make
