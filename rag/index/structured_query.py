"""BM25 over bags: each word of a question, with all that stands for it, scored as if it were one term.

Probabilistic structured queries: Darwish and Oard, Probabilistic Structured Query Methods (2003); Yang et al.,
arXiv 2404.18797. Their sum over a bag becomes its best term, whose boost gives it the rarity of the whole bag: a rare
translation would outweigh the others by its own.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from embeddings import QuestionTerm
from rag.types import TermMatch

__all__ = ["K1", "SynonymGroup", "attainable", "rarity", "terms_of"]

K1 = 1.2
"""Tantivy's, as in Robertson and Zaragoza, The Probabilistic Relevance Framework (2009)."""


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """A word of a question with everything that stands for it."""

    word: str
    rarity: float
    """Inverse document frequency of the bag."""
    boosts: dict[str, float]
    """Term to factor of its BM25."""

    @classmethod
    def of(cls, term: QuestionTerm, number: int, holding: Mapping[str, int]) -> "SynonymGroup":
        """Weigh a bag, where so many of a `number` of passages are `holding` each of its terms."""
        own = {form: holding[form] for form in term.forms}
        most = max(own.values())  # a stem's passages hold its words' too
        pooled = most + sum(weight * holding[word] for word, weight in term.translations.items())
        of_bag, of_word = rarity(number, min(pooled, number)), rarity(number, own[term.forms[0]])
        boosts = {}
        for form, count in own.items():
            no_rarer = min(1, of_word / rarity(number, count))
            boosts[form] = no_rarer * of_bag / rarity(number, most)
        for word, weight in term.translations.items():
            boosts[word] = weight * (K1 + 1) / (weight + K1) * of_bag / rarity(number, holding[word])
        return cls(term.word, of_bag, boosts)

    def best(self, scores: Mapping[str, float]) -> TermMatch | None:
        """Return the term that counts in a passage, of what each that it holds adds; `None` where it holds none."""
        held = [term for term in self.boosts if term in scores]
        if not held:
            return None
        best = max(held, key=scores.__getitem__)
        return TermMatch(self.word, best, scores[best])


def terms_of(question: Sequence[QuestionTerm]) -> list[str]:
    """Return every term that stands for a word of a question, each once."""
    return list(dict.fromkeys(term for one in question for term in (*one.forms, *one.translations)))


def rarity(number: int, holding: float) -> float:
    """Return BM25's inverse document frequency of what `holding` of a `number` of passages hold."""
    return math.log(1 + (number - holding + 0.5) / (holding + 0.5))


def attainable(bags: Sequence[SynonymGroup]) -> float:
    """Sum what each bag adds at most: its rarity, times BM25's bound on term frequency."""
    return (K1 + 1) * sum(bag.rarity for bag in bags)
