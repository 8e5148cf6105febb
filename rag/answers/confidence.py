"""How sure is it that the articles answer a question at all?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rag.answers.unknown_names import known_share
from rag.evidence.logistic import Logistic, log_odds
from rag.evidence.sentence_ranking import Candidate
from rag.query import Query
from rag.types import Hit

__all__ = ["Signals", "signals"]

_JUDGED = Logistic(
    base=-1.46,
    weights=MappingProxyType(
        {"sentence": 0.52, "passage": 1.01, "margin": 0.65, "known": 0.69, "agreement": 0.19, "answers": 0.14}
    ),
)
_UNJUDGED = Logistic(
    base=-1.6,
    weights=MappingProxyType({"sentence": 0.44, "passage": 2.25, "margin": 1.3, "known": 0.72, "agreement": 0.28}),
)
"""Fitted as the weights of `SentenceScore`: `python -m eval.tuning.calibration DATA`, with `--judge off` the second."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for an answer being there, each 0 to 1."""

    sentence: float
    """How likely the best sentence answers."""
    passage: float
    """The score of the best hit."""
    margin: float
    """How much higher that is than the score of the best hit in another article."""
    known: float
    """Share of the question's names and numbers that the best sentence's article holds; 1 where it has none."""
    agreement: bool
    """Whether the best sentence stands in the article of the best hit."""
    answers: float | None = None
    """How likely the judge thinks the answer to stand in the passage where it most likely does; `None` without one."""

    @property
    def weighed(self) -> Mapping[str, float]:
        """Return the numbers that are weighed."""
        plain = {
            "sentence": log_odds(self.sentence),
            "passage": self.passage,
            "margin": self.margin,
            "known": self.known,
            "agreement": float(self.agreement),
        }
        return plain if self.answers is None else {**plain, "answers": log_odds(self.answers)}

    @property
    def confidence(self) -> float:
        """Return how likely the articles answer, 0 to 1."""
        return (_UNJUDGED if self.answers is None else _JUDGED).likelihood(self.weighed)


def signals(query: Query, hits: Sequence[Hit], ranked: Sequence[Candidate]) -> Signals | None:
    """Gather the signals from the hits and their sentences, both best first; `None` where there are none."""
    if not hits or not ranked:
        return None
    best, first = hits[0], ranked[0]
    others = (hit.score for hit in hits if hit.passage.article != best.passage.article)
    readings = [hit.reading for hit in hits if hit.reading]
    return Signals(
        sentence=first.score,
        passage=best.score,
        margin=best.score - next(others, 0.0),
        known=known_share(query, first.article),
        agreement=first.article == best.passage.article,
        answers=max((one.answers for one in readings), default=None),
    )
