"""Records: what a line of a file says, asked for value by value, each checked as it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from embeddings.errors import ReadingError
from eval.datasets.problems import Problems
from rag.reading.input.files import check_text
from rag.types import Reason, Verdict

__all__ = ["DatasetRecord", "Ids", "records_of", "shown"]

_SHOWN = 60

_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DatasetRecord:
    """Keys and values found at one place; a key that holds `null` is a key that is missing.

    A value that is not what it should be is noted as a problem, and something empty is given in its stead.
    """

    place: str
    fields: Mapping[str, Any]
    problems: Problems

    def refuse(self, reason: str) -> None:
        """Note what is wrong here."""
        self.problems.add(self.place, reason)

    def has(self, key: str) -> bool:
        """Return whether the key is there and filled."""
        return self.fields.get(key) is not None

    def identity(self, key: str) -> str | None:
        """Return an id, which must be there: a string or a whole number."""
        value = self.fields.get(key)
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            self.refuse(f"needs {key!r}, a string; it has {shown(value)}")
            return None
        if str(value) != " ".join(str(value).split()):
            self.refuse(f"{key!r} must have no tab, line break or surplus space; it is {shown(value)}")
            return None
        return self._checked(key, str(value))

    def text(self, key: str) -> str:
        """Return a text, which must be there and not be blank."""
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"needs {key!r}, a text that is not empty; it has {shown(value)}")
            return ""
        return self._checked(key, value) or ""

    def strings(self, key: str) -> tuple[str, ...]:
        """Return texts, of which there may be none; one alone may stand without its list."""
        value = self.fields.get(key)
        values = [] if value is None else [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            self.refuse(f"{key!r} must be texts that are not empty; it is {shown(value)}")
            return ()
        return tuple(dict.fromkeys(one for one in values if self._checked(key, one)))

    def truth(self, key: str) -> bool | None:
        """Return true or false, or `None` where it is not said."""
        value = self.fields.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(f"{key!r} must be true or false; it is {shown(value)}")
        return None

    def whole(self, key: str) -> int | None:
        """Return a whole number, or `None` where it is not said."""
        value = self.fields.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.refuse(f"{key!r} must be a whole number; it is {shown(value)}")
        return None

    def verdict(self, key: str) -> Verdict | None:
        """Return a verdict, or `None` where none is said."""
        return self._one_of(Verdict, key)

    def reason(self, key: str) -> Reason | None:
        """Return why a question should not be answered, or `None` where that is not said."""
        return self._one_of(Reason, key)

    def inside(self, key: str) -> "DatasetRecord":
        """Return the object under a key as a record of the same place; an empty one where there is none."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, dict):
            self.refuse(f"{key!r} must be an object; it is {shown(value)}")
        return DatasetRecord(self.place, value if isinstance(value, dict) else {}, self.problems)

    def children(self, key: str) -> list["DatasetRecord"]:
        """Return the objects of a list, which must be there; the place of each is `place.key[number]`."""
        value = self.fields.get(key)
        if not isinstance(value, list):
            self.refuse(f"needs {key!r}, a list; it has {shown(value)}")
            return []
        return records_of(value, f"{self.place}.{key}", self.problems)

    def _one_of(self, kinds: type[_Kind], key: str) -> _Kind | None:
        value = self.fields.get(key)
        if value is None or value in list(kinds):
            return None if value is None else kinds(value)
        self.refuse(f"{key!r} must be one of {', '.join(kinds)}; it is {shown(value)}")
        return None

    def _checked(self, key: str, value: str) -> str | None:
        try:
            return check_text(value)
        except ReadingError as error:
            self.refuse(f"{key!r}: {error}")
            return None


class Ids:
    """The ids of one file's records: each may be used once, and others may name only these."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._whole = True

    def take(self, record: DatasetRecord | None, key: str) -> str | None:
        """Return the id of a record that can be read and is the first with this id."""
        identity = record.identity(key) if record else None
        if record is None or identity is None:
            self._whole = False
            return None
        return self.claim(record, identity)

    def claim(self, record: DatasetRecord, identity: str) -> str | None:
        """Return the id where the record is the first that uses it; note a problem otherwise."""
        if identity in self._seen:
            record.refuse(f"the id {shown(identity)} was used before; give each its own")
            return None
        self._seen.add(identity)
        return identity

    def lack(self, identity: str) -> bool:
        """Return whether no record has this id; where some records could not be read, nobody can say."""
        return self._whole and identity not in self._seen


def records_of(values: list[Any], place: str, problems: Problems) -> list[DatasetRecord]:
    """Take the objects of a JSON list as records; what is no object is noted and left out."""
    found = []
    for number, value in enumerate(values):
        if isinstance(value, dict):
            found.append(DatasetRecord(f"{place}[{number}]", value, problems))
        else:
            problems.add(f"{place}[{number}]", f"must be an object; it is {shown(value)}")
    return found


def shown(value: object) -> str:
    """Show a value on one line, cut where it is long.

    >>> shown(["a", "b"]), shown(None)
    ("['a', 'b']", 'nothing')
    """
    if value is None:
        return "nothing"
    written = repr(value)
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
