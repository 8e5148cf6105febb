"""How well a sentence fits a question, and how likely it therefore answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.evidence.logistic import Logistic, log_odds

__all__ = ["SentenceScore"]

_JUDGED = Logistic(
    base=-3.68,
    weights=MappingProxyType({"coverage": 1.17, "cosine": 2.37, "passage": 1.32, "expected": -0.11, "answering": 0.5}),
)
_UNJUDGED = Logistic(
    base=-6.83,
    weights=MappingProxyType({"coverage": 2.03, "cosine": 5.84, "passage": 2.0, "expected": 0.61}),
)
"""Fitted on held-out training questions of both sets in one archive.

`python -m eval.tuning.calibration DATA`, which asks each set of its own, prints nearly these; with `--judge off`, the
second.

To a judge it says nothing more that a sentence holds a number, a date or a name.
"""

_PREFERRED = 1.5
"""Added to the log-odds of a sentence from the time asked for: enough to decide between sentences that fit alike."""
_ENUMERATES = 3.0
"""Added to those of a list where several things are asked for: the judge knows sentences, and sees no answer there."""


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """What is known of a sentence as an answer to a question, each 0 to 1."""

    coverage: float
    """The question's words that it holds, the rare ones counting more."""
    cosine: float
    """Its own likeness to the question."""
    passage: float
    """The score of its passage."""
    expected: bool
    """Whether it holds what is asked for and not yet known: a number, a date, a name, a cause, a denial."""
    preferred: bool = False
    """Whether its article is of the time that the question asks for."""
    enumerates: bool = False
    """Whether it is a list, where the question asks for several things."""
    answering: float | None = None
    """How likely the judge thinks the answer to stand there; `None` where it does not tell."""

    @property
    def signals(self) -> Mapping[str, float]:
        """Return the numbers that are weighed."""
        plain = {
            "coverage": self.coverage,
            "cosine": self.cosine,
            "passage": self.passage,
            "expected": float(self.expected),
        }
        if self.answering is None:
            return plain
        return {**plain, "answering": log_odds(self.answering)}

    @property
    def likelihood(self) -> float:
        """Return how likely the sentence answers, 0 to 1."""
        regression = _UNJUDGED if self.answering is None else _JUDGED
        lift = _PREFERRED * self.preferred + _ENUMERATES * self.enumerates
        return regression.likelihood(self.signals, lift=lift)
