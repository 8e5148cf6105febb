"""Best terms, by tantivy's BM25 over terms that were analysed elsewhere."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from embeddings.terms import QuestionTerm
from rag.index.base import IdVector, IndexEntry, Scored
from rag.index.facets import day_number, publisher_key
from rag.types import Filters

__all__ = ["TermIndex"]

_WRITER_BYTES = 64_000_000
_K1 = 1.2
"""Tantivy's, as in Robertson and Zaragoza, The Probabilistic Relevance Framework (2009)."""
_NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0, np.float32))


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_integer_field("passage_id", indexed=True, fast=True)
    fields.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    fields.add_integer_field("day", indexed=True, fast=True)
    fields.add_text_field("language", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("publisher", tokenizer_name="raw", index_option="basic")
    return fields.build()


class TermIndex:
    """Terms under passage ids, in a folder of their own; changes count once committed."""

    def __init__(self, folder: Path) -> None:
        """Open the folder's index, or begin one where the folder is empty.

        Raises `ValueError`, as tantivy does, where it is damaged.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._tantivy = tantivy.Index(self._schema, path=str(folder))
        self._tantivy.config_reader(reload_policy="manual")  # what others commit must not show before our vectors do
        self._writer: tantivy.IndexWriter | None = None

    def __len__(self) -> int:
        return self._tantivy.searcher().num_docs

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Take in new passages."""
        writer = self._writing()
        for entry in entries:
            document = tantivy.Document()
            document.add_integer("passage_id", entry.passage_id)
            document.add_text("terms", " ".join(entry.terms))
            document.add_integer("day", day_number(entry.published))
            document.add_text("language", entry.language.value)
            document.add_text("publisher", _publisher_term(entry.publisher))
            writer.add_document(document)

    def remove(self, ids: IdVector) -> None:
        """Drop the passages of these ids."""
        self._writing().delete_documents_by_query(Query.term_set_query(self._schema, "passage_id", ids.tolist()))

    def commit(self) -> None:
        """Write what was added and removed, and search it from now on."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self._tantivy.reload()

    def matching(self, terms: Sequence[QuestionTerm], *, k: int, filters: Filters) -> Scored:
        """Give the k passages of highest BM25, as shares of what one that holds every term could reach.

        Each bag counts by its best alternative. A question whose words occur nowhere thus scores low all over, however
        well its one known word matches: that is how little the words tell about a question in another language.
        """
        searcher = self._tantivy.searcher()
        if not terms or not searcher.num_docs:
            return _NOTHING
        asked = [(Occur.Should, self._bag(term)) for term in terms]
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(asked)), *self._conditions(filters)])
        hits = searcher.search(query, k, count=False).hits
        ids = searcher.fast_field_values("passage_id", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        shares = np.minimum(scores / _attainable(searcher, terms), 1)
        return Scored(np.array(ids, dtype=np.int64), shares)

    def _bag(self, term: QuestionTerm) -> Query:
        return Query.disjunction_max_query(
            [
                Query.boost_query(Query.term_query(self._schema, "terms", alternative), weight)
                for alternative, weight in term.alternatives.items()
            ]
        )

    def _conditions(self, filters: Filters) -> list[tuple[Occur, Query]]:
        conditions: list[Query] = []
        if filters.since or filters.until:
            first = day_number(filters.since) or 1
            last = day_number(filters.until) or None
            conditions.append(Query.range_query(self._schema, "day", FieldType.Integer, first, last))
        if filters.languages:
            conditions.append(Query.term_set_query(self._schema, "language", [x.value for x in filters.languages]))
        if filters.publishers:
            names = [_publisher_term(name) for name in filters.publishers]
            conditions.append(Query.term_set_query(self._schema, "publisher", names))
        return [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in conditions]

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._tantivy.writer(_WRITER_BYTES, num_threads=1)
        return self._writer


def _attainable(searcher: tantivy.Searcher, terms: Sequence[QuestionTerm]) -> float:
    """Sum what each term adds at most: its inverse document frequency, times BM25's bound on term frequency."""
    held = [max(searcher.doc_freq("terms", one) for one in term.alternatives) for term in terms]
    number = searcher.num_docs
    return (_K1 + 1) * sum(math.log(1 + (number - count + 0.5) / (count + 0.5)) for count in held)


def _publisher_term(publisher: str | None) -> str:
    return f"{publisher_key(publisher):016x}"
