"""Work done elsewhere, an item at a time, its order kept: in other processes by joblib, on other machines by Ray."""

import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, TypeVar

from embeddings.errors import ArchiveError, SettingsError

__all__ = ["over_machines", "over_processes"]

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_IDLE = 10
"""Seconds after which a process with nothing to do ends."""
_PATIENCE = 5
"""Seconds to wait for a cluster to answer."""
_RETRIES = 3
"""How often an item that a process or a machine died of, or with, is given to another."""
_AHEAD = 4
"""Items under way for each core of a cluster: the next is there, and one that takes long keeps few others waiting."""


def over_processes(work: Callable[[S, T], R], shared: S, items: Iterable[T]) -> Iterator[R]:
    """Yield `work(shared, item)` of each item, done on every core of this machine.

    Raises `ArchiveError` where one of the processes is ended, and what `work` raises.
    """
    from concurrent.futures.process import BrokenProcessPool

    from joblib import Parallel, delayed

    workers = Parallel(n_jobs=-1, return_as="generator", idle_worker_timeout=_IDLE)
    try:
        yield from workers(delayed(work)(shared, item) for item in items)
    except BrokenProcessPool as error:
        raise ArchiveError(
            "a process at work for this one was ended, perhaps for want of memory: what was added is kept, try again"
        ) from error


def over_machines(work: Callable[[S, T], R], shared: S, items: Iterable[T], *, lost: Callable[[T], R]) -> Iterator[R]:
    """Yield `work(shared, item)` of each item, done by a Ray cluster: RAY_ADDRESS's, or else one on this machine.

    What a machine that dies had in hand is done again on another. An item that every process dies of is `lost`. Raises
    `SettingsError` where Ray is missing or there is no cluster at the address, and what `work` raises.
    """
    with _cluster() as ray:
        task, kept = ray.remote(max_retries=_RETRIES)(work), ray.put(shared)
        begun: deque[tuple[T, Any]] = deque()

        def first() -> R:
            item, promised = begun.popleft()
            try:
                result: R = ray.get(promised)
            except ray.exceptions.RayTaskError as error:
                raise error.cause from error
            except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
                return lost(item)
            except ray.exceptions.RayError as error:
                raise ArchiveError(f"the Ray cluster failed: {str(error).splitlines()[0]}") from error
            return result

        for item in items:
            begun.append((item, task.remote(kept, item)))
            if len(begun) >= _AHEAD * ray.cluster_resources().get("CPU", 1):
                yield first()
        while begun:
            yield first()


@contextmanager
def _cluster() -> Iterator[ModuleType]:
    """Connect to a cluster, and part from it at the end where the program was not connected before."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        import ray
    except ImportError as error:
        raise SettingsError("adding over many machines needs Ray: pip install 'sitasi[ray]'") from error
    if ray.is_initialized():
        yield ray
        return
    address = os.environ.get("RAY_ADDRESS")
    if address:
        _knock(address)
    try:
        ray.init(
            address=address,
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        named = f"at {address}, which RAY_ADDRESS names" if address else "on this machine, and none could be started"
        raise SettingsError(f"there is no Ray cluster {named}: {_line(error)}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise `SettingsError` where nobody answers at a host and port: Ray itself would wait there for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not (host and port.isdecimal()):
        return  # "auto" and the like
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise SettingsError(f"there is no Ray cluster at {address}, which RAY_ADDRESS names: {_line(error)}") from error


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
