"""Weigh what articles say to a claim: yes, no, unconfirmed or disputed, with the sentences that decide it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rag.answering.candidate import Candidate, same
from rag.answering.evidence import Testimony
from rag.types import Verdict

__all__ = ["Ruling", "rule"]

_CLEARLY = 0.1
"""How much more of the claim one sentence must speak of than another to be heard instead of it."""
_DOUBT = 0.3
"""How much less of the claim a sentence may speak of and still outweigh one that leaves the claim open."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what it rests on."""

    verdict: Verdict
    deciding: tuple[Testimony, ...]
    """The verdict's own side, what weighs most first; of a dispute, both sides in turn."""
    opposing: tuple[Testimony, ...]

    def shown(self, most: int) -> list[Candidate]:
        """Give at most so many sentences: the verdict's own side first, but the other side too where there is one."""
        room = most - bool(self.opposing)
        chosen: list[Candidate] = []
        for limit, side in ((room, self.deciding), (most, self.opposing)):
            for one in side:
                if len(chosen) < limit and not any(same(one.candidate, other) for other in chosen):
                    chosen.append(one.candidate)
        return chosen


def rule(heard: Sequence[Testimony]) -> Ruling | None:
    """Give the verdict that the testimonies come to; `None` where nothing speaks of the claim.

    Each article counts once, on the side of its clearest sentence. A denial, a correction or word from those concerned
    outweighs all that was published before it; sides that contradict each other otherwise are in dispute; a rumour, a
    plan or talks alone leave the claim unconfirmed.
    """
    if not heard:
        return None
    said = [one for article in _by_article(heard) for one in _position(article)]
    decided = [one for one in said if not one.hedged]
    if not decided:
        return _ruling(Verdict.UNCONFIRMED, heard, [one for one in heard if one.hedged])
    side = _prevailing(decided)
    if side is None:
        return _ruling(Verdict.DISPUTED, heard, _in_turn(decided))
    own = [one for one in heard if one.supports is side and not one.hedged]
    return _ruling(Verdict.YES if side else Verdict.NO, heard, own, against=side)


def _by_article(heard: Sequence[Testimony]) -> Iterable[list[Testimony]]:
    ordered = sorted(heard, key=lambda one: one.candidate.article.article_id)
    return (list(group) for _, group in groupby(ordered, key=lambda one: one.candidate.article.article_id))


def _position(article: list[Testimony]) -> list[Testimony]:
    """Give the sentence for which an article stands, or one of each side where it reports both as clearly."""
    first, *others = sorted(article, key=_weight, reverse=True)
    contrary = [
        one
        for one in others
        if not one.hedged
        and one.supports is not first.supports
        and one.settles == first.settles
        and one.reading.strength > first.reading.strength - _CLEARLY
    ]
    return [first, *contrary[:1]] if not first.hedged else [first]


def _weight(one: Testimony) -> tuple[bool, float]:
    doubt = _DOUBT if one.hedged else 0.0
    return (one.settles, one.reading.strength - doubt)


def _prevailing(decided: Sequence[Testimony]) -> bool | None:
    """Give the side that prevails: True for the claim, False against it, `None` where none does."""
    sides = {one.supports for one in decided}
    if len(sides) == 1:
        return sides.pop()
    last = max(decided, key=lambda one: (one.published, one.settles))
    contrary = [one for one in decided if one.supports is not last.supports]
    prevails = last.settles and all(one.published < last.published for one in contrary)
    return last.supports if prevails else None


def _in_turn(decided: Sequence[Testimony]) -> list[Testimony]:
    """Give the best of each side by turns, that of the newest first."""
    newest = max(decided, key=lambda one: one.published).supports
    sides = [sorted((one for one in decided if one.supports is side), key=_order) for side in (newest, not newest)]
    longest = max(map(len, sides))
    return [side[place] for place in range(longest) for side in sides if place < len(side)]


def _ruling(
    verdict: Verdict, heard: Sequence[Testimony], own: Sequence[Testimony], *, against: bool | None = None
) -> Ruling:
    contrary = [one for one in heard if one.supports is not against] if against is not None else []
    deciding = tuple(own) if verdict is Verdict.DISPUTED else tuple(sorted(own, key=_order))
    return Ruling(verdict, deciding, tuple(sorted(contrary, key=_order)))


def _order(one: Testimony) -> tuple[bool, bool, int, float, float]:
    """Sort what says all of the claim by itself first, then what settles it, then the newest."""
    leaning = one.reading.strength < 1
    return (leaning, not one.settles, -one.published.toordinal(), -one.reading.strength, -one.candidate.score)
