"""Whose a conversation, or a mark, is: a user's who was let in, else the browser's."""

import secrets
from hashlib import sha256

import gradio as gr

__all__ = ["BROWSER", "new_browser", "owner", "owner_of"]

BROWSER = "sitasi-browser"
"""The cookie that holds the name of a browser; no script reads it."""


def new_browser() -> str:
    """Return a name for a browser; nobody guesses its 128 bits."""
    return secrets.token_urlsafe(16)


def owner_of(request: gr.Request) -> str | None:
    """Name the owner of what is done by a request of the page."""
    return owner(request.username, dict(request.cookies).get(BROWSER))


def owner(user: str | None, browser: str | None) -> str | None:
    """Name the owner as the archive keeps it; `None` where nobody is known.

    Of a browser's name a digest is kept, so that who reads the archive cannot pass for the browser.

    >>> owner("ayu", "Vq3")
    'user ayu'
    """
    if user:
        return f"user {user}"
    return f"browser {sha256(browser.encode()).hexdigest()}" if browser else None
