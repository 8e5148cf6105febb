"""The paths at which the page opens: with nothing, with a conversation, or with an article."""

import re

__all__ = ["article_at", "conversation_at", "is_page"]

_CONVERSATION = re.compile(r"/c/([0-9a-f]{32})", re.ASCII)
_ARTICLE = re.compile(r"/a/([0-9a-f]{12})", re.ASCII)


def is_page(path: str) -> bool:
    """Return whether a path is the page's, or may be that of a conversation or an article.

    >>> is_page("/"), is_page("/a/anything"), is_page("/config")
    (True, True, False)
    """
    return path == "/" or path.startswith(("/c/", "/a/"))


def conversation_at(path: str) -> str | None:
    """Return the key of the conversation at a path."""
    found = _CONVERSATION.fullmatch(path)
    return found[1] if found else None


def article_at(path: str) -> str | None:
    """Return the id of the article at a path."""
    found = _ARTICLE.fullmatch(path)
    return found[1] if found else None
