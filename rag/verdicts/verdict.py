"""Weigh what articles say to a claim: yes, no, unconfirmed or disputed, with the sentences that decide it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rag.evidence.sentence_ranking import Candidate, same
from rag.types import Verdict
from rag.verdicts.sentence_stances import SentenceStance

__all__ = ["Ruling", "decide_verdict"]

_SETTLES, _DOUBT = 0.3, 0.3
"""What is added to the weight of a sentence that settles the matter, and taken from one that leaves it open before the
weightiest of an article is chosen."""
_FIT_COUNTS, _LEAST_FIT = 0.2, 1e-6
"""The power of how well a sentence fits the question that its strength is multiplied by."""
_SHARE, _OTHER_SHARE = 0.5, 0.7
"""Of the weight of what decides, how much a sentence must have to be shown beside it, and one of the other side."""
_SAME_TIME = 5
"""Days within which two outlets that contradict each other report the same state of affairs, not a change of it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what it rests on."""

    verdict: Verdict
    deciding: tuple[SentenceStance, ...]
    """The verdict's own side, what weighs most first; of a dispute, both sides in turn."""
    opposing: tuple[SentenceStance, ...]

    def shown(self, most: int) -> list[Candidate]:
        """Return at most so many sentences: the verdict's own side first, but the other side too where there is one."""
        opposing = [one for one in self.opposing if self.counts(one, share=_OTHER_SHARE)]
        chosen: list[Candidate] = []
        for limit, side in ((most - bool(opposing), self.deciding), (most, opposing)):
            for one in side:
                is_new = not any(same(one.candidate, other) for other in chosen)
                if len(chosen) < limit and is_new and self.counts(one):
                    chosen.append(one.candidate)
        return chosen

    def counts(self, one: SentenceStance, *, share: float = _SHARE) -> bool:
        """Return whether a sentence weighs enough, beside what decides, to be shown."""
        return _weight(one) >= share * max(map(_weight, self.deciding), default=0.0)


def decide_verdict(heard: Sequence[SentenceStance]) -> Ruling | None:
    """Return the verdict that the testimonies come to; `None` where nothing speaks of the claim.

    Each article counts once, on the side of its clearest sentence. What was published last decides, unless another
    outlet says otherwise within days and it is no denial, correction or word from those concerned: then there is a
    dispute. A rumour, a plan or talks alone leave the claim unconfirmed. Where the question names days, articles of
    those days decide, if they do.
    """
    dated = [one for one in heard if one.candidate.fit.preferred]
    ruling = _of(dated) if dated else None
    return ruling if ruling and ruling.verdict is not Verdict.UNCONFIRMED else _of(heard)


def _of(heard: Sequence[SentenceStance]) -> Ruling | None:
    if not heard:
        return None
    strongest = [max(article, key=lambda one: _weight(one) - _DOUBT * one.hedged) for article in _by_article(heard)]
    decided = [one for one in strongest if not one.hedged]
    if not decided:
        return _ruling(Verdict.UNCONFIRMED, heard, [one for one in heard if one.hedged])
    side = _prevailing(decided)
    if side is None:
        return _ruling(Verdict.DISPUTED, heard, _in_turn(decided))
    own = [one for one in heard if one.supports is side and not one.hedged]
    return _ruling(Verdict.YES if side else Verdict.NO, heard, own, against=side)


def _by_article(heard: Sequence[SentenceStance]) -> Iterable[list[SentenceStance]]:
    ordered = sorted(heard, key=lambda one: one.candidate.article.article_id)
    return (list(group) for _, group in groupby(ordered, key=lambda one: one.candidate.article.article_id))


def _weight(one: SentenceStance) -> float:
    fit = max(one.candidate.score, _LEAST_FIT) ** _FIT_COUNTS
    return float(one.reading.strength * fit + _SETTLES * one.settles)


def _prevailing(decided: Sequence[SentenceStance]) -> bool | None:
    """Return the side that prevails: True for the claim, False against it, `None` where none does."""
    last = max(decided, key=lambda one: (one.published, one.reading.strength))
    sides = {side: [one for one in decided if one.supports is side] for side in (True, False)}
    is_settled = any(one.settles for one in sides[last.supports] if one.published == last.published)
    is_disputed = any(_disputes(one, last, is_settled=is_settled) for one in sides[not last.supports])
    return None if is_disputed else last.supports


def _disputes(one: SentenceStance, last: SentenceStance, *, is_settled: bool) -> bool:
    """Return whether an earlier word stands against the last one, which may have settled the matter."""
    apart = last.published - one.published
    if not apart:
        return True
    is_same_outlet = one.candidate.article.publisher == last.candidate.article.publisher
    return not is_same_outlet and not is_settled and apart.days <= _SAME_TIME


def _in_turn(decided: Sequence[SentenceStance]) -> list[SentenceStance]:
    """Return the best of each side by turns, that of the newest first."""
    newest = max(decided, key=lambda one: one.published).supports
    sides = [
        sorted((one for one in decided if one.supports is side), key=_weight, reverse=True)
        for side in (newest, not newest)
    ]
    longest = max(map(len, sides))
    return [side[place] for place in range(longest) for side in sides if place < len(side)]


def _ruling(
    verdict: Verdict, heard: Sequence[SentenceStance], own: Sequence[SentenceStance], *, against: bool | None = None
) -> Ruling:
    contrary = [one for one in heard if one.supports is not against] if against is not None else []
    deciding = tuple(own) if verdict is Verdict.DISPUTED else tuple(sorted(own, key=_weight, reverse=True))
    return Ruling(verdict, deciding, tuple(sorted(contrary, key=_weight, reverse=True)))
