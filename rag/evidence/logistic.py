"""Likelihoods from several signals: their weights come from `python -m eval.tuning.calibration`."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Logistic", "log_odds"]

_CERTAIN = 0.001
"""No likelihood is taken to be nearer to 0 or 1 than this."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Logistic regression: log-odds that add up."""

    base: float
    """Log-odds where every signal is 0."""
    weights: Mapping[str, float]

    def likelihood(self, signals: Mapping[str, float], *, lift: float = 0.0) -> float:
        """Return how likely it is, 0 to 1; `signals` has a number for each weight, `lift` is added to the log-odds.

        >>> Logistic(-1.0, {"seen": 2.0}).likelihood({"seen": 0.5})
        0.5
        """
        odds = self.base + lift + sum(weight * signals[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-odds))


def log_odds(likelihood: float) -> float:
    """Return log-odds, bounded at either end.

    >>> log_odds(0.5), round(log_odds(0.0), 1)
    (0.0, -6.9)
    """
    bounded = min(max(likelihood, _CERTAIN), 1 - _CERTAIN)
    return math.log(bounded / (1 - bounded))
