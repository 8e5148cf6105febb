"""Let the judge read the first hits together with the question, and rank them anew."""

from collections.abc import Sequence
from dataclasses import replace

from embeddings.judge import Judge
from embeddings.judge.windows import heading
from rag.query import Query
from rag.segmentation.chunking import lead_of
from rag.settings import Settings
from rag.types import Hit, Span

__all__ = ["PREFERRED", "REREAD", "read_with_judge", "reranked", "those_fitting", "those_read"]

REREAD = 20
"""Hits that the judge reads at most: each takes it some milliseconds."""
_ALWAYS = 5
"""Hits that it reads in any case."""
_NEAR_BEST = 0.55
"""Further ones are read where they score this much, compared with the best one.

Over 300 questions of the pool, 11 windows are read instead of 20, and nDCG@10 is .688 with either; at .65 they are 8
and it falls by .001, at .75 they are 6 and it falls by .017.
"""

PREFERRED = 1.05
"""What the scores of preferred articles are multiplied by: enough to decide between passages that fit alike."""


def read_with_judge(query: Query, hits: Sequence[Hit], judge: Judge) -> list[Hit]:
    """Return the hits with what the judge makes of the first of them, each read with its article's title and day."""
    number = REREAD if query.claim else _worth_reading(hits)  # a verdict hears those, too, that say it in other words
    headings = [_heading(hit) for hit in hits[:number]]
    windows = [start + hit.passage.text for start, hit in zip(headings, hits, strict=False)]
    readings = zip(judge.read(query.text, windows), headings, strict=True)
    first = [replace(hit, reading=one.behind(len(start))) for hit, (one, start) in zip(hits, readings, strict=False)]
    return [*first, *hits[number:]]


def reranked(hits: Sequence[Hit], *, weight: float) -> list[Hit]:
    """Score hits by (1 - `weight`) · their score + `weight` · the judge's relevance, best first.

    The relevance of preferred articles is lifted as their scores are. What was not read counts as not relevant, so that
    it overtakes nothing that was read and stood before it.
    """
    scored = [replace(hit, score=(1 - weight) * hit.score + weight * _relevance(hit)) for hit in hits]
    return sorted(scored, key=lambda hit: -hit.score)


def those_read(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that the judge read, with whose sentences no others compare; all where it read none."""
    return [hit for hit in hits if hit.reading] or list(hits)


def those_fitting(hits: Sequence[Hit], settings: Settings) -> list[Hit]:
    """Return the hits that fit their question well enough to answer it."""
    return [hit for hit in hits if hit.score >= settings.least_score]


def _worth_reading(hits: Sequence[Hit]) -> int:
    """Count the hits, best first, that may overtake the best one, or are among the first."""
    near = sum(hit.score >= _NEAR_BEST * hits[0].score for hit in hits[:REREAD])
    return max(near, _ALWAYS)


def _heading(hit: Hit) -> str:
    """Write what is read before a passage: title and day of its article, and what leads the passage in."""
    passage = hit.passage
    lead = lead_of(passage.article, Span(passage.start, passage.end))
    return heading(passage.article.title, passage.article.published) + (f"{lead}\n" if lead else "")


def _relevance(hit: Hit) -> float:
    if hit.reading is None:
        return 0.0
    return min(hit.reading.relevance * (PREFERRED if hit.preferred else 1.0), 1.0)
