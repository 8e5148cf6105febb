"""Every SQL statement about sources that are followed: they are read again and again."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, insert, select, update

from rag.archive.database.database import Database
from rag.archive.database.schema import followed
from rag.types import Followed

__all__ = ["Following"]

_SHOWN = (followed.c.source, followed.c.since, followed.c.read, followed.c.added, followed.c.brought, followed.c.error)


class Following:
    """The sources that an archive follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Followed]:
        """Return every source, by its name."""
        with self._database.reading() as connection:
            return sorted((_followed(row) for row in connection.execute(select(*_SHOWN))), key=lambda one: one.source)

    def start(self, source: str) -> bool:
        """Follow a source from now on; tell whether it was not followed before."""
        values = {
            "key": _key(source),
            "source": source,
            "since": datetime.now(UTC),
            "added": 0,
            "brought": 0,
            "seen": {},
        }
        with self._database.writing() as connection:
            if connection.execute(select(followed.c.key).where(followed.c.key == _key(source))).first():
                return False
            connection.execute(insert(followed).values(values))
            return True

    def stop(self, source: str) -> bool:
        """Follow a source no longer; tell whether it was followed. Its articles stay."""
        with self._database.writing() as connection:
            return bool(connection.execute(delete(followed).where(followed.c.key == _key(source))).rowcount)

    def seen(self, source: str) -> dict[str, Any]:
        """Return what was seen of a source at its last reading; empty where it was never read, or is not followed."""
        with self._database.reading() as connection:
            found = connection.execute(select(followed.c.seen).where(followed.c.key == _key(source))).scalar()
        return dict(found or {})

    def record(self, source: str, *, added: int, error: str | None, seen: Mapping[str, Any]) -> None:
        """Keep what became of a reading that has just ended; of a source that was stopped meanwhile, nothing."""
        values = {
            "read": datetime.now(UTC),
            "added": added,
            "brought": followed.c.brought + added,
            "error": error,
            "seen": dict(seen),
        }
        with self._database.writing() as connection:
            connection.execute(update(followed).where(followed.c.key == _key(source)).values(values))


def _key(source: str) -> str:
    return sha256(source.encode()).hexdigest()[:32]


def _followed(row: Any) -> Followed:  # noqa: ANN401 - a row
    read = row.read.replace(tzinfo=UTC) if row.read else None
    return Followed(row.source, row.since.replace(tzinfo=UTC), read, row.added, row.brought, row.error)
