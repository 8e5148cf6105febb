"""What leaves a matter open: rumours, plans and talks, and what nobody has confirmed or decided."""

import re

from rag.language.word_lists.news import hedges
from rag.language.word_lists.news.cue_words import NEGATIONS
from rag.language.word_lists.patterns import any_of

__all__ = ["denies_plans", "is_hedged", "is_still_to_come", "settled"]

_HEDGES = any_of(hedges.HEDGES)
_NEWS = any_of(hedges.NEWS, flags=re.RegexFlag(0))
_FUTURE = any_of(hedges.FUTURE)
_DONE = any_of(hedges.DONE)
_MODAL = any_of(hedges.DOUBTS, flags=re.RegexFlag(0))


def _open(settling: str, negations: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(negations).pattern}(?:\W+\w+){{0,6}}?\W+{any_of(settling).pattern}", re.IGNORECASE)


_OPEN = [(any_of(settling), _open(settling, negations)) for settling, negations in hedges.SETTLING.items()]
_AFOOT = any_of(hedges.AFOOT)
_NO_PLAN = re.compile(rf"{any_of(NEGATIONS).pattern}(?:\W+\w+){{0,4}}?\W+{_AFOOT.pattern}", re.IGNORECASE)


def settled(sentence: str, claim: str) -> str:
    """Leave out of a sentence what it says is not confirmed, decided or agreed yet, unless the claim asks just that.

    >>> settled("Wali kota belum memutuskan soal trem.", "Trem akan dibangun.")
    'Wali kota … soal trem.'
    """
    for asked, pattern in _OPEN:
        if not asked.search(claim):
            sentence = pattern.sub("…", sentence)
    return sentence


def is_still_to_come(sentence: str, claim: str) -> bool:
    """Return whether a sentence announces for later what the claim says has happened.

    >>> is_still_to_come("Bus itu akan mengunjungi desa.", "Bus itu sudah mengunjungi desa.")
    True
    """
    return bool(_FUTURE.search(sentence) and _DONE.search(claim) and not _FUTURE.search(claim))


def is_announced(sentence: str) -> bool:
    """Return whether a sentence speaks of what is still to come."""
    return bool(_FUTURE.search(sentence))


def denies_plans(sentence: str) -> bool:
    """Return whether a sentence says that there is nothing afoot: no plan, no talks, no agreement."""
    return bool(_NO_PLAN.search(sentence))


def is_hedged(sentence: str, claim: str, *, clauses: str | None = None) -> bool:
    """Return whether a sentence leaves open what the claim says: a rumour, a plan, talks, or no word on it yet.

    `clauses` are those that speak of the claim. What the claim itself asks for is no hedge, nor is a plan that there is
    not.
    """
    if settled(sentence, claim) != sentence:
        return True
    without = _NO_PLAN.sub(" ", sentence)
    found = [*_HEDGES.findall(without), *_NEWS.findall(without), *_MODAL.findall(clauses or sentence)]
    return any(word.lower()[:5] not in claim.lower() for word in found)
