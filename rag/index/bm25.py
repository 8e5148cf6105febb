"""Best terms, by tantivy's BM25 over terms that were analysed elsewhere."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from embeddings import QuestionTerm
from embeddings.language import Language
from rag.index.base import IdVector, IndexEntry, Scored
from rag.index.facets import article_key, day_number, publisher_key
from rag.index.structured_query import SynonymGroup, attainable, terms_of
from rag.types import Filters, TermMatch

__all__ = ["TermIndex"]

_WRITER_BYTES = 64_000_000
_NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0, np.float32))


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_integer_field("passage_id", indexed=True, fast=True)
    fields.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    fields.add_integer_field("article", indexed=True)
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
            document.add_integer("article", article_key(entry.article_id))
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
        """Return the k passages of highest BM25, as shares of what one that holds every term could reach.

        Each bag counts by its best term. A question whose words occur nowhere thus scores low all over, however well
        its one known word matches: that is how little the words tell about it.
        """
        searcher = self._tantivy.searcher()
        if not terms or not searcher.num_docs:
            return _NOTHING
        bags = _bags(terms, searcher)
        asked = [(Occur.Should, Query.disjunction_max_query(self._weighted(bag))) for bag in bags]
        found = self._search(searcher, Query.boolean_query(asked), k, self._conditions(filters))
        return Scored(found.ids, np.minimum(found.scores / attainable(bags), 1))

    def holding(self, words: Sequence[Iterable[str]], *, filters: Filters) -> IdVector:
        """Return the ids of all passages that hold a term of each word, ascending."""
        searcher = self._tantivy.searcher()
        if not words or not searcher.num_docs:
            return _NOTHING.ids
        each = [_condition(Query.term_set_query(self._schema, "terms", list(terms))) for terms in words]
        found = self._search(searcher, Query.all_query(), searcher.num_docs, [*each, *self._conditions(filters)])
        return np.sort(found.ids)

    def matches(self, terms: Sequence[QuestionTerm], ids: Sequence[int]) -> dict[int, list[TermMatch]]:
        """Tell, for each of these passages, which term stood for each word that it holds, and its part of the share."""
        searcher = self._tantivy.searcher()
        found: dict[int, list[TermMatch]] = {number: [] for number in ids}
        if not terms or not searcher.num_docs or not found:
            return found
        among = Query.term_set_query(self._schema, "passage_id", list(ids))
        bags = _bags(terms, searcher)
        most = attainable(bags)
        for bag in bags:
            scores: dict[int, dict[str, float]] = {}
            for term, query in zip(bag.boosts, self._weighted(bag), strict=True):
                scored = self._search(searcher, query, len(found), [_condition(among)])
                for number, score in zip(scored.ids.tolist(), scored.scores.tolist(), strict=True):
                    scores.setdefault(number, {})[term] = score / most
            for number, held in scores.items():
                if match := bag.best(held):
                    found[number].append(match)
        return found

    def _search(
        self, searcher: tantivy.Searcher, query: Query, k: int, conditions: Sequence[tuple[Occur, Query]]
    ) -> Scored:
        most = min(k, searcher.num_docs)  # tantivy sets room aside for as many as it is asked for
        hits = searcher.search(Query.boolean_query([(Occur.Must, query), *conditions]), most, count=False).hits
        ids = searcher.fast_field_values("passage_id", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return Scored(np.array(ids, dtype=np.int64), scores)

    def _weighted(self, bag: SynonymGroup) -> list[Query]:
        return [
            Query.boost_query(Query.term_query(self._schema, "terms", term), boost)
            for term, boost in bag.boosts.items()
        ]

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
        if filters.articles is not None:
            keys = [article_key(one) for one in filters.articles]
            conditions.append(Query.term_set_query(self._schema, "article", keys))
        return [_condition(condition) for condition in conditions]

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._tantivy.writer(_WRITER_BYTES, num_threads=1)
        return self._writer


def _bags(terms: Sequence[QuestionTerm], searcher: tantivy.Searcher) -> list[SynonymGroup]:
    """Weigh the bags as tantivy weighs terms: passages that are gone count until their segment is merged."""
    number = sum(searcher.doc_freq("language", language.value) for language in Language)
    holding = {term: searcher.doc_freq("terms", term) for term in terms_of(terms)}
    return [SynonymGroup.of(term, number, holding) for term in terms]


def _condition(query: Query) -> tuple[Occur, Query]:
    return Occur.Must, Query.const_score_query(query, 0.0)


def _publisher_term(publisher: str | None) -> str:
    return f"{publisher_key(publisher):016x}"
