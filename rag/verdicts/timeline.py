"""How a claim went on: what was said of it on each day, from the first to the last."""

from collections.abc import Sequence

from rag.evidence.sentence_ranking import Candidate
from rag.verdicts.sentence_stances import SentenceStance

__all__ = ["timeline"]

_LONGEST = 5


def timeline(heard: Sequence[SentenceStance]) -> list[Candidate]:
    """Return the clearest sentence of each dated article, oldest first; none where all are of one day.

    Of many articles the first and the last ones are given.
    """
    clearest: dict[str, SentenceStance] = {}
    for one in sorted(heard, key=lambda one: (-one.settles, -one.reading.strength)):
        if one.candidate.article.published:
            clearest.setdefault(one.candidate.article.article_id, one)
    dated = sorted(clearest.values(), key=lambda one: one.published)
    if len({one.published for one in dated}) <= 1:
        return []
    kept = dated if len(dated) <= _LONGEST else [dated[0], *dated[1 - _LONGEST :]]
    return [one.candidate for one in kept]
