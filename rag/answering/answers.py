"""Put an answer together: its sentences, the verdict that they carry, and the timeline."""

from collections.abc import Sequence
from itertools import count

from rag.answering.background import with_background
from rag.answering.candidate import Candidate
from rag.answering.claim import statement
from rag.answering.evidence import Testimony, testimonies
from rag.answering.extractive import MOST_SENTENCES, choose
from rag.answering.question import Kind, Question
from rag.answering.stances import Stances
from rag.answering.timeline import timeline
from rag.answering.verdict import rule
from rag.types import Answer, AnswerSentence, Article, Citation, Span

__all__ = ["compose"]


def compose(question: Question, ranked: Sequence[Candidate], *stances: Stances) -> Answer:
    """Answer a question with one to three of the sentences, best first in `ranked`; unanswered where there are none.

    A yes/no question gets a verdict where any of them speaks of its claim: then those that decide it are shown. Of the
    ways to read `stances`, the first that hears anything is believed.
    """
    heard = _heard(question, ranked, stances)
    ruling = rule(heard)
    chosen = ruling.shown(MOST_SENTENCES) if ruling else choose(question, ranked)
    numbered = _Numbered()
    sentences = tuple(numbered.sentence(one) for one in with_background(chosen, most=MOST_SENTENCES))
    events = tuple(numbered.citation(one) for one in timeline(heard))
    return Answer(
        question.text,
        question.language,
        sentences,
        tuple(numbered.citations.values()),
        verdict=ruling.verdict if ruling else None,
        timeline=events,
    )


def _heard(question: Question, ranked: Sequence[Candidate], stances: Sequence[Stances]) -> list[Testimony]:
    if question.kind is not Kind.YES_NO:
        return []
    claim = statement(question.text)
    heard = (testimonies(ranked, claim, one) for one in stances)
    return next((found for found in heard if found), [])


class _Numbered:
    """Numbers places by first use; a sentence that several articles carry cites each of them."""

    def __init__(self) -> None:
        self.citations: dict[tuple[Article, Span], Citation] = {}
        self._numbers = count(1)

    def sentence(self, one: Candidate) -> AnswerSentence:
        return AnswerSentence(one.text, tuple(self.citation(place).number for place in (one, *one.copies)))

    def citation(self, one: Candidate) -> Citation:
        place = (one.article, one.span)
        if place not in self.citations:
            self.citations[place] = Citation(next(self._numbers), one.article, one.span.start, one.span.end)
        return self.citations[place]
