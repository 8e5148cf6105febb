"""Do the passages that a model's sentence cites say what it says? And which of their sentences say it?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from embeddings import passage_terms
from embeddings.encoder import Encoder
from embeddings.judge import Judge
from embeddings.language import detect_language
from embeddings.terms import words
from rag.evidence.context_sentences import sentences_before
from rag.generation.support.entities import names_all, replaces_names, says_all
from rag.generation.support.features import SupportFeatures
from rag.generation.support.speakers import is_of_its_speaker, speakers_in
from rag.language.measures import states
from rag.query import ClaimUnits, claim_units, understand
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Passage, Span, Stance
from rag.verdicts.hedging import is_hedged
from rag.verdicts.relevance import share_said
from rag.verdicts.roles import exchanges_roles
from rag.verdicts.sentence_stances import premise_of
from rag.verdicts.stances import StanceReading, Sureness, lexical_stances

__all__ = ["SourceSentence", "Support", "SupportCheck", "Thresholds"]

_CARRIERS = 2
"""Passages that are tried where those that a sentence names do not carry it: the nearest."""
_ADDS = 0.1
"""How much more of a sentence two places must say than the better of them to be cited both."""
_SPOKEN = 4
"""Words, without their speaker, by which the place is found where they are spoken."""
_NEAR = 3
"""Sentences before, among which stands who is called by a pronoun."""
_FURTHER = 3
"""Passages behind the last one: a model that makes up further ones counts on."""
_OPENING = re.compile(r"^(?:yes|no|ya|tidak)\s*[,:;.]\s*", re.IGNORECASE)
_SETTLING = frozenset({Sureness.DENIED, Sureness.CORRECTED})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something counts, each 0 to 1; measured by `eval.tuning.thresholds`."""

    carried: float = 0.5
    """How likely a sentence is carried by what it cites."""
    told: float = 0.6
    """How much of a sentence stands in words in a place that it does not cite."""
    answers: float = 0.3
    """How likely a proposed sentence answers the question."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """One sentence of an article, in the passage that was cited."""

    article: Article
    span: Span
    passage: str

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Support:
    """Whether a sentence is carried by what it cites."""

    holds: bool
    places: tuple[SourceSentence, ...]
    """The sentences that carry it; where none does, those that come nearest."""
    added: bool = False
    """Whether it is carried by something else than it cites."""


class SupportCheck:
    """Checks the sentences of a language model against the passages that they cite."""

    def __init__(self, encoder: Encoder, judge: Judge | None, *, thresholds: Thresholds = Thresholds()) -> None:
        self._encoder = encoder
        self._thresholds = thresholds
        self._judge = judge
        self._comparer = judge.comparer if judge else None

    def anywhere(self, sentence: str, marks: Sequence[int], given: Sequence[Passage]) -> Support:
        """Return whether the passages that a sentence names by number carry it, or else any that a model was given.

        One that names only a passage behind the last has an invented source: it must stand in another word for word.
        """
        cited = [given[number - 1] for number in marks if 1 <= number <= len(given)]
        if not cited and any(len(given) < number <= len(given) + _FURTHER for number in marks):
            quoted = _verbatim(words(_claim_of(sentence).text), given)
            return Support(quoted is not None, (quoted,) if quoted else (), added=quoted is not None)
        support = self.of(sentence, cited)
        return support if support.holds else self.carried_by(sentence, given) or support

    def of(self, sentence: str, cited: Sequence[Passage]) -> Support:
        """Return whether passages say what a sentence says, and which of their sentences do.

        Every name and number of it must stand in them, whoever speaks in it must speak there, and what they deny or
        correct they do not carry, however much else speaks for it.
        """
        claim = _claim_of(sentence)
        claim_words = words(claim.text)
        nearest = self._nearest(claim, cited)
        if not nearest or not claim_words:
            return Support(False, tuple(nearest))
        if quoted := _verbatim(claim_words, cited):
            return Support(True, (quoted,))
        if _is_of_somebody_else(claim, nearest[0]) or not (
            _is_named(claim, cited) and self._is_of_its_speaker(claim, cited, nearest[0])
        ):
            return Support(False, tuple(nearest))
        readings = _readings(claim, cited)
        likelihood = 0.0 if _is_settled_otherwise(readings) else self._grounds(claim, nearest[0], readings).likelihood
        return Support(likelihood >= self._thresholds.carried, tuple(nearest))

    def carried_by(self, sentence: str, given: Sequence[Passage]) -> Support | None:
        """Find which of the passages that a model was given carries a sentence, whatever it cites; `None` if none.

        A verbatim sentence is at its place. What any of them denies or corrects is not carried by another.
        """
        claim = _claim_of(sentence)
        claim_words = words(claim.text)
        if quoted := _verbatim(claim_words, given):
            return Support(True, (quoted,), added=True)
        if not claim_words or _is_settled_otherwise(_readings(claim, given)):
            return None
        found = (self.of(sentence, [passage]) for passage in self._order(claim, given)[:_CARRIERS])
        carrying = (one for one in found if one.holds and _told(one.places, claim) >= self._thresholds.told)
        return next((replace(one, added=True) for one in carrying), None)

    def answers(self, question: str, sentence: str) -> bool:
        """Return whether a sentence answers a question; without a judge, whether it says what the question does not.

        Where an amount of something is asked for, it must state one.
        """
        asked = understand(question).measures
        if asked and not states(sentence, *asked):
            return False
        if self._judge is None:
            return not set(words(sentence)) <= set(words(question))
        return self._judge.read(question, [sentence])[0].answers >= self._thresholds.answers

    def takes_on_trust(self, question: str, sentence: str, given: Sequence[Passage]) -> bool:
        """Return whether a sentence has words of its question that no passage has which a model was given."""
        said = set(passage_terms(sentence, detect_language(sentence)))
        told = {
            term
            for one in given
            for term in passage_terms(f"{one.article.title or ''}\n{one.text}", one.article.language)
        }
        return any(term.stands_in(said) and not term.stands_in(told) for term in understand(question).terms)

    def grounds(self, sentence: str, cited: Sequence[Passage]) -> SupportFeatures | None:
        """Return what speaks for a sentence; `None` where the passages hold no sentence of a story."""
        claim = _claim_of(sentence)
        nearest = self._nearest(claim, cited)
        return self._grounds(claim, nearest[0], _readings(claim, cited)) if nearest else None

    def _nearest(self, claim: ClaimUnits, cited: Sequence[Passage]) -> list[SourceSentence]:
        """Return the sentence that comes nearest to a claim, and the next where that adds to what is said."""
        places = list(_sentences(cited))
        if not places:
            return []
        likeness = self._likeness(claim.text, [place.text for place in places])
        shares = [share_said(claim, place.text, place.article.language) for place in places]
        order = sorted(range(len(places)), key=lambda number: -(likeness[number] + shares[number]))
        best = [places[number] for number in order[:2]]
        together = share_said(claim, " ".join(place.text for place in best), best[0].article.language)
        return best if together >= shares[order[0]] + _ADDS else best[:1]

    def _is_of_its_speaker(self, claim: ClaimUnits, cited: Sequence[Passage], nearest: SourceSentence) -> bool:
        """Return whether what comes nearest to the words of a speaker is said by that one."""
        speakers = speakers_in(claim.text)
        if not speakers:
            return True
        without_speaker = claim.text.replace(speakers[0], " ", 1)
        alone = len(speakers) == 1 and len(without_speaker.split()) >= _SPOKEN
        place = self._nearest(claim_units(without_speaker), cited)[0] if alone else nearest
        earlier = sentences_before(place.article, place.span)[-_NEAR:]
        before = "\n".join(span.of(place.article.text) for span in earlier)
        return is_of_its_speaker(claim, place.article, place.text, before)

    def _order(self, claim: ClaimUnits, given: Sequence[Passage]) -> list[Passage]:
        """Order passages by how near their nearest sentence comes to a claim."""
        likeness = self._likeness(claim.text, [one.text for one in given])
        told = [
            max((share_said(claim, place.text, place.article.language) for place in _sentences([one])), default=0.0)
            for one in given
        ]
        nearest = sorted(range(len(given)), key=lambda number: -(likeness[number] + told[number]))
        return [given[number] for number in nearest]

    def _grounds(self, claim: ClaimUnits, best: SourceSentence, readings: Sequence[StanceReading]) -> SupportFeatures:
        before = [span.of(best.article.text) for span in sentences_before(best.article, best.span)[-1:]]
        compared = self._comparer.compare([best.passage], claim.text)[0].tolist() if self._comparer else [None, None]
        return SupportFeatures(
            likeness=self._likeness(claim.text, [best.text])[0],
            supports=_fullest(readings, Stance.SUPPORTS),
            refutes=_fullest(readings, Stance.REFUTES),
            named=names_all(claim, {best.article: "\n".join([*before, best.text])}),
            open=is_hedged(claim.text, "") or not is_hedged(best.text, claim.text),
            total=says_all(claim.text) and not says_all(best.text),
            entailed=compared[0],
            contradicted=compared[1],
        )

    def _likeness(self, claim: str, texts: Sequence[str]) -> list[float]:
        first, *others = self._encoder.encode_passages([claim, *texts])
        return [float(first @ other) for other in others]


def _verbatim(said: Sequence[str], cited: Sequence[Passage]) -> SourceSentence | None:
    """Return the sentence of passages that has just these words."""
    return next((place for place in _sentences(cited) if said and said == words(place.text)), None)


def _is_of_somebody_else(claim: ClaimUnits, place: SourceSentence) -> bool:
    return replaces_names(claim, place.text) or exchanges_roles(claim, place.text, place.article.language)


def _claim_of(sentence: str) -> ClaimUnits:
    return claim_units(_OPENING.sub("", sentence))


def _readings(claim: ClaimUnits, cited: Sequence[Passage]) -> list[StanceReading]:
    return list(lexical_stances([premise_of(place.article, place.span) for place in _sentences(cited)], claim))


def _fullest(readings: Sequence[StanceReading], stance: Stance) -> float:
    return max((one.strength for one in readings if one.stance is stance), default=0.0)


def _told(places: Sequence[SourceSentence], claim: ClaimUnits) -> float:
    """Return how much of a claim places say in its words, or in those of the other language."""
    told = " ".join(place.text for place in places)
    return share_said(claim, told, places[0].article.language)


def _is_settled_otherwise(readings: Sequence[StanceReading]) -> bool:
    """Return whether a denial or a correction speaks against a claim as fully as anything speaks for it."""
    contrary = (one for one in readings if one.stance is Stance.REFUTES and one.sureness in _SETTLING)
    return any(one.strength >= _fullest(readings, Stance.SUPPORTS) for one in contrary)


def _is_named(claim: ClaimUnits, cited: Sequence[Passage]) -> bool:
    texts: dict[Article, str] = {}
    for one in cited:
        texts[one.article] = f"{texts.get(one.article, '')}\n{one.text}"
    return names_all(claim, texts)


def _sentences(cited: Sequence[Passage]) -> Iterator[SourceSentence]:
    seen: set[tuple[Article, Span]] = set()
    for passage in cited:
        for span in body_sentences(passage.article, Span(passage.start, passage.end)):
            if (passage.article, span) not in seen:
                seen.add((passage.article, span))
                yield SourceSentence(passage.article, span, passage.text)
