"""Do the passages that a model's sentence cites say what it says? And which of their sentences say it?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from embeddings.language import Language, detect_language
from embeddings.terms import passage_terms, question_terms, words
from rag.answering import cues
from rag.answering.background import sentences_before
from rag.answering.claimed import claimed
from rag.answering.evidence import premise_of
from rag.answering.hedging import is_hedged
from rag.answering.quantities import numbers
from rag.answering.speaking import share_said
from rag.answering.stances import StanceReading, Stances, Sureness
from rag.chunking import body_sentences
from rag.types import Article, Passage, Span, Stance

__all__ = ["Place", "Support", "said_share", "supported_by"]

_CLAUSE = re.compile(
    r";\s+|,\s+(?=(?:and|but|while|whereas|dan|tetapi|namun|sedangkan|sementara|serta)\b)"
    r"|\s+(?=(?:but|while|whereas|tetapi|sedangkan|sementara)\b)|\s+(?:and|dan)\s+(?=(?:\w+ed|said|has|me\w{4,})\b)",
    re.IGNORECASE,
)
_SPEAKING = re.compile("|".join(one.pattern for one in (cues.DENIED, cues.ATTRIBUTED, cues.CONFIRMED)), re.IGNORECASE)
_NEAR = 1
"""Sentences before one in which what it leaves unnamed may stand."""
_SAYS_SOMETHING = 3
"""Words of a clause that is read by itself."""
_OPENING = re.compile(r"^(?:yes|no|ya|tidak)\s*[,:;.]\s*", re.IGNORECASE)
_SETTLING = frozenset({Sureness.DENIED, Sureness.CORRECTED})


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of an article."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Support:
    """Whether a sentence is carried by what it cites."""

    holds: bool
    places: tuple[Place, ...]
    """The sentences that carry it; where none does, the one that comes nearest in each passage."""


def supported_by(sentence: str, cited: Sequence[Passage], *stances: Stances) -> Support:
    """Tell whether passages say what a sentence says, and which of their sentences do.

    Every name and number of it must stand in them. A rumour carries no plain statement, and what a passage denies or
    corrects it does not carry. Of the ways to read `stances`, the first that hears anything is believed.
    """
    places = list(dict.fromkeys(place for passage in cited for place in _sentences(passage)))
    claim = _OPENING.sub("", sentence)
    said = _flat(claim)
    quoted = [place for place in places if said and said == _flat(place.text)]
    if quoted:
        return Support(True, tuple(quoted))
    carrying = _carrying(claim, places, stances) if said else []
    return Support(True, tuple(carrying)) if carrying else Support(False, tuple(_nearest(claim, cited)))


def said_share(sentence: str, text: str, language: Language) -> float:
    """Give how much of a sentence a text says, 0 to 1."""
    return share_said(claimed(sentence), text, language)


def _carrying(claim: str, places: Sequence[Place], stances: Sequence[Stances]) -> list[Place]:
    """Give the sentences that each carry a claim, or those that carry its clauses one by one; else none."""
    found = _stating(claim, places, stances)
    clauses = [clause for clause in _CLAUSE.split(claim) if len(clause.split()) >= _SAYS_SOMETHING]
    if found or len(clauses) <= 1:
        return found
    carried = [_stating(clause, places, stances) for clause in clauses]
    return list(dict.fromkeys(place for some in carried for place in some)) if all(carried) else []


def _stating(claim: str, places: Sequence[Place], stances: Sequence[Stances]) -> list[Place]:
    """Give the sentence of each article that states a claim most fully; nothing where one settles it otherwise."""
    plain = not is_hedged(claim, "")
    for read in stances:
        readings = read([premise_of(place.article, place.span) for place in places], claim)
        heard = [
            pair
            for pair in zip(places, readings, strict=True)
            if _is_of_its_speaker(claim, pair[0].text) and _names_all(pair[0], claim)
        ]
        found = [pair for pair in heard if _carries(pair[1], plain=plain)]
        fullest = sorted(found, key=lambda pair: -pair[1].strength)
        contrary = [one for one in readings if one.stance is Stance.REFUTES]
        if any(not found or _outweighs(one, fullest[0][1]) for one in contrary):
            return []
        if found:
            return list({place.article: place for place, _ in reversed(fullest)}.values())[::-1]
    return []


def _outweighs(contrary: StanceReading, carrying: StanceReading) -> bool:
    return contrary.sureness in _SETTLING and contrary.strength >= carrying.strength


def _is_of_its_speaker(claim: str, sentence: str) -> bool:
    """Tell whether a sentence lets the one speak whom a claim lets speak: "Ford denied it" is not "Rana denied it"."""
    speaker, told = _before_speaking(claim), _before_speaking(sentence)
    if speaker is None or told is None:
        return True
    names = {word for name in claimed(claim).names for word in name.name.split()}
    speaking, saying = names.intersection(words(speaker)), names.intersection(words(told))
    return not speaking or not saying or not speaking.isdisjoint(saying)


def _before_speaking(sentence: str) -> str | None:
    said = _SPEAKING.search(sentence)
    return sentence[: said.start()] if said else None


def _carries(reading: StanceReading, *, plain: bool) -> bool:
    return reading.stance is Stance.SUPPORTS and not (plain and reading.sureness is Sureness.HEDGED)


def _nearest(claim: str, cited: Sequence[Passage]) -> Iterator[Place]:
    for passage in cited:
        places = list(_sentences(passage))
        if places:
            yield max(places, key=lambda place: said_share(claim, place.text, place.article.language))


def _names_all(place: Place, claim: str) -> bool:
    """Tell whether every name and number of a claim stands in a sentence, just before it, or over its article."""
    article = place.article
    before = (span.of(article.text) for span in sentences_before(article, place.span)[-_NEAR:])
    told = "\n".join([place.text, *before, article.label, article.publisher or ""])
    terms, values = set(passage_terms(told, article.language)), set(numbers(told, article.language))
    if day := article.published:
        terms.add(str(day.year))
        values.update((day.day, day.month, day.year))
    taken = claimed(claim)
    bags = {term.word: term for term in question_terms(claim)}
    named = all(bags[word].stands_in(terms) for name in taken.names for word in name.name.split())
    return named and taken.periods <= terms and numbers(claim, detect_language(claim)) <= values


def _sentences(passage: Passage) -> Iterator[Place]:
    for span in body_sentences(passage.article, Span(passage.start, passage.end)):
        yield Place(passage.article, span)


def _flat(text: str) -> str:
    return " ".join(words(text))
