"""What each sentence of the hits says to the claim of a yes/no question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.evidence.context_sentences import sentences_after, sentences_before
from rag.evidence.sentence_ranking import Candidate
from rag.query import ClaimUnits
from rag.segmentation.chunking import lead_of
from rag.types import Article, Span, Stance
from rag.verdicts.relevance import Premise
from rag.verdicts.stances import StanceReading, Stances, Sureness

__all__ = ["SentenceStance", "premise_of", "sentence_stances"]

_REMEMBERED = 10
"""Sentences that a reader still has in mind."""
_SETTLING = frozenset({Sureness.CONFIRMED, Sureness.DENIED, Sureness.CORRECTED})


@dataclass(frozen=True, slots=True)
class SentenceStance:
    """A sentence that speaks of the claim, and what it says."""

    candidate: Candidate
    reading: StanceReading

    @property
    def published(self) -> date:
        """The day of its article; the first of all days where it has none."""
        return self.candidate.article.published or date.min

    @property
    def supports(self) -> bool:
        """Which way it points, sure or not."""
        return self.reading.stance is Stance.SUPPORTS

    @property
    def hedged(self) -> bool:
        """Whether it leaves the matter open."""
        return self.reading.sureness is Sureness.HEDGED or self.reading.stance is Stance.OPEN

    @property
    def settles(self) -> bool:
        """Whether it answers what was said before: a denial, a correction, word from those concerned."""
        return self.reading.sureness in _SETTLING


def sentence_stances(candidates: Sequence[Candidate], claim: ClaimUnits, stances: Stances) -> list[SentenceStance]:
    """Return the sentences that speak of the claim."""
    readings = stances([premise_of(one.article, one.span) for one in candidates], claim)
    return [
        SentenceStance(one, reading)
        for one, reading in zip(candidates, readings, strict=True)
        if reading.stance is not Stance.NEITHER
    ]


def premise_of(article: Article, span: Span) -> Premise:
    """Return a sentence of an article with what must be known to understand it."""
    earlier = [one.of(article.text) for one in sentences_before(article, span)[-_REMEMBERED:]]
    return Premise(
        text=span.of(article.text),
        language=article.language,
        before=lead_of(article, span) or "".join(earlier[-1:]),
        title=article.title or "",
        around=tuple(earlier[:-1]),
        later=tuple(one.of(article.text) for one in sentences_after(article, span)),
        published=article.published,
    )
