"""A server for a test, and who asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from openai import OpenAI

from rag import Assistant
from ui.server.access import Access
from ui.server.launch import serve

__all__ = ["Client", "question", "served"]

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Client:
    """Asks a server."""

    address: str
    http: httpx.Client
    openai: OpenAI

    def error(self, method: str, path: str, **given: Any) -> tuple[int, str]:
        """Send a request that is refused; give its status and its one line, in the shape of its protocol."""
        answer = self.http.request(method, path, **given)
        document = answer.json()
        if path.startswith("/v1"):
            assert document.keys() == {"error"}
            assert document["error"].keys() == {"message", "type", "param", "code"}
            said = document["error"]["message"]
        else:
            assert answer.headers["content-type"] == "application/problem+json"
            assert document.keys() == {"type", "title", "status", "detail"}
            assert document["status"] == answer.status_code
            said = document["detail"]
        assert "\n" not in said
        assert len(said) < 300
        return answer.status_code, said


@contextmanager
def served(
    assistant: Assistant, *, access: Access | None = None, key: str = "unused", host: str = "127.0.0.1", **options: Any
) -> Iterator[Client]:
    """Serve an archive until the block is done."""
    running = serve(assistant, host=host, port=0, access=access or Access(), blocking=False, **options)
    address = running.address.replace(host, "127.0.0.1")
    try:
        with (
            httpx.Client(base_url=address, timeout=PATIENCE) as http,
            OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0, timeout=PATIENCE) as client,
        ):
            yield Client(address, http, client)
    finally:
        running.close()


def question(*texts: str) -> list[Any]:
    """Write a conversation: questions, and between them answers."""
    roles = ("user", "assistant")
    return [{"role": roles[place % 2], "content": text} for place, text in enumerate(texts)]
