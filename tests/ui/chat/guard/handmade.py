"""Requests as somebody writes them who does not use the page."""

import json
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

__all__ = ["Asker", "Reply"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def detail(self) -> str:
        """The line that says why nothing else came."""
        return str(json.loads(self.body)["detail"])


@dataclass(slots=True)
class Asker:
    """Somebody at an address, with the cookies that they were given and a session that they name."""

    address: str
    session: str = "a-session"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | str = "", **headers: str) -> Reply:
        """Send a request, its path as it is written; of headers _ stands for -."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body or None, given | ({"Cookie": cookies} if cookies else {}))
        answer = connection.getresponse()
        self.cookies |= dict(one.split(";")[0].split("=", 1) for one in answer.headers.get_all("set-cookie", []))
        reply = Reply(answer.status, {name.lower(): said for name, said in answer.getheaders()}, "")
        if method != "HEAD":
            reply = Reply(reply.status, reply.headers, answer.read().decode("utf-8", "replace"))
        connection.close()
        return reply

    def log_in(self, name: str, password: str) -> Reply:
        """Log in, and keep the cookie."""
        said = urlencode({"username": name, "password": password})
        return self.ask("POST", "/login", said, Content_Type="application/x-www-form-urlencoded")

    def post(self, path: str, given: object, **headers: str) -> Reply:
        """Send JSON."""
        return self.ask("POST", path, json.dumps(given), **{"Content_Type": "application/json", **headers})

    def upload(self, name: str, content: str) -> Reply:
        """Send a file under a name."""
        part = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n{content}\r\n--b--\r\n'
        return self.ask("POST", "/gradio_api/upload", part.encode(), Content_Type="multipart/form-data; boundary=b")

    def join(self, function: int, data: list[Any], event: dict[str, Any] | None = None, **headers: str) -> Reply:
        """Put an event of the page into the queue."""
        given = {"data": data, "fn_index": function, "session_hash": self.session, "event_data": event}
        return self.post("/gradio_api/queue/join", given, **headers)

    def outcome(self) -> str:
        """Return all that the queue says to the session."""
        return self.ask("GET", f"/gradio_api/queue/data?session_hash={quote(self.session)}").body

    def done(self, function: int, data: list[Any], event: dict[str, Any] | None = None) -> str:
        """Put an event into the queue and give what came of it."""
        assert self.join(function, data, event).status == 200
        return self.outcome()
