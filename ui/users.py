"""Who may use the chat: a file of names and hashed passwords."""

import os
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes

from embeddings.errors import SettingsError

__all__ = ["LEAST_PASSWORD", "Users", "read_users", "write_users"]

LEAST_PASSWORD = 8
"""Characters."""
_COST, _BLOCKS = 2**14, 8
"""scrypt's, as RFC 7914 has them for logging in: a sixteenth of a second, 16 MiB."""
_NAME = re.compile(r"[\w.@-]{1,64}")
_SALT = 16
_HEADER = "# Who may use the chat: a name and a hashed password a line; sitasi users writes it.\n"


@dataclass(frozen=True, slots=True)
class Users:
    """Names with their hashed passwords."""

    hashes: Mapping[str, str] = field(default_factory=dict)

    def knows(self, name: str, password: str) -> bool:
        """Return whether a name has this password; it takes as long for a name that is not known."""
        salt, _, expected = self.hashes.get(name, f"{_encoded(bytes(_SALT))}${_encoded(bytes(64))}").partition("$")
        return compare_digest(_hash(password, b64decode(salt)), b64decode(expected)) and name in self.hashes

    def having(self, name: str, password: str) -> "Users":
        """Return these and one more, or one with a new password. Raises `SettingsError` where either cannot be."""
        if not _NAME.fullmatch(name):
            raise SettingsError(f"{name!r} is no name for a user: take letters, digits and . @ - _, at most 64")
        if len(password) < LEAST_PASSWORD:
            raise SettingsError(f"the password is too short: take at least {LEAST_PASSWORD} characters")
        salt = token_bytes(_SALT)
        return Users({**self.hashes, name: f"{_encoded(salt)}${_encoded(_hash(password, salt))}"})

    def without(self, name: str) -> "Users":
        """Return these without one. Raises `SettingsError` where there is none of this name."""
        if name not in self.hashes:
            raise SettingsError(f"there is no user {name!r}; those there are: {', '.join(self.hashes) or 'none'}")
        return Users({other: kept for other, kept in self.hashes.items() if other != name})


def read_users(path: Path) -> Users:
    """Read a file of users. Raises `SettingsError` where it cannot be read, or a line is wrong."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the users in {path} cannot be read ({error}): make some with `sitasi users add`"
        ) from error
    return Users(dict(_entry(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if _is_entry(line)))


def write_users(users: Users, path: Path) -> None:
    """Write a file of users that only its owner can read, in one step."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(_HEADER + "".join(f"{name}:{kept}\n" for name, kept in sorted(users.hashes.items())))
    beside.replace(path)


def _is_entry(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _entry(line: str, place: str) -> tuple[str, str]:
    name, _, kept = line.partition(":")
    try:
        salt, expected = (b64decode(part, validate=True) for part in kept.split("$"))
    except ValueError as error:
        raise SettingsError(f"{place} is no user: write users with `sitasi users add`") from error
    if not (_NAME.fullmatch(name) and salt and expected):
        raise SettingsError(f"{place} is no user: write users with `sitasi users add`")
    return name, kept


def _hash(password: str, salt: bytes) -> bytes:
    return scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCKS, p=1)


def _encoded(data: bytes) -> str:
    return b64encode(data).decode()
