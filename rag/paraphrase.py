"""What sentences say, as far as their words can tell: is one said again, or contradicted?"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from embeddings import passage_terms
from embeddings.terms.polarity import polarity_term
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span

__all__ = ["SentenceTerms", "count_paraphrased", "disagree", "sentence_terms", "without_dateline"]

_NEAR = 0.6
"""Sentences that share this much of their terms (Jaccard) speak of the same matter: one corrects the other, or says it
again."""
_SAME = 0.8
"""Those that share this much say the same, if numbers, negations and directions agree."""
_LONGEST_DATELINE = 80
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_YEAR_OF_DATE = re.compile(r"\b(\d{1,2}/\d{1,2})/(?:\d\d){1,2}\b")
"""Some outlets write (15/3) where others write (15/3/2019): the year of such a date is no difference."""


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """The terms of a sentence, and those on which it turns."""

    terms: frozenset[str]
    telling: tuple[str, ...]

    @classmethod
    def of(cls, terms: Iterable[str]) -> "SentenceTerms":
        """Tell the analysed terms of a sentence apart."""
        tells = [(term, polarity_term(term)) for term in terms]
        return cls(
            terms=frozenset(term for term, what in tells if what is None),
            telling=tuple(sorted(what for _, what in tells if what is not None)),
        )

    def is_near(self, other: "SentenceTerms", share: float = _NEAR) -> bool:
        """Return whether two sentences share this much of their terms (Jaccard)."""
        return len(self.terms & other.terms) >= share * len(self.terms | other.terms)

    def says(self, other: "SentenceTerms") -> bool:
        """Return whether two sentences say the same."""
        return self.telling == other.telling and self.is_near(other, _SAME)


def sentence_terms(article: Article, within: Span) -> list[SentenceTerms]:
    """Return the wording of each sentence of the story that lies in a span, headings and dateline left out."""
    opening = body_sentences(article, Span(0, len(article.text)))[:1]
    sentences = body_sentences(article, within)
    texts = [without_dateline(one.of(article.text)) if one in opening else one.of(article.text) for one in sentences]
    return [SentenceTerms.of(passage_terms(_YEAR_OF_DATE.sub(r"\1", text), article.language)) for text in texts]


def count_paraphrased(some: Collection[SentenceTerms], others: Collection[SentenceTerms]) -> int:
    """Count the sentences among some that others say too."""
    return len(some) - len(_unsaid(some, others))


def disagree(some: Collection[SentenceTerms], others: Collection[SentenceTerms]) -> bool:
    """Return whether one side corrects or denies the other: in nearly the same words, it says something else.

    A sentence that the other side leaves out, or that stands beside a similar one on both sides, is no disagreement.
    """
    mine, theirs = _unsaid(some, others), _unsaid(others, some)
    return any(one.telling != other.telling and one.is_near(other) for one in mine for other in theirs)


def _unsaid(some: Collection[SentenceTerms], others: Collection[SentenceTerms]) -> Sequence[SentenceTerms]:
    verbatim = set(others)
    return [one for one in some if one not in verbatim and not any(one.says(other) for other in others)]


def without_dateline(sentence: str) -> str:
    """Take off the place, agency and day before which outlets put a dash: each writes them its own way.

    >>> without_dateline("SEMBIRA, Kabar – Tarif feri naik.")
    'Tarif feri naik.'
    """
    dash = _DASH.search(sentence, 0, _LONGEST_DATELINE)
    head = sentence[: dash.start()] if dash else ""
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in head.split())
    placed = "," in head or "(" in head or (head.isupper() and not any(map(str.isdigit, head)))
    return sentence[dash.end() :] if dash and capitals and placed else sentence
