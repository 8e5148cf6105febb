"""A site for the tests: a real server on this machine that sends what it was told to, byte for byte."""

import gzip
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedIOBase
from typing import Any

from rag.settings import Web

__all__ = ["HERE", "NEWS", "Asked", "Website", "answer", "page", "running_site", "zipped"]

Script = Callable[[BufferedIOBase], None]
"""Writes an answer, however badly."""
HERE = Web(loopback=True, pause=0.0)
"""Lets this machine be asked, again and again."""
NEWS = {
    "/waduk": "Waduk Lembah Ara penuh untuk pertama kalinya sejak lima tahun, kata pengelola.",
    "/pasar": "Pasar Teluk Sagara dibuka kembali setelah dua bulan diperbaiki, kata wali kota.",
    "/jalan": "The road to Old Quay will stay closed until Friday, engineer Nora Pell said.",
}
"""Stories by their paths."""


@dataclass(frozen=True)
class Asked:
    """One question that came."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)


class Website:
    """Answers by path; keeps what it was asked."""

    def __init__(self, port: int, *, secure: bool = False) -> None:
        self.port = port
        self.origin = f"{'https' if secure else 'http'}://127.0.0.1:{port}"
        self.asked: list[Asked] = []
        self.scripts: dict[str, Script] = {}
        self.closing = threading.Event()
        """Set where the tests are done: whoever waits, waits for this."""

    def url(self, path: str) -> str:
        """Return the address of a path here."""
        return f"{self.origin}{path}"

    def paths(self) -> list[str]:
        """Return what was asked for besides robots.txt, in order."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def sends(
        self, path: str, content: str | bytes = b"", kind: str = "text/html", *, status: int = 200, **headers: str
    ) -> str:
        """Answer so at a path from now on, and give its address."""
        return self.writes(path, answer(content, kind, status=status, **headers))

    def feeds(self, path: str, *links: str) -> str:
        """Answer with a feed of links at a path from now on, and give its address."""
        items = "".join(f"<item><link>{link}</link></item>" for link in links)
        return self.sends(path, f"<rss><channel>{items}</channel></rss>", "application/rss+xml")

    def writes(self, path: str, *raw: bytes) -> str:
        """Write these bytes at a path from now on, whatever they are, and hang up; give its address."""
        return self.does(path, lambda file: _write(file, b"".join(raw)))

    def drips(self, path: str, start: bytes, piece: bytes, *, every: float) -> str:
        """Write a beginning, then a piece again and again, without end; give its address."""

        def drip(file: BufferedIOBase) -> None:
            file.write(start)
            while not self.closing.wait(every):
                file.write(piece)

        return self.does(path, drip)

    def does(self, path: str, script: Script) -> str:
        """Let a script answer at a path from now on, and give its address."""
        self.scripts[path] = script
        return self.url(path)


def answer(content: str | bytes, kind: str = "text/html", *, status: int = 200, **headers: str) -> bytes:
    """Write a whole HTTP answer; `x_y` is the header X-Y, an empty one is left out."""
    body = content if isinstance(content, bytes) else content.encode()
    fields = {"content_type": kind, "content_length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items() if value != ""]
    return "\r\n".join([f"HTTP/1.1 {status} Said", *lines, "", ""]).encode("latin-1") + body


def page(*paragraphs: str, title: str = "Waduk Penuh Air Lagi", head: str = "") -> str:
    """Write a news page."""
    story = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=id><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{story}"
        "</article></body></html>"
    )


def _write(file: BufferedIOBase, raw: bytes) -> None:
    file.write(raw)
    file.flush()


def _nothing_here(file: BufferedIOBase) -> None:
    _write(file, answer("", status=404))


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        site: Website = self.server.site  # type: ignore[attr-defined]
        lines = iter(self.rfile.readline, b"\r\n")
        words = next(lines, b"").decode("latin-1").split()
        if len(words) < 2:
            return
        headers = (line.decode("latin-1").partition(":") for line in lines if line)
        asked = Asked(words[1], {name.lower(): value.strip() for name, _, value in headers})
        site.asked.append(asked)
        script = site.scripts.get(asked.path, _nothing_here)
        with suppress(OSError):
            script(self.wfile)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    site: Website
    secured: ssl.SSLContext | None = None

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, client = super().get_request()
        return (self.secured.wrap_socket(connection, server_side=True) if self.secured else connection), client

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a reader may leave at any time."""


@contextmanager
def running_site(secured: ssl.SSLContext | None = None) -> Iterator[Website]:
    """Serve a site on a free port of this machine, with a certificate where one is given."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.site, server.secured = Website(server.server_address[1], secure=secured is not None), secured
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server.site
        finally:
            server.site.closing.set()
            server.shutdown()
            thread.join()


def zipped(content: bytes) -> bytes:
    """Pack content as gzip."""
    return gzip.compress(content, 9, mtime=0)
