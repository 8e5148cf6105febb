"""Work in a process of its own, so that its memory and its start are counted alone."""

import multiprocessing
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

__all__ = ["Apart", "apart", "memory_mb"]

T = TypeVar("T")

_PROCESSES = multiprocessing.get_context("spawn")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Apart(Generic[T]):
    """What a process gave back, and the most memory that it held."""

    value: T
    peak_mb: float


def apart(work: Callable[..., T], *given: object) -> Apart[T]:
    """Let a new process call a function of a module with what can be sent to it; its error is raised here."""
    receiving, sending = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_tell, args=(sending, work, given))
    process.start()
    sending.close()
    try:
        outcome: Apart[T] | Exception = receiving.recv()
    except EOFError as error:
        process.join()
        raise ChildProcessError(f"the process of {work.__name__} ended with {process.exitcode}") from error
    process.join()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def memory_mb(field: str = "RssAnon") -> float:
    """Return what this process holds of its own, in MB of a million bytes; with "VmHWM", the most that it ever held.

    Where the system does not tell (it is Linux that does), the most is given in both cases.
    """
    if _STATUS.exists():
        lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
        return int(lines[field].split()[0]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def _tell(sending: Connection, work: Callable[..., Any], given: tuple[object, ...]) -> None:
    try:
        outcome: object = Apart(work(*given), memory_mb("VmHWM"))
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        outcome = error
    sending.send(outcome)
