import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from embeddings.errors import ArchiveTooNew
from rag import Archive, Assistant, Settings
from rag.archive.database.schema import HEAD, metadata
from rag.archive.database.sqlite import SqliteDatabase
from rag.segmentation.chunking import CHUNKER_VERSION
from tests.rag.archive.earlier.keep import FEED, KEPT, OWNER, QUESTION, STORIES, TITLE

EARLIER = sorted(path.stem for path in KEPT.glob("*.sql"))
"""By the code of each schema, an archive of three stories; from 0002 on with a mark."""
CUT_EARLIER = f"passages: cut by version 1, now it is {CHUNKER_VERSION}: run `sitasi rebuild`"
"""What the archives before 0005 are told until they are."""


def told(schema: str) -> list[str]:
    """Return what `verify` says of the archive of a schema."""
    return [CUT_EARLIER] if schema < "0005" else []


def kept(schema: str, folder: Path) -> Path:
    """Make the archive of an earlier version out of its dump."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.executescript((KEPT / f"{schema}.sql").read_text(encoding="utf-8"))
    return folder


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[4] / "rag" / "archive" / "migrations"))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    return [script.revision for script in scripts][::-1]


def test_the_schema_names_the_newest_migration() -> None:
    assert revisions()[-1] == HEAD


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path, create=True)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_archive_of_each_schema_is_kept() -> None:
    assert revisions() == EARLIER


@pytest.mark.parametrize("schema", EARLIER)
def test_an_archive_of_an_earlier_version_opens_and_answers(schema: str, tmp_path: Path) -> None:
    with Archive.open(kept(schema, tmp_path / "archive"), settings=Settings(judge="off")) as archive:
        assert {one.source: one.text for one in archive.articles()} == {one["url"]: one["text"] for one in STORIES}
        assert [mark.question for mark in archive.feedback()] == [QUESTION] * (schema >= "0002")
        assert [mark.owner for mark in archive.feedback(owner=OWNER)] == [OWNER] * (schema >= "0006")
        assert [one.title for one in archive.conversations(OWNER).all()] == [QUESTION] * (schema >= "0004")
        assert [one.source for one in archive.following().all()] == [FEED] * (schema >= "0005")
        bridge = next(one for one in archive.articles() if one.source == STORIES[2]["url"])
        assert (bridge.title, archive.as_read(bridge.article_id).title) == (
            TITLE if schema >= "0004" else STORIES[2]["title"],
            STORIES[2]["title"],
        )
        assert [len(copies) for copies in archive.copies().values()] == [1, 1]
        answer = Assistant(archive).ask("When will the bridge at Old Quay open?")
        assert answer.citations[0].quote == STORIES[2]["text"]
        assert archive.verify() == told(schema)
        archive.rebuild()
        assert archive.verify() == []
        assert Assistant(archive).ask("When will the bridge at Old Quay open?").citations[0].quote == STORIES[2]["text"]
        archive.backup(tmp_path / "backup")
    with closing(sqlite3.connect(tmp_path / "backup")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


@pytest.mark.parametrize("schema", EARLIER)
def test_a_backup_of_an_earlier_version_is_restored_and_stays_as_it_is(schema: str, tmp_path: Path) -> None:
    backup = kept(schema, tmp_path / "then") / "archive.db"
    before = backup.read_bytes()
    with Archive.restore(backup, tmp_path / "now") as archive:
        assert len(archive.articles()) == 3
        assert archive.verify() == told(schema)
        archive.rebuild()
        assert archive.verify() == []
    assert backup.read_bytes() == before


def test_what_is_added_to_an_archive_cut_earlier_does_not_make_it_cut_anew(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "The ferry to Ori leaves at nine every morning, said the harbour.", encoding="utf-8"
    )
    with Archive.open(kept("0004", tmp_path / "archive"), settings=Settings(judge="off")) as archive:
        archive.add(tmp_path / "story.txt")
        archive.remove(archive.articles()[0].article_id)
        assert archive.verify() == [CUT_EARLIER]
        archive.rebuild()
        assert archive.verify() == []


@pytest.mark.parametrize("schema", [f"{int(HEAD) + 1:04}", "9999"])
def test_an_archive_of_a_later_version_is_refused_and_left_alone(schema: str, tmp_path: Path) -> None:
    folder = kept(HEAD, tmp_path / "archive")
    with closing(sqlite3.connect(folder / "archive.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", (schema,))
    with pytest.raises(ArchiveTooNew, match=f"has schema {schema}, newer than {HEAD}.*update Sitasi"):
        Archive.open(folder)
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (schema,)
