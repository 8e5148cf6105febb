"""Every sentence of the hits, with how well it fits the question."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from embeddings.encoder import Encoder
from embeddings.telling import NEGATIONS
from embeddings.terms import passage_terms
from rag.answering.question import Kind, Question
from rag.chunking import body_sentences
from rag.types import Article, Hit, Span

__all__ = ["Candidate", "candidates", "same"]

_SAME = 0.6
"""Sentences that share this much of their terms (Jaccard) say the same, if they agree in numbers and negations."""
_COVERAGE, _COSINE, _PASSAGE = 0.2, 0.3, 0.5
"""How much a sentence's score owes to the question's words that it holds, to its own likeness, and to its passage's."""
_EXPECTED = 1.2
"""Multiplied by where it holds what is asked for and not yet known: a number, a date, a place, a denial."""

_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|ribu"
    r"|juta|miliar|triliun|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand"
    r"|million|billion|trillion)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{1,2}[/-]\d{1,2}|(?:19|20)\d\d|(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"n['’]t\b|\b(?:tidak|tak|bukan|belum|bantah\w*|membantah|menampik|menyangkal|menepis|memastikan|membenarkan"
    r"|mengonfirmasi|not?|never|den(?:y|ies|ied|ial)|reject(?:s|ed)?|confirm(?:s|ed)?)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:di|ke|dari|in|at|near|to|from) [A-Z]\w+")
_EXPECTATIONS = MappingProxyType(
    {
        Kind.QUANTITY: _NUMBER,
        Kind.TIME: _DATE,
        Kind.YES_NO: _DECISION,
        Kind.PLACE: _PLACE,
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article, and how well it answers."""

    article: Article
    span: Span
    score: float
    terms: frozenset[str]
    copies: tuple["Candidate", ...] = ()
    """The same sentence in other articles."""

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)


def candidates(question: Question, hits: Sequence[Hit], encoder: Encoder) -> list[Candidate]:
    """Give the sentences of the hits, the best first; what stands word for word in several articles is one."""
    ranked = sorted(_scored(question, hits, encoder), key=lambda one: -one.score)
    folded: dict[str, Candidate] = {}
    for one in ranked:
        first = folded.setdefault(one.text, one)
        if first is not one:
            folded[one.text] = replace(first, copies=(*first.copies, one))
    return list(folded.values())


def same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two sentences say the same."""
    if one.text == other.text:
        return True
    if _telling(one) != _telling(other):
        return False
    return len(one.terms & other.terms) >= _SAME * len(one.terms | other.terms)


def _scored(question: Question, hits: Sequence[Hit], encoder: Encoder) -> list[Candidate]:
    places = _sentences(hits)
    if not places:
        return []
    vector = encoder.encode_queries([question.text])[0]
    cosines = encoder.encode_passages([span.of(article.text) for article, span in places]) @ vector
    terms = [frozenset(passage_terms(span.of(article.text), article.language)) for article, span in places]
    weights = _rarity(question, terms)
    return [
        _candidate(question, article, span, score, float(cosine), its_terms, weights)
        for ((article, span), score), cosine, its_terms in zip(places.items(), cosines, terms, strict=True)
    ]


def _candidate(
    question: Question,
    article: Article,
    span: Span,
    passage_score: float,
    cosine: float,
    terms: frozenset[str],
    weights: Sequence[float],
) -> Candidate:
    held = [term.stands_in(terms) for term in question.terms]
    coverage = float(np.dot(held, weights)) / (sum(weights) or 1)
    score = _COVERAGE * coverage + _COSINE * max(cosine, 0) + _PASSAGE * passage_score
    if _holds_what_is_expected(question, span.of(article.text)):
        score *= _EXPECTED
    return Candidate(article, span, score, terms)


def _sentences(hits: Sequence[Hit]) -> dict[tuple[Article, Span], float]:
    """Give each sentence of the hits once, with the score of the best passage that holds it, and its copies."""
    places: dict[tuple[Article, Span], float] = {}
    for hit in hits:
        article = hit.passage.article
        spans = body_sentences(article, Span(hit.passage.start, hit.passage.end))
        copied = _verbatim({span.of(article.text) for span in spans}, hit.copies)
        for place in (*((article, span) for span in spans), *copied):
            places.setdefault(place, hit.score)
    return places


def _verbatim(sentences: set[str], copies: Sequence[Article]) -> Iterator[tuple[Article, Span]]:
    """Give the places where copies hold some sentences word for word."""
    for copy in copies:
        for span in body_sentences(copy, Span(0, len(copy.text))):
            if span.of(copy.text) in sentences:
                yield copy, span


def _rarity(question: Question, terms: Sequence[frozenset[str]]) -> list[float]:
    """Weigh each term of the question by how few of the sentences hold it."""
    holding = Counter(term.word for term in question.terms for its in terms if term.stands_in(its))
    return [math.log(1 + len(terms) / (1 + holding[term.word])) for term in question.terms]


def _holds_what_is_expected(question: Question, sentence: str) -> bool:
    expected = _EXPECTATIONS.get(question.kind)
    if expected is None:
        return False
    asked = question.text.lower()
    return any(found.lower() not in asked for found in expected.findall(sentence))


def _telling(one: Candidate) -> set[str]:
    return {term for term in one.terms if term[0].isdigit() or term in NEGATIONS}
