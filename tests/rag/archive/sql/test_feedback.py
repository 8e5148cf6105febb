import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from embeddings.encoder import load_encoder
from embeddings.errors import ArchiveError
from embeddings.language import Language
from rag import Archive, Assistant, Settings
from rag.archive.database.schema import HEAD
from rag.types import Feedback, Mark, MarkedPlace, Span, Verdict

QUESTION = "Who opened the bridge?"
PLACE = MarkedPlace("0123456789ab", Span(4, 9), "Nora…")
RIGHT = Feedback(QUESTION, Mark.RIGHT, (PLACE,), Language.ENGLISH)
STORY = "The pier at Old Quay is 310 metres long.\n"


@pytest.fixture
def archive(place: Path | str) -> Iterator[Archive]:
    with Archive.open(place) as opened:
        yield opened


def test_a_mark_is_kept_as_it_was_made(archive: Archive) -> None:
    made = replace(RIGHT, marked=datetime(2026, 3, 1, 23, 59, tzinfo=UTC))
    whole = Feedback("Siapa?", Mark.MISSED_ARTICLE, (MarkedPlace("ba9876543210"),), Language.INDONESIAN)
    assert archive.keep_feedback(made)
    assert archive.keep_feedback(whole)
    assert archive.feedback() == [made, whole]
    assert [(one.language, one.marked) for one in archive.feedback(QUESTION)] == [(made.language, made.marked)]


def test_the_same_mark_again_takes_it_back(archive: Archive) -> None:
    assert [archive.keep_feedback(RIGHT) for _ in range(3)] == [True, False, True]
    assert archive.feedback() == [RIGHT]


@pytest.mark.parametrize(
    "other",
    [
        replace(RIGHT, question="Who closed the bridge?"),
        replace(RIGHT, mark=Mark.WRONG_SOURCE),
        replace(RIGHT, places=(replace(PLACE, span=Span(4, 10)),)),
        replace(RIGHT, places=(PLACE, PLACE)),
        replace(RIGHT, owner="user ayu"),
        replace(RIGHT, verdict=Verdict.NO),
    ],
)
def test_another_question_mark_or_place_is_another_mark(archive: Archive, other: Feedback) -> None:
    assert archive.keep_feedback(RIGHT)
    assert archive.keep_feedback(other)
    assert archive.feedback() == [RIGHT, other]


def test_marks_are_read_for_whose_they_are(archive: Archive) -> None:
    hers, his = (replace(RIGHT, owner=owner) for owner in ("user ayu", "user bram"))
    for one in (RIGHT, hers, his):
        archive.keep_feedback(one)
    assert archive.feedback(QUESTION, owner="user ayu") == [hers]
    assert archive.feedback(owner="user bram") == [his]
    assert archive.feedback() == [RIGHT, hers, his]


def test_another_note_takes_the_place_of_the_one_before(archive: Archive) -> None:
    first = replace(RIGHT, mark=Mark.NOTE, verdict=Verdict.YES, owner="user ayu", note="Hari\n=1+1")
    assert archive.keep_feedback(first)
    assert archive.keep_feedback(replace(first, note="Tanggal"))
    assert [(one.note, one.verdict) for one in archive.feedback()] == [("Tanggal", Verdict.YES)]
    assert not archive.keep_feedback(replace(first, note="Tanggal"))
    assert archive.feedback() == []


def test_marks_made_at_once_are_neither_lost_nor_doubled(archive: Archive) -> None:
    kept: list[bool] = []
    threads = [threading.Thread(target=lambda: kept.append(archive.keep_feedback(RIGHT))) for _ in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept) == [False] * 4 + [True] * 5
    assert archive.feedback() == [RIGHT]


def test_a_mark_outlives_its_article_and_changes_no_generation(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(STORY, encoding="utf-8")
    archive.add(tmp_path / "pier.txt")
    (article,) = archive.articles()
    before = archive.info()
    mark = Feedback("How long?", Mark.MISSED_ARTICLE, (MarkedPlace(article.article_id),), Language.ENGLISH)
    archive.keep_feedback(mark)
    assert archive.info() == before
    archive.remove(article.article_id)
    assert archive.feedback() == [mark]


def test_an_archive_that_cannot_be_written_says_so_in_one_line(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive")
    execute(archive.folder, "CREATE TRIGGER shut BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'shut'); END")
    with pytest.raises(ArchiveError, match="cannot be used: shut") as raised:
        archive.keep_feedback(RIGHT)
    assert "\n" not in str(raised.value)
    assert archive.feedback() == []


def execute(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def revision(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return the folder of an archive as the first schema left it: one article of one passage, no table of feedback."""
    folder = tmp_path / "first"
    folder.mkdir()
    (vector,) = load_encoder(Settings().encoder).encode_passages([STORY])
    rows = {
        "INSERT INTO state VALUES ('archive', 'a1'), ('generation', '7'), ('encoder', ''), "
        "('encoder_fingerprint', ''), ('chunker', '')": {},
        "INSERT INTO articles VALUES (1, :id, 'pier.txt', :story, '[[0, 40]]', 'en', NULL, NULL, NULL, "
        "'unknown', :hash, '', '2026-01-01 00:00:00.000000')": {
            "story": STORY,
            "id": sha256(b"pier.txt").hexdigest()[:12],
            "hash": sha256(STORY.encode()).hexdigest(),
        },
        "INSERT INTO passages VALUES (1, 1, 0, 40, :vector)": {"vector": vector.astype("<f2").tobytes()},
    }
    execute(folder, "PRAGMA journal_mode=WAL")
    engine = create_engine(f"sqlite:///{folder / 'archive.db'}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(__file__).parents[4] / "rag" / "archive" / "migrations"))
        command.upgrade(config, "0001")
        for statement, values in rows.items():
            connection.execute(text(statement), values)
    engine.dispose()
    return folder


def answer(archive: Archive) -> list[str]:
    return [one.text for one in Assistant(archive).ask("How long is the pier?").sentences]


def test_an_archive_of_the_first_schema_is_migrated_with_all_that_it_holds(first: Path) -> None:
    assert revision(first) == "0001"
    with Archive.open(first) as archive:
        assert archive.info().generation == 7
        assert answer(archive) == [STORY.strip()]
        assert archive.feedback() == []
        assert archive.keep_feedback(RIGHT)
        assert archive.verify() == []
    assert revision(first) == HEAD == "0007"
    with Archive.open(first) as again:
        assert (again.feedback(), answer(again)) == ([RIGHT], [STORY.strip()])


def test_questions_asked_while_it_is_migrated_are_all_answered_and_no_mark_is_lost(first: Path) -> None:
    seen: list[list[str]] = []
    start = threading.Barrier(4)

    def ask(number: int) -> None:
        start.wait()
        with Archive.open(first) as archive:
            archive.keep_feedback(replace(RIGHT, question=str(number)))
            seen.append(answer(archive))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [[STORY.strip()]] * 4
    with Archive.open(first) as archive:
        assert sorted(one.question for one in archive.feedback()) == ["0", "1", "2", "3"]


def test_who_was_reading_reads_on_while_it_is_migrated(first: Path) -> None:
    with closing(sqlite3.connect(first / "archive.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        seen = reader.execute("SELECT * FROM articles").fetchall()
        Archive.open(first).close()
        assert revision(first) == HEAD == "0007"
        assert reader.execute("SELECT * FROM articles").fetchall() == seen != []
        assert reader.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        reader.execute("COMMIT")
        assert reader.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_migration_that_fails_half_way_leaves_the_archive_as_it_was(first: Path) -> None:
    execute(first, "CREATE INDEX feedback_by_question ON articles (title)")
    with pytest.raises(ArchiveError, match="feedback_by_question"):
        Archive.open(first)
    assert revision(first) == "0001"
    with closing(sqlite3.connect(first / "archive.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'feedback'").fetchall() == []
    execute(first, "DROP INDEX feedback_by_question")
    with Archive.open(first) as archive:
        assert answer(archive) == [STORY.strip()]
