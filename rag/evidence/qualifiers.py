"""Of whom or of what an amount is asked: "the fare for pupils" is told by the sentence that names pupils."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from embeddings import QuestionTerm, passage_terms
from embeddings.terms import words
from rag.language.sentences import SENTENCE_LIMIT
from rag.language.word_lists.grammar.calendar import MONTHS, WEEKDAYS
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span

__all__ = ["Qualified"]

_BEFORE = 2
"""Sentences before another in which what it leaves unsaid may stand, with the title."""
_NEAR = _BEFORE * 2 * SENTENCE_LIMIT


@dataclass(frozen=True, slots=True)
class Qualified:
    """The words of a question for an amount, of which a sentence beside another may name one more."""

    terms: Sequence[QuestionTerm]
    qualifying: Set[str]
    """Those that may say of whom or of what: no names, no days and no numbers."""

    @classmethod
    def of(cls, question: str, terms: Sequence[QuestionTerm]) -> "Qualified":
        """Take the words that a question writes small."""
        small = {word for one in question.split() if one[:1].islower() for word in words(one)}
        return cls(terms, small - {*MONTHS, *WEEKDAYS})

    def tells_more_exactly(self, article: Article, span: Span, than: Span) -> bool:
        """Return whether a sentence names what another of its article does not, and goes on from all that it names."""
        named, others = self._held(article, span), self._held(article, than)
        if not (self.qualifying & named) - others - self._held_before(article, than):
            return False
        return others <= named | self._held_before(article, span)

    def _held(self, article: Article, span: Span) -> Set[str]:
        return self._in(article, span.of(article.text))

    def _held_before(self, article: Article, span: Span) -> Set[str]:
        before = body_sentences(article, Span(max(0, span.start - _NEAR), span.start))[-_BEFORE:]
        return self._in(article, " ".join([article.title or "", *(one.of(article.text) for one in before)]))

    def _in(self, article: Article, text: str) -> Set[str]:
        held = frozenset(passage_terms(text, article.language))
        return {term.word for term in self.terms if term.stands_in(held)}
