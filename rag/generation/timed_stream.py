"""The body of a response, which has to come within some seconds."""

from collections.abc import Iterator
from time import perf_counter
from typing import cast

import httpx2

__all__ = ["TimedStream"]


class TimedStream(httpx2.SyncByteStream):
    """Passes on the bytes of a response until its time is up."""

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream, seconds: float) -> None:
        self._stream = cast("httpx2.SyncByteStream", stream)
        self._ends = perf_counter() + seconds

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes as they come. Raises `ReadTimeout` once the time is up."""
        for part in self._stream:
            if perf_counter() > self._ends:
                raise httpx2.ReadTimeout("the response takes too long")
            yield part

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
