"""Let the judge read the first hits together with the question, and rank them anew."""

from collections.abc import Sequence
from dataclasses import replace

from embeddings.judge import Judge
from rag.types import Hit

__all__ = ["REREAD", "reread"]

REREAD = 20
"""Hits that the judge reads: each takes it some milliseconds."""


def reread(question: str, hits: Sequence[Hit], judge: Judge, *, weight: float) -> list[Hit]:
    """Score the first hits by (1 - `weight`) · their score + `weight` · the judge's relevance, best first.

    Those behind them keep the first part of that, so that none overtakes a hit that was read.
    """
    readings = judge.read(question, [hit.passage.text for hit in hits[:REREAD]])
    first = [
        replace(hit, score=(1 - weight) * hit.score + weight * reading.relevance, reading=reading)
        for hit, reading in zip(hits, readings, strict=False)
    ]
    others = [replace(hit, score=(1 - weight) * hit.score) for hit in hits[REREAD:]]
    return [*sorted(first, key=lambda hit: -hit.score), *others]
