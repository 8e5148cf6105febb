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
    base=-0.25,
    weights=MappingProxyType(
        {
            "sentence": 0.53,
            "passage": -2.38,
            "margin": 1.36,
            "known": 0.91,
            "agreement": 0.02,
            "crossing": 0.6,
            "answers": 0.37,
        }
    ),
)
_UNJUDGED = Logistic(
    base=-1.6,
    weights=MappingProxyType({"sentence": 0.44, "passage": 2.25, "margin": 1.3, "known": 0.72, "agreement": 0.28}),
)
"""Fitted as the weights of `SentenceScore`: `python -m eval.tuning.calibration DATA`, with `--judge off` the second.

The passage's score is weighed within `sentence`, too; beside it a high one tells of a passage that is near and does not
answer.
"""


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
    crossing: bool = False
    """Whether that article is of another language than the question."""
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
            "crossing": float(self.crossing),
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
        crossing=first.article.language is not query.language,
        answers=max((one.answers for one in readings), default=None),
    )
