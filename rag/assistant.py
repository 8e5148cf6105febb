"""The way out: ask → retrieve → choose → check → show."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from rag.answering import LONGEST_QUESTION, Candidate, Question, checked, choose, understand
from rag.archive import Archive
from rag.retriever import Retriever
from rag.types import Answer, AnswerSentence, Article, Citation, Filters, Hit, Reason

__all__ = ["Assistant"]

_READ = 10
"""Hits whose sentences are looked at."""
_NEAREST = 3


class Assistant:
    """Answers questions about an archive with quotations from it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._retriever = Retriever(archive)

    def ask(self, question: str, *, filters: Filters = Filters()) -> Answer:
        """Answer with one to three sentences, each verbatim in the articles that it cites, or say why not."""
        started = perf_counter()
        asked = understand(question)
        if not asked.terms or len(question) > LONGEST_QUESTION:
            return Answer(question, asked.language, reason=Reason.NOT_A_QUESTION)
        hits = self._retriever.retrieve(question, top_k=_READ, filters=filters)
        retrieved = perf_counter()
        fitting = [hit for hit in hits if hit.score >= self.archive.settings.least_score]
        answer = checked(_compose(asked, choose(asked, fitting, self.archive.encoder)))
        done = perf_counter()
        if not answer.answered:
            answer = replace(answer, reason=self._why_not(filters, hits), nearest=_nearest(hits))
        timings = {"retrieve": retrieved - started, "choose": done - retrieved, "total": done - started}
        return replace(answer, timings_ms={stage: round(1000 * spent, 2) for stage, spent in timings.items()})

    def _why_not(self, filters: Filters, hits: Sequence[Hit]) -> Reason:
        if not self.archive.info().articles:
            return Reason.EMPTY_ARCHIVE
        outside = not hits and (filters.since or filters.until)
        return Reason.OUTSIDE_DATES if outside else Reason.NO_MATCH


def _compose(question: Question, chosen: Sequence[Candidate]) -> Answer:
    """Number the places by first use; a sentence that several articles carry cites each of them."""
    citations: list[Citation] = []
    sentences: list[AnswerSentence] = []
    for one in chosen:
        numbers = range(len(citations) + 1, len(citations) + 2 + len(one.copies))
        for number, place in zip(numbers, (one, *one.copies), strict=True):
            citations.append(Citation(number, place.article, place.span.start, place.span.end))
        sentences.append(AnswerSentence(one.text, tuple(numbers)))
    return Answer(question.text, question.language, tuple(sentences), tuple(citations))


def _nearest(hits: Sequence[Hit]) -> tuple[Article, ...]:
    return tuple(dict.fromkeys(hit.passage.article for hit in hits))[:_NEAREST]
