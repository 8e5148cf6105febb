"""How a host is reached: by an address that was checked, and for so long only."""

import ssl
from collections.abc import Iterable, Sequence
from time import monotonic

import httpcore

from embeddings.errors import HostUnreachable
from rag.reading.web.hosts import Resolve, check_public
from rag.settings import Web

__all__ = ["Network"]

_CONNECTING = 10.0
"""Seconds until an address that does not answer is given up."""


class Network(httpcore.NetworkBackend):
    """Looks up a name once a connection, checks every address that it has, and connects to one of these.

    So a name cannot lead elsewhere between the check and the connection. What is read over the connections must have
    come by `deadline`, however often a single byte does.
    """

    def __init__(self, web: Web, resolve: Resolve) -> None:
        self.deadline = 0.0
        """As `time.monotonic` counts."""
        self._web = web
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        failure: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self.left(timeout or _CONNECTING), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _DeadlineStream(stream, self)
        raise HostUnreachable(f"{host} does not answer at port {port} ({failure}); try again later") from failure

    def left(self, timeout: float | None) -> float:
        """Return the seconds that the next step may take."""
        left = self.deadline - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, timeout or self._web.silence)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, ValueError) as error:
            raise HostUnreachable(f"there is no host {host!r}; check the address and your connection") from error
        for address in addresses:
            check_public(address, host=host, loopback=self._web.loopback)
        return addresses


class _DeadlineStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, network: Network) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._network.left(timeout))
        return _DeadlineStream(secured, self._network)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
