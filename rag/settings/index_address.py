"""Where the index is kept, as a setting says it: here, on a Milvus server, or in a folder of milvus-lite."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from embeddings.errors import SettingsError

__all__ = ["LOCAL", "MilvusAddress", "milvus_address"]

LOCAL = "local"
_FORMS = f"give {LOCAL}, milvus://[user:password@]host:port/collection or milvus-lite:FOLDER"
_SERVERS = {"milvus": "http", "milvus+tls": "https"}
_SCHEMES = {theirs: ours for ours, theirs in _SERVERS.items()}
_LITE = "milvus-lite"
_LITE_COLLECTION = "sitasi"
_PORT = 19530
_COLLECTION = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")
"""What Milvus takes as a name; it takes 255 characters, and we append to some."""


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """A collection of a Milvus server, or of milvus-lite."""

    uri: str
    """As pymilvus takes it: http://host:port, https://host:port, or a path that ends in .db."""
    collection: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_lite(self) -> bool:
        """Whether milvus-lite keeps it, in a folder that one process at a time can open."""
        return self.uri.endswith(".db")

    def __str__(self) -> str:
        """Name it for a person, without user and password."""
        scheme, _, host = self.uri.partition("://")
        return self.uri if self.is_lite else f"{_SCHEMES[scheme]}://{host}/{self.collection}"


def milvus_address(setting: str) -> MilvusAddress | None:
    """Read where the index is kept; `None` for this machine's own. Raises `SettingsError`, which shows no password.

    >>> milvus_address("milvus://reader:s3cret@milvus.example:19530/news")
    MilvusAddress(uri='http://milvus.example:19530', collection='news', user='reader')
    """
    if setting == LOCAL:
        return None
    scheme, _, rest = setting.partition(":")
    if scheme == _LITE and rest:
        return MilvusAddress(str(Path(rest) / "milvus.db"), _LITE_COLLECTION)
    parts = _parts(setting)
    collection = parts.path.removeprefix("/") if parts else ""
    if parts is None or scheme not in _SERVERS or not parts.hostname or not _COLLECTION.fullmatch(collection):
        raise SettingsError(f"index is {_shown(setting)!r}: {_FORMS}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return MilvusAddress(
        f"{_SERVERS[scheme]}://{host}:{parts.port or _PORT}",
        collection,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _parts(setting: str) -> SplitResult | None:
    try:
        parts = urlsplit(setting)
        _ = parts.port
    except ValueError:  # it is not passed on: what it says may hold part of a password
        return None
    return parts


def _shown(setting: str) -> str:
    """Leave out all between scheme and host, wherever a password may have put its @ and its slashes."""
    before, named, after = setting.rpartition("@")
    return f"{before.partition(':')[0]}://***@{after}" if named else after
