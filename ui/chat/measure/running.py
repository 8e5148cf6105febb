"""Runs in threads of their own, one at a time in this process; a page that is closed does not end one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread

from embeddings.errors import SitasiError
from ui.chat.measure.measuring import MeasuredRun, Progress

__all__ = ["Done", "Failed", "MeasurementRun", "Outcome", "RunManager", "Stopped", "failure"]

_logger = logging.getLogger("sitasi.chat")
_ONE = Lock()
"""Held while a run is under way."""


@dataclass(frozen=True, slots=True)
class Done:
    """How many of how many questions are asked; 0 of 0 while they are read."""

    asked: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class Stopped:
    """A person stopped the run."""

    done: Done


@dataclass(frozen=True, slots=True)
class Failed:
    """The run could not be made, or not be ended."""

    error: Exception


Outcome = MeasuredRun | Stopped | Failed


class MeasurementRun:
    """One run: how far it is, and what became of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.done = Done()
        self.outcome: Outcome | None = None
        self._ended = Event()
        self._stopping = Event()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Let it end after the question that is being asked."""
        self._stopping.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end; say whether that has come."""
        return self._ended.wait(seconds)

    def go(self, work: Callable[[Progress], MeasuredRun]) -> None:
        """Do the work, and know its outcome whatever comes; nothing is raised."""
        try:
            self.outcome = work(self._progress)
        except _Halt:
            self.outcome = Stopped(self.done)
        except Exception as error:  # noqa: BLE001 - it is logged, and told to the person who waits
            self.outcome = failure(error)

    def end(self) -> None:
        """Let those go on who wait for its end."""
        self._ended.set()

    def _progress(self, asked: int, of_all: int) -> None:
        self.done = Done(asked, of_all)
        if self.stopping and (asked < of_all or not of_all):
            raise _Halt


class RunManager:
    """Where runs of one archive are started; it remembers the latest."""

    def __init__(self) -> None:
        self.latest: MeasurementRun | None = None

    def start(self, name: str, work: Callable[[Progress], MeasuredRun]) -> MeasurementRun | None:
        """Start a run; `None` where another is under way in this process."""
        if not _ONE.acquire(blocking=False):
            return None
        running = MeasurementRun(name)
        self.latest = running
        Thread(target=_run, args=(running, work), name=f"measure {name}", daemon=True).start()
        return running

    def stop(self) -> None:
        """Stop the run that is under way, if there is one."""
        if self.latest:
            self.latest.stop()


def failure(error: Exception) -> Failed:
    """Take an error for the end of a run; one that we do not know goes to the log whole."""
    if isinstance(error, OSError):
        _logger.warning("a file could not be read or written: %s", error)
    elif not isinstance(error, SitasiError):
        _logger.error("a question set could not be measured", exc_info=error)
    return Failed(error)


class _Halt(Exception):
    """The way out of a run that was told to stop."""


def _run(running: MeasurementRun, work: Callable[[Progress], MeasuredRun]) -> None:
    try:
        running.go(work)
    finally:
        _ONE.release()
        running.end()
