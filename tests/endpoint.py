"""A language model for the tests: a real HTTP server that speaks the protocol and says what it was told to say."""

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from rag.settings import Llm

__all__ = ["Reply", "ScriptedModel", "running_model"]


@dataclass(frozen=True)
class Reply:
    """What comes back for one request."""

    text: str = ""
    status: int = 200
    finish: str | None = "stop"
    """`None` sends no last chunk and no [DONE]."""
    stall: float = 0.0
    """Seconds of silence: before the first piece, or after `stall_after` of them."""
    stall_after: int = 0
    hang_up_after: int | None = None
    """Pieces after which the connection breaks in the middle of a chunk."""
    comments: float | None = None
    """Seconds between comments, of which then the whole stream is, for ever."""
    raw: bytes | None = None
    """The body itself, instead of a stream."""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def pieces(self) -> list[str]:
        """The text as a model streams it: a word and its space at a time, words cut in two."""
        return [
            part for word in self.text.split(" ") for part in (word[: len(word) // 2], word[len(word) // 2 :] + " ")
        ]


class ScriptedModel:
    """Gives its replies in turn; keeps what was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.replies: deque[Reply] = deque()
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.gone = threading.Event()
        """Set where a reader left in the middle."""
        self.closed = threading.Event()
        self.lists_models = True

    def says(self, *replies: Reply | str) -> None:
        """Reply so from now on; the last reply again and again."""
        self.replies = deque(Reply(one) if isinstance(one, str) else one for one in replies)

    def next_reply(self) -> Reply:
        """Take the next reply."""
        return self.replies.popleft() if len(self.replies) > 1 else self.replies[0]

    @property
    def prompt(self) -> str:
        """All that was written in the last request."""
        return "\n".join(message["content"] for message in self.requests[-1]["messages"])

    def llm(self, **fields: Any) -> Llm:
        """Return the settings that lead here."""
        return Llm(**{"base_url": f"http://127.0.0.1:{self.port}/v1", "model": "scripted", "timeout": 5.0, **fields})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    model: ScriptedModel

    def do_GET(self) -> None:
        self.model.headers.append(dict(self.headers.items()))
        body = json.dumps({"object": "list", "data": [{"id": "scripted", "object": "model"}]}).encode()
        self._whole(200 if self.model.lists_models else 401, body, {})

    def do_POST(self) -> None:
        self.model.headers.append(dict(self.headers.items()))
        self.model.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        reply = self.model.next_reply()
        if reply.status != 200 or reply.raw is not None:
            return self._whole(reply.status, reply.raw or b'{"error": {"message": "no"}}', reply.headers)
        try:
            self._stream(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.model.gone.set()
        return None

    def _stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while reply.comments and not self.model.closed.wait(reply.comments):
            self._chunk(b": at it\n\n")
        for number, piece in enumerate(reply.pieces if reply.text else []):
            if number == reply.stall_after and reply.stall:
                self.model.closed.wait(reply.stall)
            if number == reply.hang_up_after:
                self.wfile.write(b"ff\r\ndata: {")
                self.close_connection = True
                return
            self._event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})
        if reply.finish:
            self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]})
            self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, fields: dict[str, Any]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted", **fields}
        self._chunk(f"data: {json.dumps(event)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _whole(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a reader may leave at any time."""


@contextmanager
def running_model() -> Iterator[ScriptedModel]:
    """Serve a scripted model on a free port."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    model = ScriptedModel(server.server_port)
    server.RequestHandlerClass.model = model  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()
