"""One answer of several: the parts of a question, answered each by itself, in order."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from rag.answers.citation_numbers import CitationNumbers
from rag.types import Answer, AnswerSentence, Article, Citation, Span

__all__ = ["interleaved", "joined_answer"]

_NEAREST = 3
_Item = TypeVar("_Item")


def joined_answer(question: str, parts: Sequence[Answer], *, compared: bool = False) -> Answer:
    """Join the answers to the parts of a question; their citations are numbered through.

    Of sides that are `compared`, none shows further sentences that answer another.

    The verdict and the alternative of a part stay with it. The whole is unanswered only where every part is, and as
    sure as the least sure of the parts that are answered.
    """
    numbers = CitationNumbers()
    leading = {one.sentences[0].text for one in parts if one.answered and compared}
    renumbered = tuple(_renumbered(_of_its_own(one, leading), numbers) for one in parts)
    answered = [one for one in renumbered if one.answered]
    confidences = [one.confidence for one in answered or renumbered if one.confidence is not None]
    periods, publishers = {one.period for one in parts}, {one.publisher for one in parts}
    unanswered = Answer(
        question,
        parts[0].language,
        period=parts[0].period if len(periods) == 1 else None,
        publisher=parts[0].publisher if len(publishers) == 1 else None,
        timings_ms=_summed([one.timings_ms for one in parts]),
        parts=renumbered,
    )
    if not answered:
        return replace(
            unanswered,
            reason=parts[0].reason,
            confidence=max(confidences, default=None),
            missing=tuple(dict.fromkeys(name for one in parts for name in one.missing)),
            nearest=tuple(interleaved([one.nearest for one in parts])[:_NEAREST]),
        )
    return replace(
        unanswered,
        sentences=tuple(dict.fromkeys(sentence for one in renumbered for sentence in one.sentences)),
        citations=numbers.citations,
        confidence=min(confidences, default=None),
        timeline=tuple(sorted((event for one in renumbered for event in one.timeline), key=_day)),
    )


def interleaved(rows: Sequence[Sequence[_Item]]) -> list[_Item]:
    """Return the first of each row, then the second of each, no item twice.

    >>> interleaved([(1, 2, 3), (4, 1)])
    [1, 4, 2, 3]
    """
    longest = max(map(len, rows), default=0)
    return list(dict.fromkeys(row[place] for place in range(longest) for row in rows if place < len(row)))


@dataclass(frozen=True, slots=True)
class _QuotedSpan:
    article: Article
    span: Span


def _of_its_own(answer: Answer, leading: Set[str]) -> Answer:
    """Leave out further sentences that answer another side."""
    kept = (*answer.sentences[:1], *(one for one in answer.sentences[1:] if one.text not in leading))
    used = {number for one in kept for number in one.citations} | {one.number for one in answer.timeline}
    return replace(answer, sentences=kept, citations=tuple(one for one in answer.citations if one.number in used))


def _renumbered(answer: Answer, numbers: CitationNumbers) -> Answer:
    """Return the citations of a part their numbers in the whole."""
    cited = {one.number: numbers.citation(_place(one)) for one in answer.citations}
    short = answer.short
    return replace(
        answer,
        short=replace(short, number=cited[short.number].number) if short and short.number in cited else None,
        sentences=tuple(
            AnswerSentence(one.text, tuple(cited[number].number for number in one.citations))
            for one in answer.sentences
        ),
        citations=tuple(cited.values()),
        timeline=tuple(numbers.citation(_place(one)) for one in answer.timeline),
    )


def _place(citation: Citation) -> _QuotedSpan:
    return _QuotedSpan(citation.article, Span(citation.start, citation.end))


def _day(citation: Citation) -> date:
    return citation.article.published or date.min


def _summed(timings: Sequence[dict[str, float]]) -> dict[str, float]:
    stages = dict.fromkeys(stage for one in timings for stage in one)
    return {stage: round(sum(one.get(stage, 0.0) for one in timings), 2) for stage in stages}
