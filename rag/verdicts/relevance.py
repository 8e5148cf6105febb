"""Does a sentence speak of a claim, and of how much of it? What it leaves unsaid its surroundings may say."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from embeddings import passage_terms
from embeddings.language import Language
from rag.language.quantities import comparable, periods, quantities
from rag.language.topics import OPPOSITES, topic_mentions
from rag.language.word_lists.grammar.pronouns import POINTS_BACK
from rag.language.word_lists.news import cue_words
from rag.query.claim import ClaimUnit, ClaimUnits
from rag.verdicts.hedging import denies_plans, is_hedged, settled

__all__ = ["Premise", "holding", "share_said", "strength"]

_SPEAKS = 0.6
"""Share of what is claimed that must be said for a sentence to speak of the claim."""
_POINTED, _NEAR, _FAR, _LATER = 0.85, 0.8, 0.6, 0.4
"""What counts of a word that stands only in the sentence before, pointed at or not, further off, or (a name) later."""
_NAMED = 0.5
"""Share of the words of a name that stand for it: surnames and short forms."""
_REMEMBERED = 4_096
"""Sentences whose words are kept at hand: those of one article are each other's surroundings."""
_ENOUGH = 2
"""Things that a sentence says of what it does not name itself."""


@dataclass(frozen=True, slots=True)
class Premise:
    """A sentence, and what must be known to understand it."""

    text: str
    language: Language
    before: str = ""
    """The sentence before it in its article."""
    title: str = ""
    around: tuple[str, ...] = ()
    """Sentences further up."""
    later: tuple[str, ...] = ()
    """Sentences further down."""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _UnitCoverage:
    """How far each unit of a claim is said, from 0 to 1: in the sentence, in the one before, further off."""

    here: dict[ClaimUnit, float]
    near: dict[ClaimUnit, float]
    far: dict[ClaimUnit, float]
    numbered: bool
    """Whether the sentence gives a number of the kind that the claim gives."""
    later: dict[ClaimUnit, float]
    """Names only: what an article is about it may name later."""
    rumoured: bool
    """Whether something was said before that is not sure."""
    points_back: bool

    def share(self, unit: ClaimUnit) -> float:
        near = _POINTED if self.points_back else _NEAR
        later = _LATER * self.later.get(unit, 0.0)
        return max(self.here[unit], near * self.near[unit], _FAR * self.far[unit], later)


@dataclass(frozen=True, slots=True)
class _Analysed:
    terms: frozenset[str]
    matters: frozenset[str]
    """With their opposites."""


@lru_cache(maxsize=_REMEMBERED)
def _analysed(text: str, language: Language) -> _Analysed:
    matters = {one.matter for one in topic_mentions(text)}
    return _Analysed(
        frozenset(passage_terms(text, language)), frozenset(matters.union(*(OPPOSITES[one] for one in matters)))
    )


def holding(claim: ClaimUnits, text: str, language: Language) -> dict[ClaimUnit, float]:
    """Return how far a text holds each unit of a claim, 0 to 1; the opposite of a matter holds it too."""
    analysed = _analysed(text, language)
    return {unit: unit.share_in(analysed.terms, analysed.matters) for unit in claim.units}


def share_said(claim: ClaimUnits, text: str, language: Language) -> float:
    """Return how much of a claim a text says by itself, 0 to 1."""
    return _weighed(holding(claim, text, language))


def strength(premise: Premise, claim: ClaimUnits) -> float:
    """Return how much of a claim a sentence speaks of, 0 to 1; 0 where it does not speak of the claim."""
    if not claim.units or premise.text.rstrip("\"'”’»)").endswith("?") or _of_another_time(premise, claim):
        return 0.0
    held = _held(premise, claim)
    if not (_about_those_named(held, claim, premise.text) and _about_the_matter(held, claim, premise.text)):
        return 0.0
    said = _weighed({unit: held.share(unit) for unit in claim.units})
    return said if said >= _SPEAKS else 0.0


def _held(premise: Premise, claim: ClaimUnits) -> _UnitCoverage:
    year = str(premise.published.year) if premise.published else ""
    around = [holding(claim, one, premise.language) for one in (*premise.around, premise.title, year)]
    told_later = frozenset[str]().union(*(_analysed(one, premise.language).terms for one in premise.later))
    return _UnitCoverage(
        here=holding(claim, premise.text, premise.language),
        near=holding(claim, premise.before, premise.language),
        later={name: name.share_in(told_later, frozenset()) for name in claim.names},
        far={unit: max(one[unit] for one in around) for unit in claim.units},
        rumoured=any(is_hedged(one, claim.text) for one in (premise.before, premise.title, *premise.around)),
        numbered=comparable(claim.quantities, quantities(premise.text, premise.language)),
        points_back=bool(POINTS_BACK.search(premise.text)) and _turns(premise.text, claim),
    )


def _about_those_named(held: _UnitCoverage, claim: ClaimUnits, sentence: str) -> bool:
    """Return whether a sentence is about those whom the claim names, even if it calls them otherwise."""
    if any(held.share(name) < _NAMED * _FAR for name in claim.names):
        return False
    missing = [name for name in claim.names if held.here[name] < _NAMED]
    held_units = [unit for unit in claim.content if held.here[unit] > 0]
    told = len(held_units) + held.numbered
    if not missing:
        return bool(claim.names) or told >= min(_ENOUGH, len(claim.content))
    if told >= _ENOUGH:
        return True
    if POINTS_BACK.search(sentence):
        return all(held.near[name] >= _NAMED for name in missing)
    return bool(held_units) and bool(cue_words.DENIED.search(sentence))


def _about_the_matter(held: _UnitCoverage, claim: ClaimUnits, sentence: str) -> bool:
    refers = held.points_back or held.numbered
    held_units = [unit for unit in claim.content if held.here[unit] > 0 or (refers and held.near[unit] > 0)]
    matters = [unit for unit in claim.content if unit.is_matter]
    if denies_plans(sentence) and all(held.here[name] >= _NAMED for name in claim.names):
        return bool(held_units or claim.names)
    if not held_units:
        return _answers_a_rumour(held, claim, sentence)
    if 3 * len(held_units) >= 2 * len(claim.content) and is_hedged(sentence, claim.text):
        return True
    ways = [unit for unit in matters if OPPOSITES[unit.name] and not (held.numbered and held.far[unit])]
    return set(ways).issubset(held_units) and 2 * len([unit for unit in matters if unit in held_units]) >= len(matters)


def _answers_a_rumour(held: _UnitCoverage, claim: ClaimUnits, sentence: str) -> bool:
    """Return whether a sentence denies something of all who are named, after a rumour about just that."""
    if not held.rumoured or not claim.names or any(held.here[name] < _NAMED for name in claim.names):
        return False
    told = any(max(held.near[unit], held.far[unit]) for unit in claim.content if not unit.is_name)
    return told and bool(cue_words.NOT.search(settled(sentence, claim.text)) or cue_words.DENIED.search(sentence))


def _turns(sentence: str, claim: ClaimUnits) -> bool:
    patterns = (cue_words.DENIED, cue_words.FALSE, cue_words.NOT, cue_words.CONFIRMED)
    return any(pattern.search(sentence) for pattern in patterns) or is_hedged(sentence, claim.text)


def _of_another_time(premise: Premise, claim: ClaimUnits) -> bool:
    """Return whether a sentence speaks of other years or quarters than the claim, nor was published in that year."""
    stated = periods(set(passage_terms(premise.text, premise.language)))
    published = {str(premise.published.year)} if premise.published else set()
    return bool(claim.periods and stated) and claim.periods.isdisjoint(stated | published)


def _weighed(shares: dict[ClaimUnit, float]) -> float:
    whole = sum(unit.weight for unit in shares)
    return sum(unit.weight * share for unit, share in shares.items()) / whole if whole else 0.0
