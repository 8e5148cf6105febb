"""Answers, read back from the documents that `rag.serialization.documents` made of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from embeddings.language import Language
from rag.types import (
    Answer,
    AnswerSentence,
    Article,
    Citation,
    DateCertainty,
    Failure,
    Overview,
    OverviewKind,
    Period,
    PeriodKind,
    PhrasedSentence,
    Phrasing,
    Reason,
    Span,
    Verdict,
)

__all__ = ["articles_named", "restored_answer"]

Document = dict[str, Any]


def articles_named(documents: Iterable[Document]) -> set[str]:
    """Return the ids of all articles that the documents of some answers name."""
    found: set[str] = set()
    for document in documents:
        found.update(one["article_id"] for one in (*document["citations"], *document["nearest"]))
        found |= articles_named(document.get("parts", ()))
    return found


def restored_answer(document: Document, articles: Mapping[str, Article]) -> Answer:
    """Return the answer of a document; `articles` are those that it names, as they are now.

    Of an article that is gone, or no longer says at its place what was quoted, only the quotation is left: its text is
    blank up to there and ends with it. Nearest articles that are gone are left out.
    """
    citations = tuple(_citation(one, articles) for one in document["citations"])
    return Answer(
        question=document["question"],
        language=Language(document["language"]),
        sentences=tuple(AnswerSentence(one["text"], tuple(one["citations"])) for one in document["sentences"]),
        citations=citations,
        short=_short(document["short"], citations) if document.get("short") else None,
        reason=Reason(document["reason"]) if document["reason"] else None,
        verdict=_verdict(document["verdict"]),
        confidence=document["confidence"],
        timeline=tuple(_citation(one, articles) for one in document["timeline"]),
        period=_period(document["period"]) if document["period"] else None,
        publisher=document["publisher"],
        missing=tuple(document["missing"]),
        nearest=tuple(articles[one["article_id"]] for one in document["nearest"] if one["article_id"] in articles),
        timings_ms=document["timings_ms"],
        phrasing=_phrasing(document["phrasing"]) if document["phrasing"] else None,
        rewritten=document["rewritten"],
        alternative=document.get("alternative"),  # documents of earlier versions have none, nor parts
        parts=tuple(restored_answer(part, articles) for part in document.get("parts", ())),
        overview=_overview(document.get("overview")),
        count=document.get("count"),
        translations={one["number"]: one["translation"] for one in document["citations"] if "translation" in one},
    )


def _citation(document: Document, articles: Mapping[str, Article]) -> Citation:
    start, end, quote = document["start"], document["end"], document["quote"]
    article = articles.get(document["article_id"])
    if article is None or article.text[start:end] != quote:
        article = _left(document)
    return Citation(document["number"], article, start, end)


def _short(document: Document, citations: Sequence[Citation]) -> Citation | None:
    """Find the words again in the quotation that held them."""
    for one in citations:
        if (
            one.number == document["citation"]
            and one.article.text[document["start"] : document["end"]] == document["text"]
        ):
            return Citation(one.number, one.article, document["start"], document["end"])
    return None


def _left(document: Document) -> Article:
    start, end = document["start"], document["end"]
    return _article(document, text=" " * start + document["quote"], body=(Span(start, end),))


def _article(document: Document, *, text: str, body: tuple[Span, ...]) -> Article:
    return Article(
        source=document["source"],
        text=text,
        body=body,
        language=Language(document["language"]),
        title=document["title"],
        publisher=document["publisher"],
        published=_day(document["published"]),
        certainty=DateCertainty(document["published_certainty"]),
    )


def _period(document: Document) -> Period:
    kind = PeriodKind(document["kind"])
    return Period(_day(document["since"]), _day(document["until"]), document["words"], kind)


def _overview(document: Document | None) -> Overview | None:
    return Overview(OverviewKind(document["kind"]), document["topic"]) if document else None


def _phrasing(document: Document) -> Phrasing:
    return Phrasing(
        model=document["model"],
        sentences=tuple(
            PhrasedSentence(one["text"], tuple(one["citations"]), one["supported"], one.get("citation_added", False))
            for one in document["sentences"]
        ),
        verdict=_verdict(document["verdict"]),
        failure=Failure(document["failure"]) if document["failure"] else None,
        proposed=document.get("proposed", False),
    )


def _verdict(value: str | None) -> Verdict | None:
    return Verdict(value) if value else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
