"""What the report tells of one question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.report.outcomes import QuestionOutcome, outcome
from eval.report.question_words import question_word
from eval.types import Result
from rag.types import Answer, Citation

__all__ = ["MarkedText", "QuestionView", "RankedDocument", "SentenceSource", "Shown", "mark", "view_question"]

_PLACES = 10
"""Places of the ranking that are shown; relevant documents further down are shown too."""
_MOST_RELEVANT = 20
"""A question with more relevant documents than this shows that many, and counts the others."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A part of a sentence, marked where it is a gold answer."""

    text: str
    gold: bool


@dataclass(frozen=True, slots=True)
class SentenceSource:
    """Where a sentence comes from, and the words that carry it where they are not the sentence itself."""

    number: int
    label: str
    place: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence of the answer."""

    pieces: tuple[MarkedText, ...]
    sources: tuple[SentenceSource, ...]


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document of the ranking."""

    rank: int
    document: str
    score: float
    relevant: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with everything that stands behind its scores."""

    question_id: str
    text: str
    language: str
    word: str
    outcome: QuestionOutcome
    headline: float | None
    """The value that the list is ordered by."""
    shown: tuple[Shown, ...]
    reason: str | None
    nearest: tuple[str, ...]
    verdict: str | None
    gold_verdict: str | None
    answerable: bool | None
    answers: tuple[str, ...]
    relevant: tuple[str, ...]
    """Relevant documents that are not in the ranking."""
    more_relevant: int
    places: tuple[RankedDocument, ...]
    scores: dict[str, float | None]
    timings_ms: dict[str, float]


def view_question(result: Result, *, headline: str | None) -> QuestionView:
    """Take out of a result what is shown of it; `headline` names the measure that the list is ordered by."""
    question, answer = result.question, result.answer
    relevant = dict.fromkeys(one.document for one in question.judgements if one.relevance > 0)
    missed = [document for document in relevant if document not in result.ranking]
    return QuestionView(
        question_id=question.question_id,
        text=question.text,
        language=answer.language,
        word=question_word(question.text),
        outcome=outcome(result),
        headline=result.scores.get(headline) if headline else None,
        shown=tuple(_shown(answer, question.answers)),
        reason=answer.reason,
        nearest=tuple(article.title or article.source for article in answer.nearest),
        verdict=answer.verdict,
        gold_verdict=question.verdict,
        answerable=question.answerable,
        answers=question.answers,
        relevant=tuple(missed[:_MOST_RELEVANT]),
        more_relevant=max(len(missed) - _MOST_RELEVANT, 0),
        places=tuple(_places(result.ranking, set(relevant))),
        scores={name: value for name, value in result.scores.items() if value is not None},
        timings_ms=dict(result.timings_ms),
    )


def mark(text: str, answers: Sequence[str]) -> tuple[MarkedText, ...]:
    """Part a text at the gold answers in it, whatever their case; the leftmost counts, of two the longer.

    >>> [piece.text for piece in mark("It costs 40 crowns.", ["40 Crowns", "40"]) if piece.gold]
    ['40 crowns']
    """
    golds = sorted((one for one in answers if one.strip()), key=len, reverse=True)
    if not golds:
        return (MarkedText(text, gold=False),)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in golds), re.IGNORECASE)
    pieces, reached = [], 0
    for found in pattern.finditer(text):
        pieces += [MarkedText(text[reached : found.start()], gold=False), MarkedText(found.group(), gold=True)]
        reached = found.end()
    return tuple(piece for piece in (*pieces, MarkedText(text[reached:], gold=False)) if piece.text)


def _shown(answer: Answer, golds: Sequence[str]) -> Iterator[Shown]:
    citations = {one.number: one for one in answer.citations}
    for sentence in answer.sentences:
        cited = [citations[number] for number in sentence.citations if number in citations]
        yield Shown(mark(sentence.text, golds), tuple(_source(one, sentence.text) for one in cited))


def _source(citation: Citation, sentence: str) -> SentenceSource:
    article = citation.article
    day = article.published.isoformat() if article.published else None
    origin = ", ".join(one for one in (article.publisher, day) if one)
    label = " · ".join(one for one in (article.title, origin) if one)
    place = f"{article.source}, characters {citation.start} to {citation.end}"
    return SentenceSource(citation.number, label, place, citation.quote if citation.quote != sentence else None)


def _places(ranking: Mapping[str, float], relevant: set[str]) -> Iterator[RankedDocument]:
    relevant_so_far = 0
    for rank, (document, score) in enumerate(ranking.items(), start=1):
        relevant_so_far += document in relevant
        if rank <= _PLACES or (document in relevant and relevant_so_far <= _MOST_RELEVANT):
            yield RankedDocument(rank, document, score, document in relevant)
