"""Which addresses are answered, and which of them only to users where there are some."""

from starlette.requests import Request

from ui.chat.addresses import is_page
from ui.guard.origins import path_of
from ui.guard.refusal import Refusal

__all__ = ["is_fixed", "served", "user_of"]

_FIXED = (
    "/assets/",
    "/static/",
    "/svelte/",
    "/favicon.ico",
    "/manifest.json",
    "/robots.txt",
    "/theme.css",
    "/gradio_api/theme.css",
)
"""The same for everybody: the page without what is on it."""
_ENTRANCE = ("/login", "/logout", "/gradio_api/startup-events")
"""Open to everybody, too, as the page is at each of its addresses: it asks who one is, Gradio whether it stands."""
_API = "/gradio_api/"
_INSIDE = (
    "/config",
    *(
        _API + name
        for name in (
            "call/",
            "cancel",
            "file=/",
            "heartbeat/",
            "info",
            "login_check",
            "mcp",
            "queue/data",
            "queue/join",
            "reset",
            "upload_progress",
            "user",
        )
    ),
)
_UPLOAD = f"{_API}upload"
"""Not answered where nothing can be added."""


def is_fixed(path: str) -> bool:
    """Return whether what is there is the same for everybody."""
    return _is_any(path, _FIXED)


def served(request: Request, *, users: bool, read_only: bool) -> Refusal | None:
    """Let through what is needed; Gradio offers more, such as fetching any address on the internet."""
    path = path_of(request)
    if is_fixed(path) or path in _ENTRANCE or is_page(path):
        return None
    if not (_is_any(path, _INSIDE) or (path == _UPLOAD and not read_only)):
        return Refusal(404, "nothing is here")
    if users and user_of(request) is None:
        return Refusal(401, "log in first")
    return None


def user_of(request: Request) -> str | None:
    """Return who was let in, by the cookie that Gradio gave them."""
    app = request.app
    tokens = (request.cookies.get(f"access-token{kind}-{app.cookie_id}", "") for kind in ("", "-unsecure"))
    return next((app.tokens[token] for token in tokens if token in app.tokens), None)


def _is_any(path: str, known: tuple[str, ...]) -> bool:
    """Match a path; what ends with / or =/ stands for all below it, anything else for itself."""
    return any(path.startswith(one) if one.endswith("/") else path.removesuffix("/") == one for one in known)
