"""Which measure does a question ask for: an amount of money, a weight, a time? A model of its words tells."""

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rag.language.measures import Measure, unit_words
from rag.query.question_features import features, summed

__all__ = ["ANY", "WEIGHTS", "asked_measures", "measure_features"]

WEIGHTS = Path(__file__).with_name("asked_measure.json")
"""What each feature of a question says for each measure, and for any: `python -m eval.tuning.asked_measure DATA`."""

ANY = "any"
_COUNTS = re.compile(r"\b(?:berapa(?:kah)?|how\s+many)\s+(?P<counted>\S+(?:\s\S+)?)", re.IGNORECASE)
"""A unit elsewhere may be what a price is for: "How much is a kilogram?"."""
_SURE, _POSSIBLE = 0.7, 0.1
"""How likely a question must ask for some measure; how likely it may ask for each, compared with the likeliest.

Of 3,124 questions of held-out stories that their text answers, 8 are told to ask for what it does not state; of 2,328
that it does not, 245: `python -m eval.tuning.asked_measure DATA`.
"""


def asked_measures(question: str) -> frozenset[Measure]:
    """Return the measures one of which an answer to a question states; none where it may be something else.

    >>> asked_measures("Berapa harga tiketnya?"), asked_measures("Berapa kapal yang berlayar?")
    (frozenset({<Measure.MONEY: 'money'>}), frozenset())
    """
    weights, found = _weights(), measure_features(question)
    if _likelihood(weights[ANY], found) < _SURE:
        return frozenset()
    likely = {one: _likelihood(weights[one], found) for one in Measure}
    return frozenset(one for one in Measure if likely[one] >= _POSSIBLE * max(likely.values()))


def measure_features(question: str) -> frozenset[str]:
    """Return what is looked at: the features of any question, and what the units that it counts measure."""
    counted = (unit_words(match["counted"]) for match in _COUNTS.finditer(question))
    return features(question) | {f"={measure}" for measures in counted for measure in measures}


def _likelihood(weights: Mapping[str, float], found: frozenset[str]) -> float:
    return 1 / (1 + math.exp(-summed(weights, found)))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
