"""Best terms, by tantivy's BM25 over terms that were analysed elsewhere."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from embeddings.terms import QuestionTerm
from rag.index.base import IdVector, IndexEntry, Scored
from rag.index.facets import day_number, publisher_key
from rag.types import Filters, TermMatch

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

        Each bag counts by its best term. A question whose words occur nowhere thus scores low all over, however well
        its one known word matches: that is how little the words tell about it.
        """
        searcher = self._tantivy.searcher()
        if not terms or not searcher.num_docs:
            return _NOTHING
        bags = [_Bag.of(term, searcher) for term in terms]
        asked = [(Occur.Should, Query.disjunction_max_query(self._weighted(bag))) for bag in bags]
        found = self._search(searcher, Query.boolean_query(asked), k, self._conditions(filters))
        return Scored(found.ids, np.minimum(found.scores / _attainable(bags), 1))

    def matches(self, terms: Sequence[QuestionTerm], ids: Sequence[int]) -> dict[int, list[TermMatch]]:
        """Tell, for each of these passages, which term stood for each word that it holds, and its part of the share."""
        searcher = self._tantivy.searcher()
        found: dict[int, list[TermMatch]] = {number: [] for number in ids}
        if not terms or not searcher.num_docs or not found:
            return found
        among = Query.term_set_query(self._schema, "passage_id", list(ids))
        bags = [_Bag.of(term, searcher) for term in terms]
        attainable = _attainable(bags)
        for bag in bags:
            best: dict[int, TermMatch] = {}
            for term, query in zip(bag.boosts, self._weighted(bag), strict=True):
                scored = self._search(searcher, query, len(found), [_condition(among)])
                for number, score in zip(scored.ids.tolist(), scored.scores.tolist(), strict=True):
                    share = score / attainable
                    if number not in best or best[number].share < share:
                        best[number] = TermMatch(bag.word, term, share)
            for number, match in best.items():
                found[number].append(match)
        return found

    def _search(
        self, searcher: tantivy.Searcher, query: Query, k: int, conditions: Sequence[tuple[Occur, Query]]
    ) -> Scored:
        hits = searcher.search(Query.boolean_query([(Occur.Must, query), *conditions]), k, count=False).hits
        ids = searcher.fast_field_values("passage_id", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return Scored(np.array(ids, dtype=np.int64), scores)

    def _weighted(self, bag: "_Bag") -> list[Query]:
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
        return [_condition(condition) for condition in conditions]

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._tantivy.writer(_WRITER_BYTES, num_threads=1)
        return self._writer


@dataclass(frozen=True, slots=True)
class _Bag:
    """A word of the question with everything that stands for it, as if they were one term.

    Probabilistic structured queries: Darwish and Oard, Probabilistic Structured Query Methods (2003); Yang et al.,
    arXiv 2404.18797. Their sum over a bag becomes tantivy's disjunction-max, whose boosts give each term the rarity of
    the whole bag: a rare translation would outweigh the others by its own.
    """

    word: str
    rarity: float
    """Inverse document frequency of the bag."""
    boosts: dict[str, float]
    """Term to factor of its BM25."""

    @classmethod
    def of(cls, term: QuestionTerm, searcher: tantivy.Searcher) -> "_Bag":
        number = searcher.num_docs
        own = {form: searcher.doc_freq("terms", form) for form in term.forms}
        others = {word: searcher.doc_freq("terms", word) for word in term.translations}
        most = max(own.values())  # a stem's passages hold its words' too
        pooled = most + sum(weight * others[word] for word, weight in term.translations.items())
        rarity = _rarity(number, min(pooled, number))
        boosts = {}
        of_word = _rarity(number, own[term.forms[0]])
        for form, count in own.items():
            no_rarer = min(1, of_word / _rarity(number, count))
            boosts[form] = no_rarer * rarity / _rarity(number, most)
        for word, weight in term.translations.items():
            boosts[word] = weight * (_K1 + 1) / (weight + _K1) * rarity / _rarity(number, others[word])
        return cls(term.word, rarity, boosts)


def _rarity(number: int, holding: float) -> float:
    """Give BM25's inverse document frequency of what `holding` of a `number` of passages hold."""
    return math.log(1 + (number - holding + 0.5) / (holding + 0.5))


def _attainable(bags: Sequence[_Bag]) -> float:
    """Sum what each bag adds at most: its rarity, times BM25's bound on term frequency."""
    return (_K1 + 1) * sum(bag.rarity for bag in bags)


def _condition(query: Query) -> tuple[Occur, Query]:
    return Occur.Must, Query.const_score_query(query, 0.0)


def _publisher_term(publisher: str | None) -> str:
    return f"{publisher_key(publisher):016x}"
