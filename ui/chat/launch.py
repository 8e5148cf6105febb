"""Starts the chat on this machine, and lets nothing look outside of it."""

import asyncio
import atexit
import os
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import typer

from embeddings.errors import SettingsError
from rag.assistant import Assistant
from ui.listening import listening
from ui.users import Users

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["launch"]

_OFFLINE = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_SUMMARY_EVERY = "1000"
"""Events after which Gradio sums up how long they took: nobody asks, and after each it takes a tenth of an answer."""
_STYLES = [
    Path(__file__).parent / "static" / name
    for name in (
        "page.css",
        "addresses.css",
        "export.css",
        "history.css",
        "news.css",
        "preferences.css",
        "articles.css",
        "measure.css",
    )
]


def launch(
    assistant: Assistant,
    *,
    host: str,
    port: int,
    users: Users | None = None,
    read_only: bool = False,
    mcp: bool = False,
    blocking: bool = True,
) -> "gr.Blocks":
    """Serve the chat until it is stopped; port 0 takes any free one. With `mcp` it is an MCP server too.

    With `read_only` nothing that is done there changes the archive, and what is followed is not read. With `users`
    only they get in, to the page and to its endpoints; MCP knows no users and is not served with them.

    Without `blocking` the running app is given back: its address is `local_url`, its `close()` stops it.
    Raises `SettingsError` where it cannot listen, and what the archive raises where it cannot be searched.
    """
    if mcp and find_spec("mcp") is None:
        raise SettingsError("an MCP server needs the mcp package: pip install 'sitasi[mcp]'")
    if mcp and users:
        raise SettingsError("MCP knows no users: leave out --mcp, or --users")
    with listening(host, port) as probe:
        port = probe.getsockname()[1]
    os.environ.update(_OFFLINE)
    os.environ.setdefault("GRADIO_TEMP_DIR", _own_folder())
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", _SUMMARY_EVERY)
    _bypass_proxies(host)
    assistant.archive.load()
    from starlette.middleware import Middleware

    from ui.chat.addresses.pages import Pages
    from ui.chat.app import create_app
    from ui.chat.guard import MOST_UPLOADED, guard
    from ui.chat.locales.page import translations
    from ui.chat.serving.follow_worker import start_worker
    from ui.chat.serving.limits import SLOTS
    from ui.chat.serving.sessions import MOST_PAGES, Sessions
    from ui.chat.theme import theme

    _stay_inside()
    app = create_app(assistant, read_only=read_only)
    access = {"users": users is not None, "read_only": read_only}
    app.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=True,
        theme=theme(),
        i18n=translations(),
        css_paths=_STYLES,
        footer_links=[],
        run_history=False,
        share=False,
        ssr_mode=False,
        mcp_server=mcp,
        auth=_login(users) if users else None,
        max_file_size=MOST_UPLOADED,
        max_threads=SLOTS,
        state_session_capacity=MOST_PAGES,
        app_kwargs={"middleware": [guard(host=host, **access), Middleware(Pages, archive=assistant.archive, **access)]},
        quiet=True,
    )
    Sessions.of(app)
    if not read_only:
        start_worker(assistant.archive, serving=lambda: app.is_running)
    typer.echo(f"Sitasi is at {app.local_url} (stop it with Ctrl+C)")
    if mcp:
        typer.echo(f"Its MCP server is at {app.local_url}gradio_api/mcp/")
    if blocking:
        app.block_thread()
    return app


def _login(users: Users) -> Callable[[str, str], Any]:
    """Check a password beside what is asked meanwhile, since that takes a while by design."""

    async def knows(name: str, password: str) -> bool:
        return await asyncio.to_thread(users.knows, name, password)

    return knows


@cache
def _own_folder() -> str:
    """Make a folder for what is uploaded that nobody else on this machine can read, and that goes when we end."""
    folder = TemporaryDirectory(prefix="sitasi-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder.name


def _stay_inside() -> None:
    """Keep Gradio from fetching: wherever a request names a file by its address, it would ask the internet for it."""
    from gradio import Error, processing_utils

    async def refuse(url: str, cache_dir: str) -> str:  # noqa: ARG001 - as Gradio calls it
        raise Error(f"nothing is fetched from {url}: upload the file itself", print_exception=False)

    processing_utils.async_ssrf_protected_download = refuse


def _bypass_proxies(host: str) -> None:
    """Let Gradio, which asks its own address whether it stands, reach it without the proxy of the environment."""
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), host, "localhost")))
