"""What a model of questions looks at: words and pairs of words, places and affixes."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from rag.language.spelling import written_out

__all__ = ["features", "summed"]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_OPENING = 3
"""Words at the beginning whose place counts."""
_AFFIX = 3
"""Letters of a long word's beginning and end that count, too."""


def features(question: str) -> frozenset[str]:
    """Return what is looked at: words and pairs of words, the first and the last by their place, what they begin and
    end with; every number is 0.

    >>> sorted(features("udah naik?"))
    ['0:sudah', '1:naik', 'naik', 'naik:', 'sudah', 'sudah naik']
    """
    words = ["0" if one.isdigit() else one for one in _TOKEN.findall(written_out(question.lower()))]
    placed = {f"{place}:{word}" for place, word in enumerate(words[:_OPENING])} | {f"{word}:" for word in words[-1:]}
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    long = [word for word in words if len(word) > 2 * _AFFIX - 1]
    affixes = {f"{word[:_AFFIX]}-" for word in long} | {f"-{word[-_AFFIX:]}" for word in long}
    return frozenset({*words, *placed, *pairs, *affixes})


def summed(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """Return the log-odds that weights give to what is found; under the empty feature stands their base."""
    return weights[""] + sum(weights.get(one, 0.0) for one in found)
