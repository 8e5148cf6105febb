"""Add, search, ask, measure and chat in one process that keeps account of every host it turns to.

`python -m tests.reliability.offline FOLDER`, where the folder holds `stories` and `questions.jsonl`; prints one JSON
document. It starts loopback where it is root in a namespace of its own.
"""

import fcntl
import json
import socket
import struct
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

__all__ = ["ASKED"]

ASKED = "Berapa tarif feri Teluk Sagara?"

_SIOCSIFFLAGS = 0x8914
_IFF_UP = 1
"""Both: linux/sockios.h and linux/if.h."""


def main() -> None:
    """Do everything in turn and print what came of it."""
    hosts: set[str] = set()
    sys.addaudithook(lambda event, given: _keep(hosts, event, given))
    folder = Path(sys.argv[1])
    _start_loopback()
    archive = ("--archive", str(folder / "archive"), "--json")
    document = {
        "add": _sitasi("add", str(folder / "stories"), *archive),
        "search": _sitasi("search", ASKED, *archive),
        "ask": _sitasi("ask", ASKED, *archive),
        "eval": _sitasi("eval", "run", str(folder / "questions.jsonl"), *archive, "--out", str(folder / "run")),
        "chat": _chat(folder / "archive"),
        "reachable": [name for _, name in socket.if_nameindex()],
    }
    sys.stdout.write(json.dumps({**document, "hosts": sorted(hosts)}))


def _keep(hosts: set[str], event: str, given: tuple[Any, ...]) -> None:
    """Keep the hosts that are looked up, connected to or sent to; a path is a socket of this machine."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        hosts.add(str(given[0]))
    elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"} and isinstance(given[1], tuple):
        hosts.add(str(given[1][0]))


def _start_loopback() -> None:
    with suppress(PermissionError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP))


def _sitasi(*words: str) -> Any:
    from ui.cli.main import app

    with redirect_stdout(StringIO()) as printed:
        app(words, standalone_mode=False)
    return json.loads(printed.getvalue())


def _chat(folder: Path) -> dict[str, Any]:
    from rag import Archive, Assistant
    from tests.serving import served

    opened = Archive.open(folder, create=False)
    with opened as archive, redirect_stdout(StringIO()) as printed, served(Assistant(archive)) as app:
        address = str(app.local_url)
        page = _get(address)
        body = json.dumps({"data": [ASKED, []]}).encode()
        event = json.loads(_get(f"{address}gradio_api/call/ask", body))["event_id"]
        answer = _get(f"{address}gradio_api/call/ask/{event}").partition("data: ")[2]
    return {"printed": printed.getvalue(), "page": page, "answer": json.loads(answer)[0]}


def _get(address: str, body: bytes | None = None) -> str:
    request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - our own address
    with urlopen(request, timeout=30) as reply:  # noqa: S310
        return str(reply.read().decode())


if __name__ == "__main__":
    main()
