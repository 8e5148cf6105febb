"""Questions to begin with, made of the archive's newest articles."""

import re
from collections.abc import Sequence

from rag.types import Article
from ui.chat.words import words

__all__ = ["example_questions"]

_MOST = 3
_UNFIT = re.compile(r"[:|?!\"“”‘’/…()–—]|'|\d{5}")
"""Titles with such signs make no sentence."""
_SHORTEST, _LONGEST = 4, 14
"""Words."""


def example_questions(articles: Sequence[Article], *, most: int = _MOST) -> list[str]:
    """Ask of the newest articles whether what their titles say is true; `articles` come newest first.

    Titles that are no plain sentence are passed over, and copies of one title.
    """
    titles = {article.title: article for article in articles if article.title and _fits(article.title)}
    return [_question(title, article) for title, article in list(titles.items())[:most]]


def _fits(title: str) -> bool:
    return not _UNFIT.search(title) and _SHORTEST <= len(title.split()) <= _LONGEST


def _question(title: str, article: Article) -> str:
    first, _, rest = title.strip(" .").partition(" ")
    is_name = re.search(rf"[a-z,] {re.escape(first)}\b", article.text)
    return words(article.language).example.format(f"{first if is_name else first[:1].lower() + first[1:]} {rest}")
