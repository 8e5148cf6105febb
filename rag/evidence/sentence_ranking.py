"""Every sentence of the hits, with how likely it answers the question."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from embeddings import passage_terms
from embeddings.encoder import Encoder
from rag.evidence.sentence_score import SentenceScore
from rag.evidence.variants import Variants
from rag.language.measures import Measure, states
from rag.language.word_lists.grammar.calendar import MONTH_PREFIXES
from rag.language.word_lists.grammar.conjunctions import CAUSES
from rag.language.word_lists.grammar.numbers import NUMBER_WORDS
from rag.language.word_lists.news.cue_words import DECISIONS
from rag.language.word_lists.patterns import either
from rag.paraphrase import SentenceTerms, without_dateline
from rag.query import Query, QuestionKind, asks_for_several
from rag.segmentation.chunking import body_sentences, with_lead
from rag.segmentation.row_patterns import is_list
from rag.types import Article, Hit, Span

__all__ = ["Candidate", "candidates", "same"]

_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{either(*NUMBER_WORDS)})\b", re.IGNORECASE)
_DATE = re.compile(rf"\b(?:\d{{1,2}}[/-]\d{{1,2}}|(?:19|20)\d\d|(?:{either(*MONTH_PREFIXES)})[a-z]*)\b", re.IGNORECASE)
_DECISION = re.compile(rf"n['’]t\b|\b(?:{DECISIONS})\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:di|ke|dari|in|at|near|to|from) [A-Z]\w+")
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+(?: [A-Z]\w+)*")
_CAUSE = re.compile(rf"\b(?:{CAUSES})\b", re.IGNORECASE)
_EXPECTATIONS = MappingProxyType(
    {
        QuestionKind.QUANTITY: _NUMBER,
        QuestionKind.TIME: _DATE,
        QuestionKind.YES_NO: _DECISION,
        QuestionKind.PLACE: _PLACE,
        QuestionKind.PERSON: _NAME,
        QuestionKind.REASON: _CAUSE,
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article, and how likely it answers."""

    article: Article
    span: Span
    fit: SentenceScore
    terms: tuple[str, ...]
    """Analysed."""
    copies: tuple["Candidate", ...] = ()
    """The same sentence in other articles."""
    words: Span | None = None
    """The words in it that the judge would answer with; `None` where those stand elsewhere."""
    sure_of_words: float = 0.0
    """How likely those are the answer, 0 to 1."""

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)

    @property
    def wording(self) -> SentenceTerms:
        """What it says, as far as its words can tell; a dateline says nothing."""
        told = without_dateline(self.text)
        return SentenceTerms.of(self.terms if told == self.text else passage_terms(told, self.article.language))

    @property
    def score(self) -> float:
        """How likely it answers, 0 to 1."""
        return self.fit.likelihood


def candidates(query: Query, hits: Sequence[Hit], encoder: Encoder) -> list[Candidate]:
    """Return the sentences of the hits, the best first; what stands word for word in several articles is one.

    Where a question asks for an amount of something, a price or a weight, those alone that state one; where it asks
    about one variant of a thing, none that tells of another.
    """
    ranked = sorted(_scored(query, hits, encoder), key=lambda one: -one.score)
    variants = Variants.of(query.question, {one.article for one in ranked})
    ranked = [one for one in ranked if not variants.tell_of_another(one.article, one.span)]
    if query.measures:
        ranked = [one for one in ranked if _states_one(query.measures, one)]
    folded: dict[str, Candidate] = {}
    for one in ranked:
        first = folded.setdefault(one.text, one)
        if first is not one:
            folded[one.text] = replace(first, copies=(*first.copies, one))
    return list(folded.values())


def same(one: Candidate, other: Candidate) -> bool:
    """Return whether two sentences say the same."""
    return one.text == other.text or one.wording.says(other.wording)


def _states_one(measures: Set[Measure], one: Candidate) -> bool:
    """Return whether a sentence states one of some measures; of a row, the unit may stand in what leads it in."""
    led = with_lead(one.article, one.span) != one.text
    return (led and bool(_NUMBER.search(one.text))) or states(one.text, *measures)


def _scored(query: Query, hits: Sequence[Hit], encoder: Encoder) -> list[Candidate]:
    places = _sentences(hits)
    if not places:
        return []
    read = [with_lead(article, span) for article, span in places]
    cosines = encoder.encode_passages(read) @ query.vector(encoder)
    analysed = [passage_terms(span.of(article.text), article.language) for article, span in places]
    terms = [
        frozenset(own if its == span.of(article.text) else passage_terms(its, article.language))
        for own, its, (article, span) in zip(analysed, read, places, strict=True)
    ]
    holding = Counter(term.word for term in query.terms for its in terms if term.stands_in(its))
    # the fewer sentences hold a term, the more it weighs
    weights = [math.log(1 + len(terms) / (1 + holding[term.word])) for term in query.terms]
    several = asks_for_several(query.text)
    candidates = []
    for place, ((article, span), found) in enumerate(places.items()):
        held = [term.stands_in(terms[place]) for term in query.terms]
        fit = SentenceScore(
            coverage=float(np.dot(held, weights)) / (sum(weights) or 1),
            cosine=max(float(cosines[place]), 0.0),
            passage=found.score,
            expected=_holds_what_is_expected(query, span.of(article.text)),
            preferred=found.preferred,
            enumerates=several and any(held) and is_list(span.of(article.text)),
            answering=found.answering,
        )
        analysed_terms = tuple(analysed[place])
        candidates.append(
            Candidate(article, span, fit, analysed_terms, words=found.words, sure_of_words=found.sure_of_words)
        )
    return candidates


@dataclass(frozen=True, slots=True)
class _PassageSignals:
    """What the passage that holds a sentence says of it."""

    score: float
    preferred: bool
    answering: float | None
    words: Span | None
    sure_of_words: float


def _sentences(hits: Sequence[Hit]) -> dict[tuple[Article, Span], _PassageSignals]:
    """Return each sentence of the hits once, as the best passage that holds it has it, and its copies."""
    places: dict[tuple[Article, Span], _PassageSignals] = {}
    for hit in hits:
        article = hit.passage.article
        said: dict[str, _PassageSignals] = {}
        for span in body_sentences(article, Span(hit.passage.start, hit.passage.end)):
            found = places.setdefault((article, span), _found(hit, span))
            said.setdefault(span.of(article.text), found)
        for copy, span in _verbatim(said.keys(), hit.copies):
            places.setdefault((copy, span), replace(said[span.of(copy.text)], words=None, sure_of_words=0.0))
    return places


def _found(hit: Hit, span: Span) -> _PassageSignals:
    words = hit.words
    if words is None or not (span.start <= words.start < words.end <= span.end):
        words = None
    sure = hit.reading.span.likelihood if words and hit.reading and hit.reading.span else 0.0
    return _PassageSignals(hit.score, hit.preferred, _answering(hit, span), words, sure)


def _answering(hit: Hit, span: Span) -> float | None:
    if hit.reading is None or hit.reading.places is None:
        return None
    start = hit.passage.start
    return hit.reading.answers_between(span.start - start, span.end - start)


def _verbatim(sentences: Set[str], copies: Sequence[Article]) -> Iterator[tuple[Article, Span]]:
    """Yield the places where copies hold some sentences word for word."""
    for copy in copies:
        for span in body_sentences(copy, Span(0, len(copy.text))):
            if span.of(copy.text) in sentences:
                yield copy, span


def _holds_what_is_expected(query: Query, sentence: str) -> bool:
    expected = _EXPECTATIONS.get(query.kind)
    if expected is None:
        return False
    asked = query.text.lower()
    return any(found.lower() not in asked for found in expected.findall(sentence))
