"""What a sentence says to a claim, as its words and the judge together have it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from embeddings.judge import Comparer, Judge
from embeddings.judge.windows import heading
from rag.language.word_lists.news import cue_words
from rag.query import ClaimUnits
from rag.types import Stance
from rag.verdicts.changes import tells_former
from rag.verdicts.relevance import Premise
from rag.verdicts.roles import exchanges_roles
from rag.verdicts.stances import StanceReading, Stances, Sureness, lexical_stances

__all__ = ["WORDS_COUNT", "StanceWeights", "joined", "stances_of"]

WORDS_COUNT = 0.5
"""What is added to the judge's log-likelihood of the stance that the words by themselves take.

Over all sets of held-out claims 0 to .5 differ by .004 of macro-F1, and more is worse; Indonesian ones are read .02
better with .5 than with 0: `python -m eval.tuning.calibration DATA`.
"""

_LEAST_CHANCE = 1e-6
_FORMER = 0.88
"""How likely a sentence that calls former what is claimed refutes: `python -m eval.tuning.changes`."""
_EXCHANGED = 0.88
"""How likely a sentence that exchanges the roles of two names refutes: `python -m eval.tuning.roles`.

The judge is not heard there: it tells no roles.
"""


@dataclass(frozen=True, slots=True)
class StanceWeights:
    """How words and judge together read the sentences of an archive, most of which say nothing to a claim."""

    words_count: float = 3.0
    """What is added to the log-likelihood of the stance that the words take."""
    open_count: float = 0.3
    """What is added to that of leaving the claim open: sentences with labels seldom do."""
    least: float = 0.4
    """How likely a stance must be for a sentence to say anything."""


def stances_of(judge: Judge | None, *, weighing: StanceWeights | None = None) -> Stances:
    """Return the way to read stances: by words and judge where there is one that compares, else by words alone.

    Without `weighing` each premise is taken to be evidence, and its likeliest stance is given, "neither" among them.
    """
    read = _read_with(judge.comparer, weighing) if judge and judge.comparer else lexical_stances
    return _putting_right(_refuting(_refuting(read, _is_former, _FORMER), _is_exchanged, _EXCHANGED))


def _refuting(read: Stances, tells: Callable[[ClaimUnits, Premise], bool], strength: float) -> Stances:
    """Let a sentence that code tells to speak against the claim do so, whatever else is read of it."""

    def stances(premises: Sequence[Premise], claim: ClaimUnits) -> list[StanceReading]:
        return [
            replace(reading, stance=Stance.REFUTES, strength=strength) if tells(claim, one) else reading
            for one, reading in zip(premises, read(premises, claim), strict=True)
        ]

    return stances


def _is_former(claim: ClaimUnits, premise: Premise) -> bool:
    return tells_former(claim, premise.text, premise.language, title=premise.title)


def _is_exchanged(claim: ClaimUnits, premise: Premise) -> bool:
    return exchanges_roles(claim, premise.text, premise.language)


def _putting_right(read: Stances) -> Stances:
    """Let a sentence that puts right what the one before repeats speak against that, and that one say nothing."""

    def stances(premises: Sequence[Premise], claim: ClaimUnits) -> list[StanceReading]:
        repeated = {
            place: _before(one) for place, one in enumerate(premises) if one.before and _puts_right(one, one.text)
        }
        readings = list(read([*premises, *repeated.values()], claim))
        for place, wrong in zip(repeated, readings[len(premises) :], strict=True):
            if wrong.stance is Stance.SUPPORTS:
                readings[place] = replace(wrong, stance=Stance.REFUTES, sureness=Sureness.CORRECTED)
        return [
            replace(reading, stance=Stance.NEITHER) if one.later and _puts_right(one, one.later[0]) else reading
            for one, reading in zip(premises, readings, strict=False)
        ]

    return stances


def _before(premise: Premise) -> Premise:
    return Premise(premise.before, premise.language, title=premise.title, published=premise.published)


def _puts_right(premise: Premise, sentence: str) -> bool:
    corrects = cue_words.CORRECTED.match(premise.title) and cue_words.RIGHT_IN_CORRECTIONS.search(sentence)
    return bool(corrects or cue_words.PUT_RIGHT.search(sentence))


def _read_with(comparer: Comparer, weighing: StanceWeights | None) -> Stances:
    def stances(premises: Sequence[Premise], claim: ClaimUnits) -> list[StanceReading]:
        by_words = lexical_stances(premises, claim)
        windows = [heading(one.title, one.published) + one.text for one in premises]
        rows = zip(by_words, comparer.compare(windows, claim.asked or claim.text).tolist(), strict=True)
        return [_weighed(*row, weighing) if weighing else _likeliest(*row) for row in rows]

    return stances


def joined(by_words: Stance, likely: Sequence[float], *, words_count: float = WORDS_COUNT) -> dict[Stance, float]:
    """Return how likely each stance is, from what the words say and the judge's likelihoods in the comparer's order.

    >>> max((chances := joined(Stance.REFUTES, [0.4, 0.35, 0.1, 0.15])), key=lambda one: chances[one])
    <Stance.REFUTES: 'refutes'>
    """
    weighed = {
        stance: max(chance, _LEAST_CHANCE) * math.exp(words_count * (stance is by_words))
        for stance, chance in zip(Stance, likely, strict=True)
    }
    whole = sum(weighed.values())
    return {stance: weight / whole for stance, weight in weighed.items()}


def _likeliest(by_words: StanceReading, likely: Sequence[float]) -> StanceReading:
    chances = joined(by_words.stance, likely)
    best = max(chances, key=lambda stance: chances[stance])
    return replace(by_words, stance=best, strength=chances[best])


def _weighed(by_words: StanceReading, likely: Sequence[float], weighing: StanceWeights) -> StanceReading:
    is_hedged = by_words.sureness is Sureness.HEDGED and by_words.stance is not Stance.NEITHER
    supports, refutes, open_, neither = likely
    raised = (supports, refutes, open_ * math.exp(weighing.open_count), neither)
    heard = Stance.OPEN if is_hedged else by_words.stance
    chances = joined(heard, raised, words_count=weighing.words_count if heard is not Stance.NEITHER else 0.0)
    neither = chances.pop(Stance.NEITHER)
    best = max(chances, key=lambda stance: chances[stance])
    if chances[best] < weighing.least:
        return replace(by_words, stance=Stance.NEITHER, strength=neither)
    # Whether it leaves the matter open has just been read.
    sureness = Sureness.ASSERTED if is_hedged else by_words.sureness
    return StanceReading(best, sureness, chances[best])
