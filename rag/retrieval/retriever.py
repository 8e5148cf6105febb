"""Find: ask both indexes, fuse what they say, put copies together, let the judge reread, cut."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from embeddings import QuestionTerm
from rag.archive import Archive
from rag.checked_arguments import checked_kind
from rag.index import Scored
from rag.index.base import FloatVector, IdVector
from rag.query import Query, understand
from rag.query.checked_questions import checked_filters, checked_question, checked_questions, checked_top_k, each
from rag.retrieval.deduplication import deduplicate
from rag.retrieval.fusion import candidates, fuse
from rag.retrieval.reranking import PREFERRED, REREAD, read_with_judge, reranked
from rag.settings import Settings, settings_beside
from rag.slices import slices
from rag.types import Explanation, Filters, Hit

__all__ = ["Evidence", "Retriever"]

_DEPTH = 100
"""Passages taken from each index before fusing; more when more hits are asked for."""

_LONGEST = 10_000
"""Characters read of a question: whole paragraphs may be sought, books not."""

_FETCHED = 2
"""Passages read for each hit that is asked for: some are copies of others."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both indexes say of the candidates for a question, before it is fused."""

    ids: IdVector
    """int64[n], ascending"""
    terms: Scored
    """BM25 shares of those among them that hold a term"""
    cosines: FloatVector
    """float32[n]"""


@dataclass(frozen=True, slots=True)
class _Ranking:
    scores: dict[int, float]
    """By passage, best first."""
    preferred: frozenset[int] = frozenset()
    """The passages that were lifted."""


class Retriever:
    """Passages of an archive for a question."""

    def __init__(
        self,
        archive: Archive,
        *,
        settings: Settings | None = None,
        terms: Callable[[str], Sequence[QuestionTerm]] | None = None,
    ) -> None:
        """Retrieve with the archive's own settings, unless others are given.

        `terms` analyses questions in the place of `question_terms`: one that adds to what that returns can bring in a
        thesaurus of your own.
        """
        self.archive = checked_kind("the archive", archive, Archive)
        self.settings = settings_beside(archive.settings, settings)
        self._terms = terms

    def retrieve(
        self,
        question: str | Query,
        *,
        top_k: int = 10,
        filters: Filters = Filters(),
        prefer: Filters = Filters(),
        explain: bool = False,
    ) -> list[Hit]:
        """Return the best passages for a question, best first, at most `top_k`, scores from 0 to 1.

        Only what passes `filters` is found; what also passes `prefer` ranks somewhat higher. Passages that say the same
        in copies of one story are one hit. With `explain`, each hit tells the terms, translations and scores that put
        it there. Of a question longer than 10,000 characters its beginning is read. Nothing comes back for a question
        without a word, from an empty archive, or where the filters let nothing through. Raises `EncoderMismatch` where
        the archive's settings name another encoder than made its vectors.
        """
        query = _query(question)
        checked_filters(filters)
        checked_filters(prefer)
        top_k = checked_top_k(top_k)
        if top_k < 1 or not query.text.strip():
            return []
        terms = self._terms_of(query)
        found = self._evidence(query, terms, depth=max(_DEPTH, top_k), filters=filters)
        hits = self._judged(query, self._rank(found, prefer), top_k)
        return self._explained(terms, hits, found) if explain else hits

    def retrieve_many(
        self,
        questions: Iterable[str | Query],
        *,
        top_k: int = 10,
        filters: Filters = Filters(),
        prefer: Filters = Filters(),
        explain: bool = False,
    ) -> list[list[Hit]]:
        """Retrieve for each question what `retrieve` does, in their order.

        Raises `SettingsError`, before anything is looked up, where one is no text. What is raised for one question
        has a note that names it.
        """
        return each(
            lambda one: self.retrieve(one, top_k=top_k, filters=filters, prefer=prefer, explain=explain),
            checked_questions(questions, Query),
        )

    async def aretrieve(
        self,
        question: str | Query,
        *,
        top_k: int = 10,
        filters: Filters = Filters(),
        prefer: Filters = Filters(),
        explain: bool = False,
    ) -> list[Hit]:
        """Do as `retrieve` does, in a thread: an event loop goes on meanwhile."""
        return await asyncio.to_thread(
            self.retrieve, question, top_k=top_k, filters=filters, prefer=prefer, explain=explain
        )

    async def aretrieve_many(
        self,
        questions: Iterable[str | Query],
        *,
        top_k: int = 10,
        filters: Filters = Filters(),
        prefer: Filters = Filters(),
        explain: bool = False,
    ) -> list[list[Hit]]:
        """Do as `retrieve_many` does, in a thread: an event loop goes on meanwhile."""
        return await asyncio.to_thread(
            self.retrieve_many, questions, top_k=top_k, filters=filters, prefer=prefer, explain=explain
        )

    def evidence(self, question: str | Query, *, depth: int = _DEPTH, filters: Filters = Filters()) -> Evidence:
        """Ask both indexes for their best `depth` passages, and give what each says of all of them."""
        query = _query(question)
        depth = checked_top_k(depth)
        return self._evidence(query, self._terms_of(query), depth=depth, filters=checked_filters(filters))

    def _evidence(self, query: Query, terms: Sequence[QuestionTerm], *, depth: int, filters: Filters) -> Evidence:
        index = self.archive.index()
        vector = query.vector(self.archive.encoder)
        matching = index.matching(terms, k=depth, filters=filters)
        ids = candidates(matching, index.nearest(vector, k=depth, filters=filters))
        return Evidence(ids, matching, index.cosines(vector, ids))

    def _terms_of(self, query: Query) -> Sequence[QuestionTerm]:
        return self._terms(query.text) if self._terms else query.terms

    def _rank(self, found: Evidence, prefer: Filters) -> _Ranking:
        fused = fuse(found.ids, terms=found.terms, cosines=found.cosines, terms_weight=self.settings.terms_weight)
        if not prefer:
            return _Ranking(dict(zip(fused.ids.tolist(), fused.scores.tolist(), strict=True)))
        passing = self.archive.index().passing(prefer, fused.ids)
        lifted = np.where(passing, PREFERRED, 1) * fused.scores
        order = np.argsort(-lifted, kind="stable")
        scores = np.minimum(lifted[order], 1).astype(np.float32)
        return _Ranking(
            dict(zip(fused.ids[order].tolist(), scores.tolist(), strict=True)), frozenset(fused.ids[passing].tolist())
        )

    def _judged(self, query: Query, ranking: _Ranking, top_k: int) -> list[Hit]:
        """Read the best passages and let the judge, where there is one, rank the first of them anew."""
        judge = self.archive.judge if self.settings.judge_weight else None
        if judge is None:
            return self._read(ranking, top_k)
        hits = read_with_judge(query, self._read(ranking, max(top_k, REREAD)), judge)
        return reranked(hits, weight=self.settings.judge_weight)[:top_k]

    def _read(self, ranking: _Ranking, top_k: int) -> list[Hit]:
        """Read the best passages, and further ones in the place of those that turn out to be copies."""
        found: list[Hit] = []
        hits: list[Hit] = []
        for ids in slices(ranking.scores, min(_FETCHED * top_k, len(ranking.scores)) or 1):
            passages = self.archive.passages(ids)
            there = (number for number in ids if number in passages)
            found.extend(Hit(passages[n], ranking.scores[n], preferred=n in ranking.preferred) for n in there)
            hits = deduplicate(found, self.archive.copies({hit.passage.article.article_id for hit in found}))
            if len(hits) >= top_k:
                break
        return hits[:top_k]

    def _explained(self, terms: Sequence[QuestionTerm], hits: list[Hit], found: Evidence) -> list[Hit]:
        index = self.archive.index()
        ids = np.array([hit.passage.passage_id for hit in hits], dtype=np.int64)
        matches = index.matches(terms, ids.tolist())
        cosines = found.cosines[np.searchsorted(found.ids, ids)].tolist()
        shares = dict(zip(found.terms.ids.tolist(), found.terms.scores.tolist(), strict=True))
        return [
            replace(hit, explanation=Explanation(shares.get(number, 0.0), cosine, tuple(matches[number])))
            for hit, number, cosine in zip(hits, ids.tolist(), cosines, strict=True)
        ]


def _query(question: str | Query) -> Query:
    if isinstance(question, Query):
        return question
    return understand(checked_question(question)[:_LONGEST])
