"""Quotations of many articles, one each, become an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from embeddings import QuestionTerm, passage_terms
from rag.answers import CitationNumbers
from rag.paraphrase import SentenceTerms, without_dateline
from rag.query import Query
from rag.segmentation.chunking import body_sentences
from rag.types import Answer, AnswerSentence, Article, Span

__all__ = ["MOST", "Quote", "answer_of", "quote_of", "unlike"]

MOST = 10
"""Sentences of an answer."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)

    @property
    def wording(self) -> SentenceTerms:
        """What it says, as far as its words can tell."""
        return SentenceTerms.of(passage_terms(without_dateline(self.text), self.article.language))


def quote_of(article: Article, terms: Sequence[QuestionTerm] = (), within: Span | None = None) -> Quote:
    """Quote the first sentence of an article that holds most of some terms: without any, the sentence that leads it.

    Where none holds any, the first one `within` a passage.
    """
    sentences = body_sentences(article, Span(0, len(article.text))) or list(article.body)
    if not terms:
        return Quote(article, sentences[0])
    held = [set(passage_terms(span.of(article.text), article.language)) for span in sentences]
    holding = [sum(term.stands_in(its) for term in terms) for its in held]
    if within and not any(holding):
        return Quote(article, next((span for span in sentences if span.start >= within.start), sentences[0]))
    return Quote(article, sentences[holding.index(max(holding))])


def unlike(quotes: Iterable[Quote]) -> list[Quote]:
    """Leave out what says the same as one before it."""
    kept: list[tuple[Quote, SentenceTerms]] = []
    for quote in quotes:
        wording = quote.wording
        if not any(quote.text == other.text or wording.says(said) for other, said in kept):
            kept.append((quote, wording))
    return [quote for quote, _ in kept]


def answer_of(query: Query, quotes: Iterable[Quote], *, count: int | None = None) -> Answer:
    """Answer with quotations in their order; words that several articles share are one sentence that cites them all."""
    numbers = CitationNumbers()
    cited: dict[str, list[int]] = {}
    for quote in quotes:
        cited.setdefault(quote.text, []).append(numbers.of(quote))
    sentences = tuple(AnswerSentence(text, tuple(its)) for text, its in cited.items())
    return Answer(query.text, query.language, sentences, numbers.citations, overview=query.overview, count=count)
