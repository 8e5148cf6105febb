"""An archive in one file, and back: whole, at once, and with no old index believed."""

import os
import random
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from filelock import FileLock

from embeddings.errors import ArchiveDamaged, ArchiveError, ArchiveTooNew
from embeddings.language import Language
from rag import Archive, Retriever, Settings
from rag.archive.backup import restore
from rag.types import AddReport, Feedback, Mark
from tests.rag.archive.fleet import write_ships
from tests.soak import count, report


def told(archive: Archive) -> list[tuple[str, str]]:
    return sorted((one.article_id, one.text) for one in archive.articles())


QUICK = Settings(judge="off")


@pytest.fixture
def archive(stories: Path, tmp_path: Path) -> Archive:
    archive = Archive.open(tmp_path / "archive", settings=QUICK)
    archive.add(stories)
    return archive


def test_a_backup_holds_everything_and_can_be_restored_elsewhere(archive: Archive, tmp_path: Path) -> None:
    archive.keep_feedback(Feedback("Tarif?", Mark.RIGHT, (), Language.INDONESIAN))
    hits = Retriever(archive).retrieve("Who denied the toll?")
    backup = archive.backup(tmp_path / "backup")
    assert (backup.articles, backup.passages) == (4, archive.info().passages)
    assert backup.size == backup.file.stat().st_size
    with Archive.restore(backup.file, tmp_path / "elsewhere", settings=QUICK) as restored:
        assert told(restored) == told(archive)
        assert restored.feedback() == archive.feedback()
        assert restored.copies() == archive.copies()
        assert restored.add(tmp_path / "stories") == AddReport(unchanged=4)
        found = Retriever(restored).retrieve("Who denied the toll?")
        assert [(hit.passage.text, hit.score) for hit in found] == [(hit.passage.text, hit.score) for hit in hits]
        assert restored.verify() == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "backup", "elsewhere", "stories"]


@pytest.mark.slow
def test_a_backup_is_of_one_moment_while_articles_are_added(archive: Archive, tmp_path: Path) -> None:
    def add(_done: int, _total: int) -> None:
        with Archive.open(archive.folder) as other:
            other.add(write_ships(tmp_path / "ships.jsonl", 1))

    before = told(archive)
    archive.backup(tmp_path / "backup", progress=add)
    assert len(told(archive)) == len(before) + 1
    with Archive.restore(tmp_path / "backup", tmp_path / "then") as restored:
        assert told(restored) == before


def test_a_backup_replaces_no_file_and_lies_outside_of_its_archive(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear", encoding="utf-8")
    for taken in (tmp_path / "letter", tmp_path, archive.folder / "archive.db"):
        with pytest.raises(ArchiveError, match="there already"):
            archive.backup(taken)
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "dear"
    for inside in (archive.folder / "backup", archive.folder / "index" / "backup"):
        with pytest.raises(ArchiveError, match="outlive"):
            archive.backup(inside)
    for nowhere in (tmp_path / "no" / "folder", tmp_path / "letter" / "backup", Path("/proc/backup")):
        with pytest.raises(ArchiveError, match="cannot be written") as caught:
            archive.backup(nowhere)
        assert "\n" not in str(caught.value)


def test_a_damaged_archive_is_not_called_a_backup(archive: Archive, tmp_path: Path) -> None:
    with sqlite3.connect(archive.folder / "archive.db") as database:
        database.execute("UPDATE articles SET text = replace(text, '42.500', '99.999')")
    with pytest.raises(ArchiveDamaged, match="sitasi verify"):
        archive.backup(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_articles_are_replaced_only_where_that_is_allowed(archive: Archive, tmp_path: Path) -> None:
    archive.backup(tmp_path / "backup")
    archive.add(write_ships(tmp_path / "ships.jsonl", 1))
    before = told(archive)
    with pytest.raises(ArchiveError, match="holds 5 articles"):
        Archive.restore(tmp_path / "backup", archive.folder)
    assert told(archive) == before
    Archive.restore(tmp_path / "backup", archive.folder, replacing=True).close()
    assert len(told(archive)) == 4


def test_an_archive_in_which_nothing_was_written_can_be_backed_up_and_restored(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty") as empty:
        empty.backup(tmp_path / "backup")
    with Archive.restore(tmp_path / "backup", tmp_path / "again", settings=QUICK) as again:
        assert Retriever(again).retrieve("kapal") == []
        assert again.add(write_ships(tmp_path / "ships.jsonl", 1)).added == 1


def test_no_index_of_the_former_articles_is_believed(tmp_path: Path) -> None:
    # The backup and what follows it have the same generations and, but for the restore, the same passage ids.
    folder = tmp_path / "archive"
    with Archive.open(folder, settings=QUICK) as archive:
        archive.add(write_ships(tmp_path / "ships.jsonl", 1))
        archive.backup(tmp_path / "backup")
        archive.add(write_ships(tmp_path / "ships.jsonl", 2))
        former = Retriever(archive)
        assert [hit.passage.text for hit in former.retrieve("kapal nomor 2", top_k=1)] == [
            "Kapal nomor 2 tiba di pelabuhan timur."
        ]
        shutil.copytree(folder / "index", tmp_path / "former")
        held = set(archive.index().ids().tolist())

        with Archive.restore(tmp_path / "backup", folder, replacing=True, settings=QUICK) as restored:
            assert held.isdisjoint(restored.passages(range(100)))
            assert [hit.passage.text for hit in former.retrieve("kapal")] == ["Kapal nomor 1 tiba di pelabuhan timur."]
            restored.add(write_ships(tmp_path / "ships.jsonl", 3))
            shutil.rmtree(folder / "index")
            shutil.copytree(tmp_path / "former", folder / "index")
    with Archive.open(folder, settings=QUICK) as archive:
        assert "index" in archive.verify()[0]
        found = {hit.passage.text for hit in Retriever(archive).retrieve("kapal nomor 2")}
        assert found == {f"Kapal nomor {n} tiba di pelabuhan timur." for n in (1, 3)}
        assert archive.verify() == []


def test_a_question_waits_for_the_index_of_a_restored_archive(archive: Archive, tmp_path: Path) -> None:
    archive.backup(tmp_path / "backup")
    old = archive.index()
    restore(tmp_path / "backup", archive.folder, replacing=True, progress=lambda _done, _total: None)
    with FileLock(archive.folder / "index.lock"):
        asking = threading.Thread(target=archive.index)
        asking.start()
        asking.join(0.05)
        assert asking.is_alive()
    asking.join()
    assert archive.index() is not old
    assert archive.verify() == []


@pytest.mark.parametrize("damage", ["truncated", "header", "text", "page", "empty", "letter", "foreign"])
def test_what_is_no_whole_backup_is_refused_in_a_line(archive: Archive, tmp_path: Path, damage: str) -> None:
    file = archive.backup(tmp_path / "backup").file
    before = told(archive)
    content = bytearray(file.read_bytes())
    if damage == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "header":
        file.write_bytes(bytes(100) + content[100:])
    elif damage == "text":
        place = content.index(b"42.500")
        file.write_bytes(content[:place] + b"99" + content[place + 2 :])
    elif damage == "page":
        file.write_bytes(content[:-4096] + bytes(4096))
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "letter":
        file.write_text("dear reader " * 1000, encoding="utf-8")
    else:
        file.unlink()
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE customers (name TEXT)")
    kept = file.read_bytes()
    for folder in (archive.folder, tmp_path / "new"):
        with pytest.raises(ArchiveError) as caught:
            Archive.restore(file, folder, replacing=True)
        assert str(file) in str(caught.value)
        assert "\n" not in str(caught.value)
    assert not (tmp_path / "new").exists()
    assert file.read_bytes() == kept
    assert told(archive) == before


def test_a_backup_of_a_newer_version_is_refused(archive: Archive, tmp_path: Path) -> None:
    file = archive.backup(tmp_path / "backup").file
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveTooNew, match=str(file)):
        Archive.restore(file, tmp_path / "new")
    with pytest.raises(ArchiveError, match="no backup"):
        Archive.restore(tmp_path / "nowhere", tmp_path / "new")


def restoring_for(seconds: float, file: Path, folder: Path) -> None:
    """Restore in a child process, and kill it after so long, if it still runs."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        restore(file, folder, replacing=True, progress=lambda _done, _total: None)
        os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.slow
def test_whatever_stops_a_restore_leaves_the_old_articles_or_the_new(tmp_path: Path) -> None:
    folder, ships = tmp_path / "archive", tmp_path / "ships.jsonl"
    states: list[list[tuple[str, str]]] = []
    for name, numbers in (("one", range(150)), ("two", range(100, 300))):
        with Archive.open(tmp_path / name, settings=QUICK) as archive:
            archive.add(write_ships(ships, *numbers))
            archive.backup(tmp_path / f"{name}.backup")
            states.append(told(archive))
    Archive.restore(tmp_path / "one.backup", folder).close()
    started = time.perf_counter()
    restoring_for(60, tmp_path / "two.backup", folder)
    whole = time.perf_counter() - started
    moments = random.Random(8)
    generation, seen = 0, []
    for _ in range(count(4, 200)):
        name = moments.choice(("one", "two"))
        restoring_for(moments.uniform(0, 1.2 * whole) + 1e-6, tmp_path / f"{name}.backup", folder)
        with Archive.open(folder, settings=QUICK) as archive:
            seen.append(states.index(told(archive)))
            assert archive.info().generation >= generation
            generation = archive.info().generation
    with Archive.open(folder, settings=QUICK) as archive:
        assert Retriever(archive).retrieve("kapal nomor 120", top_k=1)[0].passage.text.startswith("Kapal nomor 120 ")
        assert archive.verify() == []
    report(f"restores stopped: {len(seen)}, of which left another state than before: {changes(seen)}")


def changes(seen: Sequence[int]) -> int:
    return sum(one != other for one, other in pairwise(seen))


@pytest.mark.slow
def test_readers_are_answered_from_the_old_articles_or_the_new(tmp_path: Path) -> None:
    folder, ships = tmp_path / "archive", tmp_path / "ships.jsonl"
    for name, numbers in (("one", (1, 2)), ("two", (3, 4, 5))):
        with Archive.open(tmp_path / name, settings=QUICK) as archive:
            archive.add(write_ships(ships, *numbers))
            archive.backup(tmp_path / f"{name}.backup")
    Archive.restore(tmp_path / "one.backup", folder).close()
    done, seen = threading.Event(), set()

    def read() -> None:
        with Archive.open(folder, settings=QUICK) as reading:
            while not done.is_set():
                seen.add(tuple(text[12] for _, text in sorted(told(reading), key=lambda one: one[1])))
                for hit in Retriever(reading).retrieve("kapal tiba di pelabuhan"):
                    assert hit.passage.text == hit.passage.article.text

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for name in ("two", "one") * count(1, 20):
            Archive.restore(tmp_path / f"{name}.backup", folder, replacing=True).close()
        done.set()
        for reader in readers:
            reader.result()
    assert seen <= {("1", "2"), ("3", "4", "5")}


def test_an_archive_that_cannot_be_opened_is_to_be_moved_away_first(archive: Archive, tmp_path: Path) -> None:
    archive.backup(tmp_path / "backup")
    archive.close()
    (archive.folder / "archive.db").write_bytes(b"no database" * 1_000)
    with pytest.raises(ArchiveError, match="not a database; move that folder away"):
        Archive.restore(tmp_path / "backup", archive.folder, replacing=True)
    archive.folder.rename(tmp_path / "broken")
    with Archive.restore(tmp_path / "backup", archive.folder) as restored:
        assert len(restored.articles()) == 4
