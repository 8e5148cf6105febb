"""Whose a conversation is: a user's who was let in, else the browser's."""

import secrets
from hashlib import sha256

__all__ = ["new_browser", "owner"]


def new_browser() -> str:
    """Give a browser a name of its own; nobody guesses its 128 bits."""
    return secrets.token_urlsafe(16)


def owner(user: str | None, browser: str | None) -> str | None:
    """Name the owner as the archive keeps it; `None` where nobody is known.

    Of a browser's name a digest is kept, so that who reads the archive cannot pass for the browser.

    >>> owner("ayu", "Vq3")
    'user ayu'
    """
    if user:
        return f"user {user}"
    return f"browser {sha256(browser.encode()).hexdigest()}" if browser else None
