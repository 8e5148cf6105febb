"""`sitasi chat` and `serve`: what runs until it is stopped."""

from pathlib import Path
from typing import Annotated

import typer

from ui.cli.options import ArchiveFolder, open_archive, settings_from

__all__ = ["chat", "serve"]


def chat(
    archive: ArchiveFolder = None,
    host: Annotated[str | None, typer.Option(help="Where to listen [SITASI_HOST; else 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[SITASI_PORT; else 7860].")] = None,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Let in only these: see `sitasi users` [SITASI_USERS].")
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let nobody add, remove, mark or measure anything there.")
    ] = False,
    mcp: Annotated[bool, typer.Option("--mcp", help="Offer the tools ask and search over MCP, too.")] = False,
) -> None:
    """Start the web chat, with a new archive where there is none; stop it with Ctrl+C.

    Programs ask it too, at the endpoints `ask` and `search`: see docs/chat.md.
    """
    from rag import Assistant
    from ui.chat.launch import launch
    from ui.users import read_users

    settings = settings_from(archive)
    known = users or settings.users
    let_in = read_users(known) if known else None
    with open_archive(archive, create=not read_only) as opened:
        launch(
            Assistant(opened),
            host=host or settings.host,
            port=port or settings.port,
            users=let_in,
            read_only=read_only,
            mcp=mcp,
        )


def serve(
    archive: ArchiveFolder = None,
    host: Annotated[str | None, typer.Option(help="Where to listen [SITASI_HOST; else 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[SITASI_SERVER_PORT; else 8000].")] = None,
    api_key: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Let in only who shows it; may be repeated [SITASI_API_KEY]."),
    ] = None,
    without_key: Annotated[
        bool, typer.Option("--without-key", help="Listen to other machines though there is no key.")
    ] = False,
    model: Annotated[str, typer.Option(metavar="NAME", help="What clients call the archive.")] = "sitasi",
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Let pages of this origin ask, https://chat.example; may be repeated."),
    ] = None,
    rate_limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Requests that one address may send in a minute.")
    ] = None,
) -> None:
    """Serve the archive to programs; stop it with Ctrl+C.

    To OpenAI clients and chat programs it is a model, at http://127.0.0.1:8000/v1; the REST of its own is at /api, what
    it takes stands at http://127.0.0.1:8000/. See docs/serving.md.
    """
    from rag import Assistant, Secret
    from ui.server.access import Access
    from ui.server.launch import serve as serve_programs

    settings = settings_from(archive)
    keys = [Secret(key) for key in api_key or ()] or [settings.api_key] * bool(settings.api_key)
    access = Access(keys, without_key=without_key, origins=cors or (), per_minute=rate_limit)
    with open_archive(archive) as opened:
        serve_programs(
            Assistant(opened),
            host=host or settings.host,
            port=port or settings.server_port,
            access=access,
            model=model,
        )
