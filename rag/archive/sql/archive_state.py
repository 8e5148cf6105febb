"""The state of an archive: who it is, how often it changed, and how its passages were made."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from rag.archive.database.schema import state

__all__ = ["ArchiveState", "read_state", "write_state"]


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Who the archive is, how often it changed, and how its passages were made."""

    archive: str = ""
    """A UUID, given with the first thing that is written."""
    generation: int = 0
    encoder: str = ""
    encoder_fingerprint: str = ""
    chunker: str = ""
    signatures: str = ""
    """The recipe of the articles' signatures; empty until they are first written."""
    changed: str = ""
    """When what can be found changed last, in UTC, as ISO 8601 writes it; empty where an earlier version wrote."""


def read_state(connection: Connection) -> ArchiveState:
    """Read the archive's state, or that of an archive in which nothing was ever written."""
    kept = {row.key: row.value for row in connection.execute(select(state))}
    return ArchiveState(**{**kept, "generation": int(kept["generation"])}) if kept else ArchiveState()


def write_state(connection: Connection, new: ArchiveState) -> None:
    """Put a state in the place of the old one."""
    connection.execute(delete(state))
    rows = [{"key": key, "value": str(getattr(new, key))} for key in ArchiveState.__slots__]
    connection.execute(insert(state), rows)
