"""Starts the server for programs."""

import socket
import threading
from contextlib import suppress

import typer
import uvicorn

from rag.assistant import Assistant
from ui.listening import listening
from ui.server.access import Access
from ui.server.app import MODEL, create_app

__all__ = ["Serving", "serve"]

_LAST_ANSWERS = 5
"""Seconds that answers under way may take once it is to stop."""


class Serving:
    """A server on its address."""

    def __init__(self, server: uvicorn.Server, listener: socket.socket, address: str) -> None:
        self.address = address
        """As in http://127.0.0.1:8000."""
        self._server = server
        self._listener = listener
        self._thread = threading.Thread(target=self.run, name="sitasi-server", daemon=True)

    def run(self) -> None:
        """Answer until it is stopped."""
        with suppress(KeyboardInterrupt):
            self._server.run([self._listener])

    def start(self) -> None:
        """Answer in a thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop the thread, once what is under way is answered."""
        self._server.should_exit = True
        self._thread.join()


def serve(
    assistant: Assistant,
    *,
    host: str,
    port: int,
    access: Access,
    model: str = MODEL,
    blocking: bool = True,
) -> Serving:
    """Serve an archive to programs until it is stopped; port 0 takes any free one.

    Without `blocking` the running server is given back. Raises `SettingsError` where it cannot listen, or other
    machines would be let in without a key, and what the archive raises where it cannot be searched.
    """
    app = create_app(assistant, access, host=host, model=model)
    listener = listening(host, port)
    try:
        assistant.archive.load()
    except BaseException:
        listener.close()
        raise
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=_LAST_ANSWERS
    )
    serving = Serving(uvicorn.Server(config), listener, address)
    typer.echo(f"Sitasi is at {address}/v1 as the model {model}, its REST at {address}/api (stop it with Ctrl+C)")
    (serving.run if blocking else serving.start)()
    return serving
