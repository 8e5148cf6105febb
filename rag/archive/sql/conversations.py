"""Every SQL statement about conversations that are kept: each belongs to an owner, and no other sees it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from rag.archive.database.database import Database
from rag.archive.database.schema import conversations
from rag.types import KeptConversation

__all__ = ["Conversations"]

_HEADING = (conversations.c.key, conversations.c.title, conversations.c.changed)


class Conversations:
    """The conversations of one owner."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    def all(self) -> list[KeptConversation]:
        """Return every conversation without its turns, the one that was changed last first."""
        wanted = select(*_HEADING).where(conversations.c.owner == self._owner)
        with self._database.reading() as connection:
            return [_kept(row) for row in connection.execute(wanted.order_by(conversations.c.changed.desc()))]

    def find(self, key: str) -> KeptConversation | None:
        """Return a conversation with its turns; `None` where there is no such one."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_HEADING, conversations.c.turns).where(self._named(key))).one_or_none()
        return _kept(row, row.turns) if row else None

    def keep(
        self, turns: Sequence[dict[str, Any]], *, title: str, since: KeptConversation | None = None
    ) -> KeptConversation:
        """Keep turns as what became of a conversation, or as a new one of this title.

        A conversation that was changed or deleted elsewhere `since` is left alone: the turns become a new one.
        """
        now = datetime.now(UTC)
        values = {"turns": list(turns), "changed": now}
        with self._database.writing() as connection:
            if since is not None:
                unchanged = and_(self._named(since.key), conversations.c.changed == since.changed)
                if row := connection.execute(
                    update(conversations).where(unchanged).values(values).returning(*_HEADING)
                ).one_or_none():
                    return _kept(row)
            values |= {"key": uuid4().hex, "owner": self._owner, "title": title}
            return _kept(connection.execute(insert(conversations).values(values).returning(*_HEADING)).one())

    def rename(self, key: str, title: str) -> bool:
        """Give a conversation another title; say whether there is such a one."""
        with self._database.writing() as connection:
            return bool(connection.execute(update(conversations).where(self._named(key)).values(title=title)).rowcount)

    def delete(self, key: str) -> bool:
        """Delete a conversation; say whether there was such a one."""
        with self._database.writing() as connection:
            return bool(connection.execute(delete(conversations).where(self._named(key))).rowcount)

    def _named(self, key: str) -> ColumnElement[bool]:
        return and_(conversations.c.key == key, conversations.c.owner == self._owner)


def _kept(row: Any, turns: Sequence[dict[str, Any]] = ()) -> KeptConversation:  # noqa: ANN401 - rows of two shapes
    return KeptConversation(row.key, row.title, row.changed.replace(tzinfo=UTC), tuple(turns))
