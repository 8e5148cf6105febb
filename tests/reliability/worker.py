"""A process that changes an archive and says, at each step, in which stage it is: it is there to be killed."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, event

from rag import Archive
from rag.types import AddReport

__all__ = ["Addition", "Note", "Removal", "Stage", "work"]


class Stage(StrEnum):
    """What a process that changes an archive is at."""

    OPENING = "opening the archive"
    READING = "reading files"
    ENCODING = "splitting and encoding"
    TRANSACTION = "in the transaction"
    COMMIT = "committing"
    INDEXING = "updating the index"
    SAVING = "writing the index"
    COMPACTION = "committing and merging the terms"
    CHECKPOINT = "closing (WAL checkpoint)"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Addition:
    """A call of `Archive.add`."""

    location: Path


@dataclass(frozen=True, slots=True)
class Removal:
    """A call of `Archive.remove`."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Note:
    """A stage that begins, or a call that has returned."""

    at: float
    """In seconds of the monotonic clock, which all processes share."""
    stage: Stage
    returned: AddReport | str | None = None
    """What the call gave back: of a removal, the article's source."""


class _Teller:
    """Sends a note for every stage that begins; knows the stages from what any program can watch.

    These are the progress of `add`, SQLAlchemy's events, and the files that Python opens, removes and renames.
    """

    def __init__(self, notes: Connection) -> None:
        self._notes = notes
        self._now = Stage.DONE
        event.listen(Engine, "begin", self._begins)
        event.listen(Engine, "commit", self._commits)
        sys.addaudithook(self._watch)

    def enter(self, stage: Stage) -> None:
        if stage is not self._now:
            self._now = stage
            self._notes.send(Note(time.monotonic(), stage))

    def returned(self, what: AddReport | str) -> None:
        self._notes.send(Note(time.monotonic(), self._now, what))

    def reads(self, _done: int, _total: int) -> None:
        self.enter(Stage.READING)

    def _begins(self, connection: SqlConnection) -> None:
        if connection.get_execution_options().get("writes") and self._now is not Stage.OPENING:
            self.enter(Stage.TRANSACTION)
        elif self._now is Stage.READING:
            self.enter(Stage.ENCODING)

    def _commits(self, _connection: SqlConnection) -> None:
        if self._now is Stage.TRANSACTION:
            self.enter(Stage.COMMIT)

    def _watch(self, happened: str, given: tuple[object, ...]) -> None:
        path = given[1] if happened == "os.rename" else given[0] if given else None
        begun = _BEGINS.get((happened, Path(path).name)) if isinstance(path, str | Path) else None
        if begun and self._now is not Stage.OPENING:
            self.enter(begun)


_BEGINS = {
    ("open", "index.lock"): Stage.INDEXING,
    ("os.remove", "manifest.json"): Stage.SAVING,
    ("os.rename", "facets.npy"): Stage.COMPACTION,
}
"""The index is locked; its manifest is taken away; vectors and facets are written, only terms are left."""


def work(folder: Path, sessions: Sequence[Sequence[Addition | Removal]], notes: Connection) -> None:
    """Make the calls of each session on the archive in a folder, opening and closing it each time."""
    tell = _Teller(notes)
    for calls in sessions:
        tell.enter(Stage.OPENING)
        archive = Archive.open(folder)
        _ = archive.encoder
        for call in calls:
            tell.enter(Stage.READING)
            tell.returned(_made(archive, call, tell))
        tell.enter(Stage.CHECKPOINT)
        archive.close()
    tell.enter(Stage.DONE)


def _made(archive: Archive, call: Addition | Removal, tell: _Teller) -> AddReport | str:
    if isinstance(call, Addition):
        return archive.add(call.location, progress=tell.reads)
    return archive.remove(call.article_id).source
