"""The logistic regressions behind likelihoods from several signals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["LabelledSignals", "fitted"]


@dataclass(frozen=True, slots=True)
class LabelledSignals:
    """Signals, and whether what they point at is so."""

    signals: Mapping[str, float]
    truth: bool


def fitted(examples: Sequence[LabelledSignals], *, balanced: bool = False) -> dict[str, float]:
    """Fit a logistic regression; give its base and its weights by name. `balanced` lets either truth weigh as much."""
    from sklearn.linear_model import LogisticRegression

    names = list(examples[0].signals)
    values = np.array([[one.signals[name] for name in names] for one in examples])
    model = LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced" if balanced else None)
    model.fit(values, [one.truth for one in examples])
    weights = zip(names, model.coef_[0].tolist(), strict=True)
    return {"base": round(float(model.intercept_[0]), 2), **{name: round(weight, 2) for name, weight in weights}}
