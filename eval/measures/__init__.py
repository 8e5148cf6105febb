"""What is measured of a question, and over all of them, with how sure a mean is.

- `measures`: What is measured of each question, and over all of them. docs/evaluation.md explains each.
- `samples`: Which questions of a run a metric rests on, and the value of each.
- `significance`: Is a mean sure, and is a difference more than luck?
- `text`: How gold answers and shown sentences are compared: as words, without case and punctuation.
"""

from eval.measures.measures import (
    ANSWER_MEASURES,
    RETRIEVAL_MEASURES,
    claim_metrics,
    confusion,
    metrics,
    retrieval_scores,
    score,
)

__all__ = [
    "ANSWER_MEASURES",
    "RETRIEVAL_MEASURES",
    "claim_metrics",
    "confusion",
    "metrics",
    "retrieval_scores",
    "score",
]
