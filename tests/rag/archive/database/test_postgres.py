"""An archive in PostgreSQL: what the same tests over both kinds of place do not ask.

Those, in the files beside this one, run once in a folder and once in a database on a server (`place`).
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from filelock import Timeout
from sqlalchemy import Index, UniqueConstraint, make_url, text

from embeddings.errors import ArchiveDamaged, ArchiveError, ArchiveTooNew, SettingsError
from embeddings.language import Language
from rag import Archive, Retriever, Settings
from rag.archive.database.database import Database
from rag.archive.database.opening import open_database
from rag.archive.database.schema import HEAD, metadata
from rag.settings.archive_address import placed
from rag.types import AddReport, Feedback, Mark
from tests.conftest import this_machine
from tests.postgres import RunningServer, Server
from tests.rag.archive.fleet import write_ships
from tests.soak import count

QUICK = replace(Settings(), judge="off")
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
MARK = Feedback("Tarif?", Mark.RIGHT, (), Language.INDONESIAN)


def told(archive: Archive) -> list[tuple[str, str]]:
    return sorted((one.article_id, one.text) for one in archive.articles())


@pytest.fixture
def address(server: Server) -> str:
    return server.address()


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    with Archive.open(address, settings=QUICK) as opened:
        yield opened


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    with closing(open_database(placed(address), create=True)) as opened:
        yield opened


# what it is made of


def test_the_migrations_make_the_tables_of_the_schema(database: Database) -> None:
    def compared(it: object, _name: object, kind: str, *_: object) -> bool:
        # What SQLite alone has: see the schema.
        is_elsewhere = isinstance(it, Index) and it.name == "articles_by_outlet"
        return kind != "unique_constraint" and not isinstance(it, UniqueConstraint) and not is_elsewhere

    options = {"compare_type": False, "include_object": compared}  # text without NUL is text there
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_two_that_open_an_empty_database_at_once_make_it_once(server: Server) -> None:
    for _ in range(count(3, 30)):
        address = server.address()
        start = threading.Barrier(4)

        def opened(address: str = address, start: threading.Barrier = start) -> int:
            start.wait()
            with Archive.open(address, settings=QUICK) as archive:
                return archive.info().articles

        with ThreadPoolExecutor(4) as pool:
            assert [one.result() for one in [pool.submit(opened) for _ in range(4)]] == [0] * 4
        assert server.execute("SELECT version_num FROM alembic_version", address=address) == [(HEAD,)]


# texts, numbers and times


def test_a_text_comes_back_letter_by_letter(archive: Archive) -> None:
    marks = [
        replace(MARK, question=question)
        for question in ("", "\0", "\x10", "\x10\0\x10", "\x100", "\x1010\0", "\N{SNAKE}é\u0301\u202e\\x00'\"%s")
    ]
    for mark in marks:
        assert archive.keep_feedback(mark)
    assert [one.question for one in archive.feedback()] == [mark.question for mark in marks]
    for mark in marks:
        assert [one.question for one in archive.feedback(mark.question)] == [mark.question]
    turns = [{"question": "\0\ud800", "number": 1.5, "nothing": None}]
    kept = archive.conversations("ayu").keep(turns, title="\0 judul")
    found = archive.conversations("ayu").find(kept.key)
    assert found
    assert (found.title, list(found.turns)) == ("\0 judul", turns)


def test_moments_are_kept_in_utc_wherever_the_server_stands(archive: Archive, server: Server, address: str) -> None:
    moment = datetime(2026, 3, 1, 23, 59, 7, 250, tzinfo=UTC)
    archive.keep_feedback(replace(MARK, marked=moment))
    assert archive.feedback()[0].marked == moment
    assert server.execute("SELECT marked::text FROM feedback", address=address) == [("2026-03-01 23:59:07.00025",)]


def test_dates_and_titles_and_very_long_sources_are_kept(archive: Archive, tmp_path: Path) -> None:
    story = {
        "url": "https://kabar.example/" + "".join(chr(0x4E00 + n % 20_000) for n in range(7, 70_000, 7)),
        "title": "Feri baru",
        "published": "0476-09-04",
        "text": "Kapal feri baru tiba di pelabuhan timur.",
    }
    path = tmp_path / "long.jsonl"
    path.write_text(json.dumps(story), encoding="utf-8")
    assert archive.add(path) == AddReport(added=1)
    (article,) = archive.articles()
    assert article.source == story["url"]
    assert article.published == date(476, 9, 4)
    assert archive.add(path) == AddReport(unchanged=1)
    title = "Feri \0 baru\x10"
    archive.correct(article.article_id, title=title, publisher=None, published=article.published, body=article.body)
    assert archive.article(article.article_id).title == title
    assert archive.add(path) == AddReport(unchanged=1)
    assert archive.verify() == []


def test_no_passage_id_is_used_twice(archive: Archive, server: Server, address: str, tmp_path: Path) -> None:
    def ids() -> set[int]:
        return {one for (one,) in server.execute("SELECT passage_id FROM passages", address=address)}

    seen: set[int] = set()
    for n in range(3):
        archive.add(write_ships(tmp_path / "ships.jsonl", n))
        seen |= ids()
    assert len(seen) == 3
    for one in archive.articles():
        archive.remove(one.article_id)
    archive.add(write_ships(tmp_path / "ships.jsonl", 9))
    assert not ids() & seen
    seen |= ids()
    backup = archive.backup(tmp_path / "backup").file
    with Archive.restore(backup, address, replacing=True, settings=QUICK):
        assert not ids() & seen


# several who read and write


def test_a_reader_holds_its_state_while_another_writes(archive: Archive, database: Database, tmp_path: Path) -> None:
    archive.add(write_ships(tmp_path / "one.jsonl", 1))
    counted = text("SELECT count(*) FROM articles")
    with database.reading() as connection:
        assert connection.execute(counted).scalar_one() == 1
        archive.add(write_ships(tmp_path / "two.jsonl", 2))
        assert connection.execute(counted).scalar_one() == 1
        with pytest.raises(Exception, match="read-only"):
            connection.execute(text("DELETE FROM articles"))
    assert len(archive.articles()) == 2


def test_one_writes_after_another(database: Database) -> None:
    order: list[str] = []
    begun = threading.Event()

    def second() -> None:
        begun.wait()
        with database.writing() as connection:
            rows = connection.execute(text("SELECT count(*) FROM state")).scalar_one()
            order.append(f"the second sees {rows}")

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(second)
        with database.writing() as connection:
            connection.execute(text("INSERT INTO state VALUES ('key', 'value')"))
            begun.set()
            time.sleep(0.2)
            order.append("the first ends")
        waiting.result()
    assert order == ["the first ends", "the second sees 1"]


def test_one_who_waits_too_long_to_write_is_told_in_a_line(
    archive: Archive, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.archive.database.postgres.BUSY_SECONDS", 1)
    with database.writing(), pytest.raises(ArchiveError, match="another has been writing for 30 seconds: try again"):
        archive.keep_feedback(MARK)
    assert archive.keep_feedback(MARK)


ADDING = """
import sys
from rag import Archive
print(Archive.open(sys.argv[1]).add(*sys.argv[2:]))
"""


def test_two_machines_that_add_the_same_at_once_add_it_once(server: Server, address: str, tmp_path: Path) -> None:
    shared = write_ships(tmp_path / "shared.jsonl", *range(100))
    machines = []
    for name in ("one", "two"):
        own = write_ships(tmp_path / f"{name}.jsonl", *range(10))
        homes = {variable: str(tmp_path / name) for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
        machines.append(
            subprocess.Popen(
                [sys.executable, "-c", ADDING, address, shared, own],
                env={**os.environ, **homes},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
    said = [machine.communicate() for machine in machines]
    assert [errors for _, errors in said] == ["", ""]
    with Archive.open(address, settings=QUICK) as archive:
        assert len(archive.articles()) == 100 + 2 * 10
        assert archive.verify() != []  # the third machine has no index yet
        assert Retriever(archive).retrieve("kapal nomor 57", top_k=1)[0].passage.text.startswith("Kapal nomor 57 ")
        assert archive.verify() == []
    assert server.execute("SELECT value FROM state WHERE key = 'generation'", address=address) >= [("2",)]


def test_each_machine_finds_what_another_added_and_not_what_it_removed(
    address: str, stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_machine(tmp_path / "one", monkeypatch)
    one = Archive.open(address, settings=QUICK)
    this_machine(tmp_path / "two", monkeypatch)
    other = Archive.open(address, settings=QUICK)
    with one, other:
        one.add(stories)
        (ferry,) = (article for article in other.articles() if "PT Samudra" in article.text)
        assert Retriever(other).retrieve("tarif feri")[0].passage.article == ferry
        one.remove(ferry.article_id)
        assert ferry not in {hit.passage.article for hit in Retriever(other).retrieve("tarif feri")}
        assert one.verify() == other.verify() == []
        assert one.folder != other.folder
        assert list((tmp_path / "one").rglob("manifest.json"))
        assert list((tmp_path / "two").rglob("manifest.json"))


def test_a_writer_that_is_killed_leaves_nothing_and_holds_nobody_up(address: str, tmp_path: Path) -> None:
    Archive.open(address, settings=QUICK).close()
    writing = (
        "import sys, time; from sqlalchemy import text; from rag.archive.database.opening import open_database; "
        "from rag.settings.archive_address import placed; database = open_database(placed(sys.argv[1]), create=False)\n"
        "with database.writing() as connection:\n"
        "    connection.execute(text(\"INSERT INTO state VALUES ('generation', '9')\"))\n"
        "    print('written', flush=True); time.sleep(60)"
    )
    writer = subprocess.Popen([sys.executable, "-c", writing, address], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    assert writer.stdout.readline() == "written\n"
    writer.kill()
    writer.communicate()
    with Archive.open(address, settings=QUICK) as archive:
        assert archive.info().generation == 0
        assert archive.add(write_ships(tmp_path / "ships.jsonl", 1)) == AddReport(added=1)


# what is refused, and how that is told


def refused(address: str, *, create: bool = True) -> str:
    """Open an archive that cannot be opened, and give what is said; within seconds, in one line, no password in it."""
    started = time.monotonic()
    with pytest.raises((ArchiveError, SettingsError)) as caught:
        Archive.open(address, create=create)
    assert time.monotonic() - started < 30
    assert "\n" not in str(caught.value)
    assert "rahasia" not in repr(caught.value)
    return f"{type(caught.value).__name__}: {caught.value}"


def test_a_server_or_database_that_is_not_there_is_told_in_a_line(server: Server) -> None:
    assert "does not exist" in refused(server.address("nowhere"))
    assert "port 1 failed: Connection refused" in refused(server.address("news", port=1))
    assert "port 1 failed: Connection refused" in refused(server.address("news", host="localhost", port=1))


def test_a_wrong_password_is_told_in_a_line(own_server: RunningServer) -> None:
    said = refused(own_server.address("postgres", password="rahasia lain"))  # noqa: S106 - it opens nothing
    assert "password authentication failed" in said


def test_an_empty_database_is_made_an_archive_only_where_that_is_wanted(server: Server, address: str) -> None:
    said = refused(address, create=False)
    assert said.startswith("ArchiveMissing: there is no archive in postgresql://")
    assert server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", address=address) == []


@pytest.mark.parametrize("table", ["customers (name TEXT)", "alembic_version (version_num TEXT)"])
def test_a_database_of_others_is_refused_and_left_alone(server: Server, address: str, table: str) -> None:
    server.execute(f"CREATE TABLE {table}", address=address)
    assert "not an archive of Sitasi" in refused(address)
    made = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", address=address)
    assert made == [(table.partition(" ")[0],)]


def test_a_database_that_cannot_hold_every_text_is_refused(server: Server) -> None:
    latin = server.new("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert "writes texts in LATIN1" in refused(server.address(latin))


@pytest.mark.parametrize(("version", "error"), [("9999", ArchiveTooNew), ("x", ArchiveDamaged)])
def test_a_later_or_unknown_schema_is_refused(
    server: Server, address: str, version: str, error: type[ArchiveError]
) -> None:
    Archive.open(address).close()
    server.execute(f"ALTER TABLE alembic_version ALTER version_num TYPE text USING '{version}'", address=address)
    assert refused(address).startswith(error.__name__)


def test_what_was_tampered_with_is_found(archive: Archive, server: Server, address: str, stories: Path) -> None:
    archive.add(stories)
    server.execute("UPDATE articles SET text = replace(text, '42.500', '99.999')", address=address)
    (said,) = archive.verify()
    assert "it is not what was added" in said
    server.execute("UPDATE articles SET text = replace(text, '99.999', '42.500')", address=address)
    assert archive.verify() == []
    server.execute(
        "ALTER TABLE passages DROP CONSTRAINT passages_article_fkey; "
        "ALTER TABLE signatures DROP CONSTRAINT signatures_article_fkey; "
        "DELETE FROM articles WHERE text LIKE '%Nora Pell%'",
        address=address,
    )
    assert archive.verify() == [
        "database: 1 rows of passages name an article that is gone",
        "database: 1 rows of signatures name an article that is gone",
    ]


def test_no_password_is_shown(archive: Archive, address: str, tmp_path: Path) -> None:
    archive.add(write_ships(tmp_path / "ships.jsonl", 1))
    settings = replace(QUICK, archive=placed(address))
    shown = [archive.place, archive.info(), archive.folder, settings, asdict(settings), archive._database.engine]
    password = make_url(address).password or "none"
    assert not [one for one in shown if password in f"{one} {one!r}"]


def test_without_psycopg_a_line_says_what_to_install() -> None:
    opening = (
        "import sys; sys.modules['psycopg'] = None; from rag import Archive\n"
        "try: Archive.open('postgresql://sitasi@127.0.0.1/news')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    said = subprocess.run([sys.executable, "-c", opening], capture_output=True, text=True, check=True).stdout
    assert said == (
        "SettingsError an archive on PostgreSQL needs the psycopg package: pip install 'sitasi[postgres]'\n"
    )


# a server that goes away


def test_a_server_that_comes_back_is_used_again(own_server: RunningServer, archive: Archive, tmp_path: Path) -> None:
    archive.add(write_ships(tmp_path / "ships.jsonl", 1, 2))
    before = told(archive)
    own_server.stop()
    for _ in range(2):
        with pytest.raises(ArchiveError, match="cannot be used: connection failed") as caught:
            archive.articles()
        assert "\n" not in str(caught.value)
    own_server.start()
    assert told(archive) == before
    own_server.stop()
    own_server.start()
    assert archive.add(write_ships(tmp_path / "ships.jsonl", 3)) == AddReport(added=1)


def test_a_server_that_dies_in_a_transaction_keeps_nothing_of_it(
    own_server: RunningServer, archive: Archive, database: Database, tmp_path: Path
) -> None:
    archive.add(write_ships(tmp_path / "ships.jsonl", 1))

    def write() -> None:
        with database.writing() as connection:
            connection.execute(text("DELETE FROM articles"))
            own_server.stop()
            connection.execute(text("DELETE FROM feedback"))

    with pytest.raises(ArchiveError, match="cannot be used") as caught:
        write()
    assert "\n" not in str(caught.value)
    own_server.start()
    assert len(archive.articles()) == 1
    assert archive.verify() == []


# from a folder to a server, and back


def test_an_archive_moves_to_a_server_and_back(server: Server, stories: Path, tmp_path: Path) -> None:
    first, second = server.address(), server.address()
    places: list[str | Path] = [tmp_path / "here", first, second, tmp_path / "back"]
    with Archive.open(places[0], settings=QUICK) as archive:
        archive.add(stories)
        (ferry,) = (one for one in archive.articles() if "PT Samudra" in one.text)
        archive.correct(ferry.article_id, title="Tarif feri", publisher=None, published=None, body=ferry.body)
        archive.keep_feedback(MARK)
        archive.conversations("ayu").keep([{"question": "Tarif?"}], title="Tarif?")
        archive.rebuild()  # what was corrected leaves traces in BM25 until then
        there = archive.articles(), archive.copies(), archive.feedback(), archive.conversations("ayu").all()
        hits = [(hit.passage.text, hit.score) for hit in Retriever(archive).retrieve("Who denied the toll?")]
        made = archive.backup(tmp_path / "0")
    for number, place in enumerate(places[1:], start=1):
        with Archive.restore(made.file, place, settings=QUICK) as archive:
            assert archive.verify() == []
            now = archive.articles(), archive.copies(), archive.feedback(), archive.conversations("ayu").all()
            assert now == there
            found = Retriever(archive).retrieve("Who denied the toll?")
            assert [(hit.passage.text, hit.score) for hit in found] == hits
            assert archive.add(stories) == AddReport(unchanged=4)
            made = archive.backup(tmp_path / str(number))
            assert (made.articles, made.passages) == (4, archive.info().passages)
            assert archive.keep_feedback(replace(MARK, question="Kapan?"))
            assert archive.add(write_ships(tmp_path / "ships.jsonl", 1)) == AddReport(added=1)
    with pytest.raises(ArchiveError, match=r"holds 5 articles, .* allow it with --yes"):
        Archive.restore(made.file, first, settings=QUICK)
    with Archive.open(first, settings=QUICK) as archive:
        assert len(archive.articles()) == 5


def test_a_backup_is_of_one_moment_while_others_add(archive: Archive, address: str, tmp_path: Path) -> None:
    archive.add(write_ships(tmp_path / "ships.jsonl", 1))

    def add(_done: int, _total: int) -> None:
        with Archive.open(address, settings=QUICK) as other:
            other.add(write_ships(tmp_path / "more.jsonl", 2))

    before = told(archive)
    archive.backup(tmp_path / "backup", progress=add)
    assert len(archive.articles()) == 2
    with Archive.restore(tmp_path / "backup", tmp_path / "then", settings=QUICK) as restored:
        assert told(restored) == before


def test_a_restore_that_is_stopped_leaves_the_old(archive: Archive, address: str, tmp_path: Path) -> None:
    archive.add(write_ships(tmp_path / "ships.jsonl", 1))
    with Archive.open(tmp_path / "other", settings=QUICK) as other:
        other.add(write_ships(tmp_path / "more.jsonl", 2, 3))
        other.backup(tmp_path / "backup")
    before = told(archive)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Archive.restore(tmp_path / "backup", address, replacing=True, settings=QUICK, progress=stop)
    assert told(archive) == before
    assert archive.verify() == []


def test_an_index_that_machines_share_is_changed_by_one_at_a_time(address: str, database: Database) -> None:
    order: list[str] = []
    with closing(open_database(placed(address), create=False)) as other, ThreadPoolExecutor(1) as pool:

        def wait_and_change() -> None:
            with other.index_turn(wait=True):
                order.append("other")

        with database.index_turn(wait=True):
            with pytest.raises(Timeout), other.index_turn(wait=False):
                order.append("both at once")
            waiting = pool.submit(wait_and_change)
            with other.reading() as connection:
                while not connection.execute(text(WAITING)).scalar_one():
                    time.sleep(0.01)
            order.append("this")
        waiting.result()
        with pytest.raises(ValueError, match="of the index"), database.index_turn(wait=False):
            raise ValueError("of the index")
    assert order == ["this", "other"]
