"""Rows of a table that speak of something else than the row that is asked for."""

from collections.abc import Sequence

from rag.evidence.sentence_ranking import Candidate
from rag.query import Query
from rag.segmentation.chunking import lead_of
from rag.segmentation.row_patterns import row_marks
from rag.types import Article

__all__ = ["without_other_rows"]


def without_other_rows(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the rows of which another row of their table holds all words of the question, and more.

    Of "Berapa harga beras di Pasar Legi?" the row of Pasar Gede holds "pasar" alone.
    """
    held: dict[tuple[Article, str], list[frozenset[str]]] = {}
    rows: dict[int, tuple[tuple[Article, str], frozenset[str]]] = {}
    for place, one in enumerate(ranked):
        lead = lead_of(one.article, one.span) if "|" in one.text or row_marks(one.text) else ""
        if lead:
            terms = frozenset(one.terms)
            words = frozenset(term.word for term in query.terms if term.stands_in(terms))
            rows[place] = ((one.article, lead), words)
            held.setdefault((one.article, lead), []).append(words)
    others = {place for place, (table, words) in rows.items() if any(words < more for more in held[table])}
    return [one for place, one in enumerate(ranked) if place not in others]
