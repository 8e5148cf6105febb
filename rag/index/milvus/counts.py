"""How many passages hold each term, and of what the index is made: the second collection."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.index.base import Stamp
from rag.index.milvus.collection import Collection, Row
from rag.index.milvus.terms import TermCounts, numbers_in
from rag.slices import slices

__all__ = ["CountBook", "Note", "TermStatistics"]

_NOTE = -1
"""The key of the row that is no term's."""
_FIELDS = ("number", "passages", "note")
_TERMS = 10_000


@dataclass(frozen=True, slots=True)
class Note:
    """Of what the index is made, and how much of it there is."""

    archive: str
    recipe: str
    generation: int | None = None
    """Of the archive; `None` while somebody changes the index, or was stopped in it."""
    writer: str = ""
    """A name for whoever changed it last."""
    passages: int = 0
    length: int = 0

    @property
    def stamp(self) -> Stamp | None:
        """The state that was last saved; `None` where the index is new or was left halfway."""
        return None if self.generation is None else Stamp(self.archive, self.generation, self.recipe)


@dataclass(slots=True)
class TermStatistics:
    """Passages and their terms, counted."""

    passages: int = 0
    length: int = 0
    holding: Counter[int] = field(default_factory=Counter)
    """Number of a term → passages that hold it, or how many more do."""

    def count(self, rows: Iterable[Row], sign: int = 1) -> None:
        """Count passages in, or out with -1."""
        for row in rows:
            self.passages += sign
            self.length += sign * row["length"]
            for number in numbers_in(row["terms"]):
                self.holding[number] += sign


class CountBook:
    """The collection of counts, with the note."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def note(self) -> Note | None:
        """Return the note; `None` where none was ever written."""
        return _note(self._collection.get([_NOTE], _FIELDS))

    def counts(self, numbers: Sequence[int]) -> TermCounts | None:
        """Return what BM25 must know to weigh these terms, with one request; `None` while there are no passages."""
        rows = self._collection.get([_NOTE, *dict.fromkeys(numbers)], _FIELDS)
        note = _note(rows)
        if note is None or not note.passages:
            return None
        return TermCounts(note.passages, note.length, {row["number"]: row["passages"] for row in rows})

    def write(self, note: Note) -> None:
        """Write the note in the place of the last."""
        stated = {"archive": note.archive, "recipe": note.recipe, "generation": note.generation}
        stated |= {"writer": note.writer, "length": note.length}
        self._collection.upsert([_row(_NOTE, note.passages, json.dumps(stated))])

    def shift(self, holding: Counter[int]) -> None:
        """Add to the counts of terms, or take from them."""
        for numbers in slices((number for number, change in holding.items() if change), _TERMS):
            before = {row["number"]: row["passages"] for row in self._collection.get(numbers, _FIELDS)}
            after = {number: before.get(number, 0) + holding[number] for number in numbers}
            self._collection.upsert([_row(number, count) for number, count in after.items() if count > 0])
            self._collection.delete([number for number, count in after.items() if count <= 0])

    def begin_anew(self, holding: Mapping[int, int]) -> None:
        """Put counts in the place of all that there were."""
        self._collection.delete_where(f"number > {_NOTE}")
        self._collection.upsert([_row(number, count) for number, count in holding.items()])


def _row(number: int, passages: int, note: str = "") -> Row:
    return {"number": number, "passages": passages, "note": note, "unused": [0.0, 0.0]}


def _note(rows: Iterable[Row]) -> Note | None:
    return next(
        (Note(**json.loads(row["note"]), passages=row["passages"]) for row in rows if row["number"] == _NOTE), None
    )
