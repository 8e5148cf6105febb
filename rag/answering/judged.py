"""What a sentence says to a claim, as its words and the judge together have it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from embeddings.judge import Comparer, Judge
from embeddings.windows import heading
from rag.answering.speaking import Premise
from rag.answering.stances import StanceReading, Stances, lexical_stances
from rag.query import Claimed
from rag.types import Stance

__all__ = ["WORDS_COUNT", "joined", "stances_of"]

WORDS_COUNT = 0.5
"""What is added to the judge's log-likelihood of the stance that the words by themselves take.

Over all sets of held-out claims 0 to .5 differ by .004 of macro-F1, and more is worse; Indonesian ones are read .02
better with .5 than with 0: `python -m eval.tuning.calibration DATA`.
"""

_LEAST_CHANCE = 1e-6


def stances_of(judge: Judge | None, *, least: float = 0.0) -> Stances:
    """Give the way to read stances: by words and judge where there is one that compares, else by words alone.

    What the judge finds where the words say nothing must be as likely as `least`.
    """
    return _read_with(judge.comparer, least) if judge and judge.comparer else lexical_stances


def _read_with(comparer: Comparer, least: float) -> Stances:
    def stances(premises: Sequence[Premise], claim: Claimed) -> list[StanceReading]:
        by_words = lexical_stances(premises, claim)
        likely = comparer.compare([_window(one) for one in premises], claim.text).tolist()
        return [_both(reading, row, least) for reading, row in zip(by_words, likely, strict=True)]

    return stances


def joined(by_words: Stance, likely: Sequence[float], *, words_count: float = WORDS_COUNT) -> dict[Stance, float]:
    """Give how likely each stance is, from what the words say and the judge's likelihoods in the comparer's order.

    >>> max((chances := joined(Stance.REFUTES, [0.4, 0.35, 0.1, 0.15])), key=lambda one: chances[one])
    <Stance.REFUTES: 'refutes'>
    """
    weighed = {
        stance: max(chance, _LEAST_CHANCE) * math.exp(words_count * (stance is by_words))
        for stance, chance in zip(Stance, likely, strict=True)
    }
    whole = sum(weighed.values())
    return {stance: weight / whole for stance, weight in weighed.items()}


def _window(premise: Premise) -> str:
    """Return the sentence with the one before it, behind its article's title and day."""
    return heading(premise.title, premise.published) + f"{premise.before} {premise.text}".strip()


def _both(by_words: StanceReading, likely: Sequence[float], least: float) -> StanceReading:
    chances = joined(by_words.stance, likely)
    best = max(chances, key=lambda stance: chances[stance])
    if by_words.stance is Stance.NEITHER and chances[best] < least:
        return by_words
    return replace(by_words, stance=best, strength=by_words.strength or chances[best])
