"""Invented reports, and what is answered of them without an archive between."""

from collections.abc import Callable
from datetime import date

import pytest

from embeddings import passage_terms
from embeddings.language import detect_language
from rag.answers import compose
from rag.evidence import Candidate
from rag.evidence.sentence_score import SentenceScore
from rag.query import understand
from rag.segmentation.chunking import body_sentences
from rag.types import Answer, Article, Span
from rag.verdicts import stances_of

FIT = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True)

Report = tuple[str, str]
"""Day of publication, ISO 8601 or empty, and text."""
Answering = Callable[..., Answer]


def article(day: str, text: str, *, source: str = "a", title: str | None = None) -> Article:
    """Make an article that is all body."""
    published = date.fromisoformat(day) if day else None
    return Article(source, text, (Span(0, len(text)),), detect_language(text), title, f"Outlet {source}", published)


def sentences(*articles: Article) -> list[Candidate]:
    """Return every sentence as one that fits alike."""
    return [
        Candidate(one, span, FIT, tuple(passage_terms(span.of(one.text), one.language)))
        for one in articles
        for span in body_sentences(one, Span(0, len(one.text)))
    ]


def answer(question: str, *reports: Report) -> Answer:
    """Answer from reports."""
    articles = [article(day, text, source=f"report-{place}") for place, (day, text) in enumerate(reports)]
    return compose(understand(question), sentences(*articles), stances_of(None))


@pytest.fixture(scope="session")
def answered() -> Answering:
    """Return `answer(question, (day, text), ...)`."""
    return answer
