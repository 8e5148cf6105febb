"""Find: ask both indexes, fuse what they say, cut."""

from dataclasses import dataclass

from embeddings.terms import question_terms
from rag.archive import Archive
from rag.fusion import candidates, fuse
from rag.index import Scored
from rag.index.base import FloatVector, IdVector
from rag.settings import Settings
from rag.slices import slices
from rag.types import Filters, Hit

__all__ = ["Evidence", "Retriever"]

_DEPTH = 100
"""Passages taken from each index before fusing; more when more hits are asked for."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both indexes say of the candidates for a question, before it is fused."""

    ids: IdVector
    """int64[n], ascending"""
    terms: Scored
    """BM25 shares of those among them that hold a term"""
    cosines: FloatVector
    """float32[n]"""


class Retriever:
    """Passages of an archive for a question."""

    def __init__(self, archive: Archive, *, settings: Settings | None = None) -> None:
        """Retrieve with the archive's own settings, unless others are given."""
        self.archive = archive
        self.settings = settings or archive.settings

    def retrieve(self, question: str, *, top_k: int = 10, filters: Filters = Filters()) -> list[Hit]:
        """Give the best passages for a question, best first, at most `top_k`, scores from 0 to 1.

        Nothing comes back for a question without a word, from an empty archive, or where the filters let nothing
        through. Raises `EncoderMismatch` where the settings name another encoder than the archive's.
        """
        if top_k < 1 or not question.strip():
            return []
        ranking = self._rank(question, max(_DEPTH, top_k), filters)
        scores = dict(zip(ranking.ids.tolist(), ranking.scores.tolist(), strict=True))
        hits: list[Hit] = []
        for ids in slices(scores, top_k):
            passages = self.archive.passages(ids)
            hits.extend(Hit(passages[number], scores[number]) for number in ids if number in passages)
            if len(hits) >= top_k:
                break
        return hits[:top_k]

    def _rank(self, question: str, depth: int, filters: Filters) -> Scored:
        found = self.evidence(question, depth=depth, filters=filters)
        return fuse(found.ids, terms=found.terms, cosines=found.cosines, terms_weight=self.settings.terms_weight)

    def evidence(self, question: str, *, depth: int = _DEPTH, filters: Filters = Filters()) -> Evidence:
        """Ask both indexes for their best `depth` passages, and give what each says of all of them."""
        index = self.archive.index()
        vector = self.archive.encoder.encode_queries([question])[0]
        terms = index.matching(question_terms(question), k=depth, filters=filters)
        ids = candidates(terms, index.nearest(vector, k=depth, filters=filters))
        return Evidence(ids, terms, index.cosines(vector, ids))
