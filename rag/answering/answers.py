"""Put an answer together: its sentences, the verdict that they carry, and the timeline."""

from collections.abc import Sequence

from rag.answering.background import with_background
from rag.answering.candidate import Candidate
from rag.answering.evidence import Testimony, testimonies
from rag.answering.extractive import MOST_SENTENCES, choose
from rag.answering.numbering import Numbering
from rag.answering.stances import Stances
from rag.answering.timeline import timeline
from rag.answering.verdict import rule
from rag.query import Query
from rag.types import Answer, AnswerSentence

__all__ = ["compose"]


def compose(query: Query, ranked: Sequence[Candidate], *stances: Stances) -> Answer:
    """Answer a question with one to three of the sentences, best first in `ranked`; unanswered where there are none.

    A yes/no question gets a verdict where any of them speaks of its claim: then those that decide it are shown. Of the
    ways to read `stances`, the first that hears anything is believed.
    """
    heard = _heard(query, ranked, stances)
    ruling = rule(heard)
    chosen = ruling.shown(MOST_SENTENCES) if ruling else choose(query, ranked)
    numbers = Numbering()
    told = with_background(chosen, most=MOST_SENTENCES)
    sentences = tuple(
        AnswerSentence(one.text, tuple(numbers.of(place) for place in (one, *one.copies))) for one in told
    )
    events = tuple(numbers.citation(one) for one in timeline(heard))
    return Answer(
        query.text,
        query.language,
        sentences,
        numbers.citations,
        verdict=ruling.verdict if ruling else None,
        timeline=events,
    )


def _heard(query: Query, ranked: Sequence[Candidate], stances: Sequence[Stances]) -> list[Testimony]:
    claim = query.claim
    if claim is None:
        return []
    heard = (testimonies(ranked, claim, one) for one in stances)
    return next((found for found in heard if found), [])
