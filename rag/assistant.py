"""The way out: ask → retrieve → choose → check → show."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from rag.answering import LONGEST_QUESTION, Candidate, Question, checked, choose, understand
from rag.archive import Archive
from rag.asked_dates import narrowed, period_asked, preferred, sought
from rag.retriever import Retriever
from rag.types import Answer, AnswerSentence, Article, Citation, Filters, Hit, Reason

__all__ = ["Assistant"]

_READ = 10
"""Hits whose sentences are looked at."""
_NEAREST = 3


class Assistant:
    """Answers questions about an archive with quotations from it."""

    def __init__(self, archive: Archive, *, today: Callable[[], date] = date.today) -> None:
        self.archive = archive
        self._retriever = Retriever(archive)
        self._today = today

    def ask(self, question: str, *, filters: Filters = Filters(), any_date: bool = False) -> Answer:
        """Answer with one to three sentences, each verbatim in the articles that it cites, or say why not.

        Dates in the question narrow what is looked at or lift what ranks, and the answer's `period` says so; they are
        left out with `any_date`, and where `filters` names days.
        """
        started = perf_counter()
        asked = understand(question)
        if not asked.terms or len(question) > LONGEST_QUESTION:
            return Answer(question, asked.language, reason=Reason.NOT_A_QUESTION)
        today = self._today()
        asked = _timeless(asked, today)
        left_out = any_date or filters.since or filters.until
        period = None if left_out else period_asked(question, today=today)
        within = narrowed(filters, period)
        hits = self._retriever.retrieve(asked.text, top_k=_READ, filters=within, prefer=preferred(period))
        retrieved = perf_counter()
        answer = checked(_compose(asked, choose(asked, self._fitting(hits), self.archive.encoder)))
        if not answer.answered:
            answer = self._refused(answer, within, hits)
        done = perf_counter()
        timings = {"retrieve": retrieved - started, "choose": done - retrieved, "total": done - started}
        in_ms = {stage: round(1000 * spent, 2) for stage, spent in timings.items()}
        return replace(answer, question=question, period=period, timings_ms=in_ms)

    def _fitting(self, hits: Sequence[Hit]) -> list[Hit]:
        return [hit for hit in hits if hit.score >= self.archive.settings.least_score]

    def _refused(self, answer: Answer, filters: Filters, hits: Sequence[Hit]) -> Answer:
        """Say why there is no answer: for want of articles, of articles of these dates, or of any that fit."""
        if not self.archive.info().articles:
            return replace(answer, reason=Reason.EMPTY_ARCHIVE)
        others = self._of_other_dates(answer.question, filters)
        if (filters.since or filters.until) and (not hits or self._fitting(others)):
            return replace(answer, reason=Reason.OUTSIDE_DATES, nearest=_nearest(others))
        return replace(answer, reason=Reason.NO_MATCH, nearest=_nearest(hits))

    def _of_other_dates(self, question: str, filters: Filters) -> list[Hit]:
        """Find what the days of the filters keep out; nothing where they name none."""
        if not (filters.since or filters.until):
            return []
        undated = replace(filters, since=None, until=None)
        hits = self._retriever.retrieve(question, top_k=_READ, filters=undated)
        return [hit for hit in hits if not _is_of_these_dates(hit.passage.article, filters)]


def _timeless(asked: Question, today: date) -> Question:
    """Seek the words of a question that stay true on other days, if there are any."""
    timeless = understand(sought(asked.text, today=today))
    return replace(asked, text=timeless.text, terms=timeless.terms) if timeless.terms else asked


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


def _is_of_these_dates(article: Article, filters: Filters) -> bool:
    day = article.published
    return day is not None and (filters.since or day) <= day <= (filters.until or day)
