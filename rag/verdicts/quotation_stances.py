"""What each quotation of an answer says to the claim of its question."""

from collections.abc import Sequence
from dataclasses import replace

from rag.query import ClaimUnits
from rag.types import Citation, Span, Stance
from rag.verdicts.sentence_stances import premise_of
from rag.verdicts.stances import StanceReading, Stances, Sureness, lexical_stances

__all__ = ["quotation_stances"]


def quotation_stances(citations: Sequence[Citation], claim: ClaimUnits, stances: Stances) -> dict[int, StanceReading]:
    """Read what quotations say to a claim, by their numbers; what says nothing to it is left out."""
    premises = [premise_of(one.article, Span(one.start, one.end)) for one in citations]
    by_words = lexical_stances(premises, claim)
    return {
        citation.number: replace(reading, sureness=Sureness.HEDGED) if _is_hedged(reading, words) else reading
        for citation, reading, words in zip(citations, stances(premises, claim), by_words, strict=True)
        if reading.stance is not Stance.NEITHER
    }


def _is_hedged(reading: StanceReading, by_words: StanceReading) -> bool:
    """Return whether words that hedge leave a matter open: the judge does not say which do."""
    return reading.stance is Stance.OPEN and by_words.sureness is Sureness.HEDGED
