"""What the models of questions share: their command, what is held out, how people type, which features count."""

import json
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["fitted_weights", "is_held_out", "model_options", "typed", "write_weights"]

_HELD_OUT_EVERY = 10
_MANGLED = 0.4
_LEAST_GROUPS = 8
"""Groups that must have a feature for it to count: names have fewer."""
_NEVER = -9.0
"""The log-odds of what no question was."""


def model_options(told: str | None, weights: Path) -> Namespace:
    """Read the command line of a program that learns a model: the folder of its `data`, and whether to `write`."""
    parser = ArgumentParser(description=told, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the training data")
    parser.add_argument("--write", action="store_true", help=f"write the weights into {weights.name}")
    return parser.parse_args()


def write_weights(path: Path, weights: Mapping[str, Any]) -> None:
    """Write what a model has learned."""
    path.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def is_held_out(group: int) -> bool:
    """Return whether a group of questions is only measured by."""
    return group % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 1


def typed(text: str, random: Random) -> str:
    """Take away some question marks and capitals, as people do."""
    if random.random() < _MANGLED:
        text = text.rstrip(" ?.")
    return text.lower() if random.random() < _MANGLED else text


def fitted_weights(
    features: Sequence[frozenset[str]],
    groups: Sequence[int],
    truths: Mapping[str, Sequence[bool]],
    *,
    regularised: Mapping[str, Any],
    digits: int,
) -> dict[str, dict[str, float]]:
    """Fit a logistic regression to each of some truths of questions.

    Returns the weights of each by feature, its base under the empty one; what rounds to nothing is left out.
    `regularised` is what scikit-learn's LogisticRegression takes.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    having = {(feature, group) for found, group in zip(features, groups, strict=True) for feature in found}
    count = Counter(feature for feature, _ in having)
    table = DictVectorizer()
    rows = table.fit_transform(
        [dict.fromkeys((one for one in its if count[one] >= _LEAST_GROUPS), 1.0) for its in features]
    )
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")  # liblinear takes no others
    names = table.get_feature_names_out().tolist()
    fitted = {}
    for name, truth in truths.items():
        if not any(truth):
            fitted[name] = {"": _NEVER}
            continue
        model = LogisticRegression(max_iter=1000, random_state=0, **regularised)
        model.fit(rows, truth)
        fitted[name] = _rounded(names, model.coef_[0], float(model.intercept_[0]), digits)
    return fitted


def _rounded(names: Sequence[str], weights: "NDArray[Any]", base: float, digits: int) -> dict[str, float]:
    rounded = {name: round(float(weight), digits) for name, weight in zip(names, weights, strict=True)}
    return {"": round(base, digits), **{name: weight for name, weight in rounded.items() if weight}}
