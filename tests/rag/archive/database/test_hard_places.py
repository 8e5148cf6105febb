"""A disk that fills up, a folder that is read only, two writers at once: told in a line, and nothing is lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from embeddings.errors import ArchiveError, SitasiError
from rag import Archive, Retriever, Settings
from rag.archive.database import sqlite
from tests.conftest import write_stories
from tests.rag.archive.fleet import write_ships
from tests.soak import count, report

QUICK = Settings(judge="off")
NOBODY = 65534


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let every write fail that would make a file longer, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.slow
def test_a_disk_that_fills_up_loses_nothing_that_was_there(tmp_path: Path) -> None:
    first, more = write_ships(tmp_path / "a.jsonl", *range(5)), write_ships(tmp_path / "b.jsonl", *range(5, 200))
    with Archive.open(tmp_path / "whole", settings=QUICK) as archive:
        archive.add(first)
    refused = 0
    sizes = [*range(1_000, 500_000, 500_000 // count(2, 200))]
    for size in sizes:
        folder = shutil.copytree(tmp_path / "whole", tmp_path / "archive")
        with Archive.open(folder, settings=QUICK) as archive:
            try:
                with no_file_beyond(size):
                    archive.add(more)
                    Retriever(archive).retrieve("kapal nomor 3")
            except SitasiError as error:
                assert "\n" not in str(error), error  # noqa: PT017 - whether it fails is the disk's affair
                refused += 1
        with Archive.open(folder, settings=QUICK) as archive:
            held = len(archive.articles())
            assert held in {5, 133, 200}  # whole batches: 5, and 128 of the others, and the rest
            assert Retriever(archive).retrieve("kapal nomor 3", top_k=1)[0].passage.text.startswith("Kapal nomor 3 ")
            assert archive.verify() == []
            assert archive.add(more).added == 200 - held
        shutil.rmtree(folder)
    report(f"disks filled up: {len(sizes)}, refused: {refused}")
    assert refused


def test_a_backup_that_the_disk_has_no_room_for_leaves_nothing(stories: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with Archive.open(tmp_path / "archive", settings=QUICK) as archive:
        archive.add(stories)
        for size in (0, 4_096, 20_000):
            with no_file_beyond(size), pytest.raises(ArchiveError, match="cannot be written") as caught:
                archive.backup(tmp_path / "disk" / "backup")
            assert "\n" not in str(caught.value)
            assert list((tmp_path / "disk").iterdir()) == []


@pytest.fixture
def locked() -> Iterator[Path]:
    """Return the folder of an archive that this user may read and not write, or skip."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Archive.open(folder / "archive", settings=QUICK) as archive:
            archive.add(write_stories(folder / "stories"))
        for path in (folder / "archive").rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        (folder / "archive").chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield folder / "archive"
        finally:
            os.seteuid(user)


def test_a_folder_that_may_only_be_read_is_told_in_a_line(locked: Path) -> None:
    with pytest.raises(PermissionError):
        (locked / "new").touch()
    with pytest.raises(ArchiveError, match="cannot be used") as caught:
        Archive.open(locked, settings=QUICK)
    assert "\n" not in str(caught.value)


ADDING = "import sys; from rag import Archive; Archive.open(sys.argv[1]).add(sys.argv[2])"


@pytest.mark.slow
def test_two_processes_that_add_at_once_both_succeed(tmp_path: Path) -> None:
    for turn in range(count(1, 20)):
        folder = tmp_path / f"archive{turn}"
        paths = [write_ships(tmp_path / f"{n}.jsonl", *range(n, n + 140)) for n in (0, 100, 200)]
        writers = [
            subprocess.Popen([sys.executable, "-c", ADDING, folder, path], stderr=subprocess.PIPE, text=True)
            for path in paths
        ]
        assert [writer.communicate()[1] for writer in writers] == ["", "", ""]
        with Archive.open(folder, settings=QUICK) as archive:
            assert len(archive.articles()) == 3 * 140
            archive.index()  # as a question does; whoever was last may have found another at work on it
            assert archive.verify() == []


def test_an_archive_that_another_process_writes_for_long_is_told_in_a_line(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.archive.database.sqlite.BUSY_SECONDS", 0.05)
    with Archive.open(tmp_path / "archive", settings=QUICK) as archive:
        other = sqlite3.connect(tmp_path / "archive" / "archive.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked"):
            archive.add(stories)
        other.execute("ROLLBACK")
        assert archive.add(stories).added == 4


class Busy:
    """A connection to a file that others open as well, some times before it is ours."""

    def __init__(self, times: int, code: int = sqlite3.SQLITE_BUSY_RECOVERY) -> None:
        self.times, self._code = times, code

    def execute(self, _statement: str) -> "Busy":
        if self.times:
            self.times -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self._code
            raise error
        return self

    def close(self) -> None: ...


def test_a_file_whose_log_another_begins_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite._set(Busy(3), "journal_mode=WAL")  # type: ignore[arg-type]  # does what of a connection is used
    with pytest.raises(sqlite3.OperationalError):
        sqlite._set(Busy(1, sqlite3.SQLITE_CANTOPEN), "journal_mode=WAL")  # type: ignore[arg-type]
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", -1)
    with pytest.raises(sqlite3.OperationalError):
        sqlite._set(Busy(1), "journal_mode=WAL")  # type: ignore[arg-type]


def test_several_that_make_one_archive_at_once_all_open_it(tmp_path: Path) -> None:
    def opened(number: int) -> int:
        with Archive.open(tmp_path / f"{number // 4}") as archive:
            return archive.info().articles

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(opened, range(40))) == [0] * 40
