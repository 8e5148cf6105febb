"""Where an archive lies: in a folder, or in a database on a server."""

from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import SettingsError

if TYPE_CHECKING:
    from sqlalchemy import URL

__all__ = ["Place", "ServerAddress", "placed"]

_SUCH_AS = "postgresql://user:password@host:port/database"


class ServerAddress:
    """The address of a database on a server; whatever shows it leaves the password out."""

    __slots__ = ("_url",)

    def __init__(self, address: str) -> None:
        """Take an address apart; raises `SettingsError`, which names nothing of it: any part may be of a password."""
        self._url = _parsed(address)

    @property
    def scheme(self) -> str:
        """Return what kind of server it is, as in postgresql."""
        return self._url.drivername

    def reveal(self) -> "URL":
        """Return the whole address, with the password."""
        return self._url

    def without_user(self) -> str:
        """Return what is the same for everybody who uses the database."""
        return self._url._replace(username=None, password=None).render_as_string()

    def __str__(self) -> str:
        return self._url._replace(password=None).render_as_string()

    def __repr__(self) -> str:
        return f"ServerAddress({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ServerAddress) and other.reveal() == self._url

    def __hash__(self) -> int:
        return hash(self._url)


Place = Path | ServerAddress


def placed(given: str | Path | ServerAddress) -> Place:
    """Tell an address, which holds `://`, from a folder; raises `SettingsError` where the address cannot be read.

    >>> str(placed("my-archive")), str(placed("postgresql://sitasi:secret@db.example/news"))
    ('my-archive', 'postgresql://sitasi@db.example/news')
    """
    if isinstance(given, str):
        return ServerAddress(given) if "://" in given else Path(given)
    if not isinstance(given, Path | ServerAddress):
        raise SettingsError(f"the archive is {given!r}: give a folder, or an address such as {_SUCH_AS}")
    return given


def _parsed(address: str) -> "URL":
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # from None: what they say may quote a part of the password
        raise SettingsError(f"the address of the archive cannot be read: give one such as {_SUCH_AS}") from None
    if not url.database or set("@/") & {*(url.host or ""), *url.database}:
        raise SettingsError(
            f"the address of the archive cannot be read: give one such as {_SUCH_AS}, "
            "in which signs such as @ and / in a password are written as %40 and %2F"
        )
    if any("password" in name for name in url.query):
        raise SettingsError(f"the address of the archive holds a password after its ?: write it as in {_SUCH_AS}")
    return url
