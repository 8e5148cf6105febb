"""Put an answer together: its sentences, the verdict that they carry, and the timeline."""

from collections.abc import Sequence

from rag.answering.background import with_background
from rag.answering.candidate import Candidate, same
from rag.answering.deciding import Decision
from rag.answering.evidence import Testimony, testimonies
from rag.answering.extractive import MOST_SENTENCES, choose
from rag.answering.numbering import Numbering
from rag.answering.stances import Stances
from rag.answering.timeline import timeline
from rag.answering.verdict import rule
from rag.query import Kind, Query
from rag.types import Answer, AnswerSentence, Citation

__all__ = ["compose"]

_SURE_OF_WORDS = 0.3
"""How likely words must be the answer to be shown as such."""


def compose(query: Query, ranked: Sequence[Candidate], *stances: Stances, decision: Decision | None = None) -> Answer:
    """Answer a question with one to three of the sentences, best first in `ranked`; unanswered where there are none.

    A yes/no question gets a verdict where any of them speaks of its claim: then those that decide it are shown. Of the
    ways to read `stances`, the first that hears anything is believed. The sentence of a `decision` between alternatives
    comes first.
    """
    heard = _heard(query, ranked, stances)
    ruling = rule(heard)
    chosen = ruling.shown(MOST_SENTENCES) if ruling else choose(query, ranked)
    if decision:
        others = [one for one in chosen if not same(one, decision.candidate)]
        chosen = [decision.candidate, *others][:MOST_SENTENCES]
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
        short=None if query.kind is Kind.YES_NO else _short(chosen, numbers),
        verdict=ruling.verdict if ruling else None,
        timeline=events,
        alternative=decision.alternative if decision else None,
    )


def _short(chosen: Sequence[Candidate], numbers: Numbering) -> Citation | None:
    """Cite the likeliest words of the sentences that are shown, under the number of their sentence."""
    likeliest = max(chosen, key=lambda one: one.sure_of_words, default=None)
    if likeliest is None or likeliest.words is None or likeliest.sure_of_words < _SURE_OF_WORDS:
        return None
    return Citation(numbers.of(likeliest), likeliest.article, likeliest.words.start, likeliest.words.end)


def _heard(query: Query, ranked: Sequence[Candidate], stances: Sequence[Stances]) -> list[Testimony]:
    claim = query.claim
    if claim is None:
        return []
    heard = (testimonies(ranked, claim, one) for one in stances)
    return next((found for found in heard if found), [])
