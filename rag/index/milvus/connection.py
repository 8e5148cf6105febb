"""A Milvus server, asked in bounded time: what goes wrong there becomes one line, an `IndexOutOfReach`."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import grpc
from pymilvus import MilvusClient, MilvusException

from embeddings.errors import IndexOutOfReach
from rag.settings.index_address import MilvusAddress

__all__ = ["Connection"]

_CONNECTING = 5.0
"""Seconds within which a server must answer at all."""
_ASKING = 10.0
"""Seconds for a question, asked again and again while the server is away."""
_WRITING = 60.0
"""Seconds for what may make the server busy: writing a thousand rows, loading a collection."""
_CHANNEL = {"grpc.use_local_subchannel_pool": 1}
"""Connects anew whenever it is asked to; what channels share waits up to two minutes after a server's death."""
_LONGEST_REASON = 200


class Connection:
    """A client, and how long to wait for its server."""

    def __init__(self, address: MilvusAddress) -> None:
        """Connect; raises `IndexOutOfReach` where nobody answers, or somebody who does not let us in."""
        for library in ("pymilvus", "milvus_lite"):  # they print the trace of every error that they raise
            logging.getLogger(library).setLevel(logging.CRITICAL)
        self.address = address
        self.asking = None if address.is_lite else _ASKING
        """Seconds to wait for an answer; milvus-lite is this process itself, and is waited for."""
        self.writing = None if address.is_lite else _WRITING
        self.failed = False
        """Whether it ever did: what was known of the server may hold no longer."""
        with self.asked():
            if address.is_lite:
                Path(address.uri).parent.mkdir(parents=True, exist_ok=True)
            self.client = MilvusClient(
                address.uri,
                user=address.user,
                password=address.password,
                timeout=_CONNECTING,
                grpc_options=_CHANNEL,
            )

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Raise `IndexOutOfReach` for whatever Milvus raises."""
        try:
            yield
        except (MilvusException, grpc.RpcError, OSError) as error:
            self.failed = True
            look = "no other process uses it" if self.address.is_lite else "Milvus runs there and lets you in"
            raise IndexOutOfReach(
                f"the index at {self.address} cannot be used: {_reason(error)}; "
                f"the articles are kept: see that {look}, and ask again"
            ) from error


def _reason(error: Exception) -> str:
    said = error.code().name if isinstance(error, grpc.RpcError) else getattr(error, "message", None) or str(error)
    return str(said).partition("\n")[0][:_LONGEST_REASON] or type(error).__name__
