"""One collection of Milvus: rows under whole numbers, with vectors to search by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pymilvus import CollectionSchema, DataType, FieldSchema

from embeddings.errors import IndexOutOfReach
from rag.index.milvus.connection import Connection
from rag.index.milvus.layout import EXACT, Layout
from rag.slices import slices

__all__ = ["Collection", "Row", "SearchResult"]

Row = dict[str, Any]

_EFFORT = 8
"""Nodes that HNSW keeps in sight for each row asked for: of 8,000 passages, 99.9 % of the nearest 100 are found."""
_LEAST_EFFORT = 400
_LONGEST_TEXT = 2_000
_ROWS = 1_000
"""Rows in one request; a message of Milvus may hold 64 MB."""
_PAGE = 10_000
"""Keys in one request; Milvus gives 16,384 rows at most."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What we ask of a collection; every method raises `IndexOutOfReach` where Milvus does not do it.

    It is read as this process last wrote it; `settle` waits for what others wrote. To wait so before each search would
    cost the tick of Milvus's clock each time, 0.2 s.
    """

    at: Connection
    name: str
    layout: Layout

    def exists(self) -> bool:
        """Return whether there is one; raises `IndexOutOfReach` where one of this name has another layout."""
        with self.at.asked():
            if not self.at.client.has_collection(self.name, timeout=self.at.asking):
                return False
            fields = self.at.client.describe_collection(self.name, timeout=self.at.asking)["fields"]
        if {field["name"]: field["type"] for field in fields} != self.layout.types:
            raise IndexOutOfReach(
                f"the collection {self.name!r} at {self.at.address} is no index of Sitasi, or of an earlier version: "
                "name another in SITASI_INDEX"
            )
        return True

    def create(self, dimensions: int) -> None:
        """Make the collection, empty, for vectors of so many dimensions; `complete` makes its indexes."""
        extents = {DataType.FLOAT_VECTOR: {"dim": dimensions}, DataType.VARCHAR: {"max_length": _LONGEST_TEXT}}
        fields = [
            FieldSchema(name, kind, is_primary=not place, **extents.get(kind, {}))
            for place, (name, kind) in enumerate(self.layout.types.items())
        ]
        with self.at.asked():
            self.at.client.create_collection(
                self.name, schema=CollectionSchema(fields), consistency_level="Session", timeout=self.at.writing
            )

    def complete(self) -> None:
        """Make the indexes that are lacking: all of a new collection, some where its making was stopped."""
        with self.at.asked():
            there = self.at.client.list_indexes(self.name)
            for name, index in self.layout.indexes.items():
                if name not in there:
                    lacking = self.at.client.prepare_index_params()
                    kind = EXACT if name == "vector" and self.at.address.is_lite else index
                    lacking.add_index(name, index_name=name, **kind)
                    self.at.client.create_index(self.name, lacking, timeout=self.at.writing, sync=False)

    def drop(self) -> None:
        """Take the collection away, with all that it holds."""
        with self.at.asked():
            self.at.client.drop_collection(self.name, timeout=self.at.writing)

    def settle(self) -> int:
        """Make the collection ready to be read, with all that anybody wrote, and count its rows."""
        with self.at.asked():
            self.at.client.load_collection(self.name, timeout=self.at.writing)
            counted = self.at.client.query(
                self.name, output_fields=["count(*)"], consistency_level="Strong", timeout=self.at.writing
            )
            return int(counted[0]["count(*)"])

    def upsert(self, rows: Sequence[Row]) -> None:
        """Write rows, in the place of those of the same keys."""
        with self.at.asked():
            for some in slices(rows, _ROWS):
                self.at.client.upsert(self.name, some, timeout=self.at.writing)

    def delete(self, keys: Sequence[int]) -> None:
        """Take away the rows of these keys."""
        with self.at.asked():
            for some in slices(keys, _PAGE):
                self.at.client.delete(self.name, ids=some, timeout=self.at.writing)

    def delete_where(self, condition: str) -> None:
        """Take away the rows that meet a condition."""
        with self.at.asked():
            self.at.client.delete(self.name, filter=condition, timeout=self.at.writing)

    def tidy(self) -> None:
        """Let milvus-lite index what was written: it would do so for every search; a server does it by itself."""
        if self.at.address.is_lite:
            with self.at.asked():
                self.at.client.flush(self.name)

    def get(self, keys: Sequence[int], fields: Sequence[str]) -> list[Row]:
        """Return the rows that there are of these keys, in no order."""
        with self.at.asked():
            return [
                row
                for some in slices(keys, _ROWS)
                for row in self.at.client.get(self.name, ids=some, output_fields=list(fields), timeout=self.at.asking)
            ]

    def meeting(self, condition: str, field: str) -> list[Any]:
        """Return a field of the rows that meet a condition, in no order."""
        with self.at.asked():
            rows = self.at.client.query(self.name, filter=condition, output_fields=[field], timeout=self.at.asking)
            return [row[field] for row in rows]

    def all(self, fields: Sequence[str]) -> Iterator[list[Row]]:
        """Yield all rows, some at a time."""
        with self.at.asked():
            pages = self.at.client.query_iterator(
                self.name, batch_size=_PAGE, output_fields=list(fields), timeout=self.at.writing
            )
            while rows := pages.next():
                yield rows
            pages.close()

    def search(self, vector: object, by: str, *, k: int, condition: str, fields: Sequence[str]) -> "SearchResult":
        """Return the k rows of highest inner product with a vector, best first."""
        with self.at.asked():
            (hits,) = self.at.client.search(
                self.name,
                [vector],
                anns_field=by,
                limit=k,
                search_params={"params": {"ef": max(_EFFORT * k, _LEAST_EFFORT)}},
                filter=condition,
                output_fields=list(fields),
                timeout=self.at.asking,
            )
            return SearchResult(hits.ids, hits.distances, [hit["entity"] for hit in hits] if fields else [])


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Rows that a search found, best first."""

    keys: Sequence[int]
    products: Sequence[float]
    rows: Sequence[Row]
    """Those fields that were asked for."""
