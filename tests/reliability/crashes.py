"""Kill a process that changes an archive at a drawn moment, then look whether everything is as it must be."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count, pairwise
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from rag import Archive, Assistant, Settings
from tests.reliability.ledger import Change, Ledger
from tests.reliability.ships import Ship, write_ships
from tests.reliability.worker import Addition, Note, Removal, Stage, work

__all__ = ["PROCESSES", "Moment", "Patient", "moments"]

PROCESSES = multiprocessing.get_context("forkserver")
"""New processes are forked from one that has imported what they need, and nothing has run in it."""
PROCESSES.set_forkserver_preload(
    ["__main__", "tests.reliability.worker", "tests.reliability.reader", "sqlalchemy.dialects.sqlite", "tokenizers"]
)

_SETTINGS = Settings(judge="off")
_LARGE = 160
"""Articles of the one large call: more than go into one transaction."""
_IN_A_FILE = 10
_ASKED = 2
"""Questions asked of each kind after a kill."""


@dataclass(frozen=True, slots=True)
class Moment:
    """So many seconds after the stage begins for the nth time, from 0."""

    stage: Stage
    time: int
    after: float


@dataclass(frozen=True, slots=True)
class _Call:
    made: Addition | Removal
    changes: Sequence[Change]


def moments(notes: Sequence[Note], draw: Random) -> Iterator[Moment]:
    """Draw moments without end, as many of each stage, each from all the time that was spent in its stage."""
    spent: dict[Stage, list[float]] = {}
    begun = [note for note in notes if note.returned is None]
    for one, following in pairwise(begun):
        spent.setdefault(one.stage, []).append(following.at - one.at)
    assert set(spent) == set(Stage) - {Stage.DONE}
    while True:
        for stage in draw.sample(list(spent), len(spent)):
            lengths = spent[stage]
            nth = draw.choices(range(len(lengths)), weights=lengths)[0]
            yield Moment(stage, nth, draw.random() * lengths[nth])


@dataclass
class Patient:
    """An archive whose writers are killed, and what it must hold."""

    folder: Path
    draw: Random
    numbers: Iterator[int] = field(default_factory=count)
    """Of the ships that are not yet used."""
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def archive(self) -> Path:
        """Where the archive is."""
        return self.folder / "archive"

    def run(self, moment: Moment | None = None) -> list[Note]:
        """Let a process work, up to the moment if there is one; give what it said until it ended.

        What it was working on then is settled by what the archive holds.
        """
        sessions = self._sessions()
        calls = [call for session in sessions for call in session]
        receiving, sending = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(
            target=work, args=(self.archive, [[call.made for call in session] for session in sessions], sending)
        )
        process.start()
        sending.close()
        notes: list[Note] = []
        for note in _received(receiving):
            notes.append(note)
            if moment and [one.stage for one in notes if one.returned is None].count(moment.stage) > moment.time:
                time.sleep(max(0.0, note.at + moment.after - time.monotonic()))
                process.kill()
                moment = None
        process.join()
        self._settle(calls, notes, ended=time.monotonic())
        return notes

    def check(self) -> None:
        """Open the archive as the next process would; it must be whole, and answer with what it holds."""
        with Archive.open(self.archive, settings=_SETTINGS) as archive:
            archive.index()
            assert archive.verify() == []
            articles = archive.articles()
            assert len(articles) == len({one.source for one in articles})
            assert {one.source: one.text for one in articles} == self.ledger.texts()
            assistant = Assistant(archive)
            for ship in self._some(self.ledger.ships()):
                assert ship.fact in {one.quote for one in assistant.ask(ship.question).citations}
            for ship in self._some(self.ledger.gone()):
                cited = assistant.ask(ship.question).citations
                assert ship.fact not in {one.quote for one in cited}
                assert ship.number in self.ledger.held or ship.source not in {one.article.source for one in cited}

    def _some(self, ships: Sequence[Ship]) -> list[Ship]:
        """Draw some, the newest among them."""
        return [*self.draw.sample(ships, min(_ASKED, len(ships))), *ships[-1:]]

    def _settle(self, calls: Sequence[_Call], notes: Sequence[Note], *, ended: float) -> None:
        begun = notes[0].at
        reports = [note for note in notes if note.returned is not None]
        for call, report in zip(calls, reports, strict=False):
            _agree(call, report)
            self.ledger.settle(call.changes, begun=begun, settled=report.at)
            begun = report.at
        unreported = calls[len(reports) :]
        with Archive.open(self.archive, settings=_SETTINGS) as archive:
            texts = {one.source: one.text for one in archive.articles()}
        made = self.ledger.done_of(unreported[0].changes if unreported else (), texts)
        self.ledger.settle(made, begun=begun, settled=ended)

    def _sessions(self) -> list[list[_Call]]:
        """Lay down what one process does: always the same calls, on stories that are drawn."""
        large = [Change(next(self.numbers), 1) for _ in range(_LARGE)]
        small = [Change(next(self.numbers), 1) for _ in range(6)]
        known = self.draw.sample(sorted(self.ledger.held), len(self.ledger.held)) or [one.number for one in large]
        replaced = [Change(number, self.ledger.held.get(number, 1) + 1) for number in known[:13]]
        removed = [Change(number, 0) for number in known[13:15]]
        return [
            [self._adding(large), *(self._adding([one]) for one in small[:3]), self._removing(removed[0])],
            [
                self._adding(replaced[:1]),
                *(self._adding([one]) for one in small[3:]),
                self._adding(replaced[1:]),
                self._removing(removed[1]),
            ],
        ]

    def _adding(self, changes: Sequence[Change]) -> _Call:
        folder = Path(mkdtemp(dir=self.folder))
        for start in range(0, len(changes), _IN_A_FILE):
            ships = [Ship(one.number, one.version) for one in changes[start : start + _IN_A_FILE]]
            write_ships(folder / f"{start:03}.jsonl", ships)
        return _Call(Addition(folder), changes)

    def _removing(self, change: Change) -> _Call:
        return _Call(Removal(Ship(change.number).article_id), [change])


def _received(notes: "multiprocessing.connection.Connection") -> Iterator[Note]:
    """Yield what comes until the other end is closed, which a kill does even in the middle of a note."""
    with suppress(EOFError, OSError):
        while True:
            yield notes.recv()


def _agree(call: _Call, report: Note) -> None:
    """Make sure that what the call gave back is what it was to do."""
    if isinstance(report.returned, str):
        assert report.returned == Ship(call.changes[0].number).source
    else:
        assert report.returned
        assert report.returned.added + report.returned.replaced == len(call.changes)
        assert report.returned.rejected == ()
