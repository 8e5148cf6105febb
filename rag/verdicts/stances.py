"""What a sentence says to a claim, and how surely: read from its words alone, in either language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.language.negation import denies
from rag.language.quantities import comparable, differ, quantities
from rag.language.topics import OPPOSITES, TURNING, topic_mentions
from rag.language.word_lists.grammar.conjunctions import ADDING, CONTRASTING, EXCEPTING, PURPOSE
from rag.language.word_lists.news import cue_words
from rag.query.claim import ClaimUnit, ClaimUnits, months
from rag.types import Stance
from rag.verdicts.hedging import is_hedged, is_still_to_come
from rag.verdicts.relevance import Premise, holding, share_said, strength

__all__ = ["StanceReading", "Stances", "Sureness", "lexical_stances"]

_SUPPORTED = 0.75
"""Share of a claim that a sentence must speak of to support it; what contradicts a claim may leave more unsaid.
Fitted on IndoNLI's training pairs in steps of .05, by macro-F1, and kept below the best, .8, for the sake of claims in
another language than their articles."""
_REACH = 5
"""Words after a negation that it may deny."""
_SAME_MATTER = 0.6
"""Share of a claim that a sentence must say by itself for its other numbers to contradict the claim's."""

_CLAUSE = re.compile(rf"[;:—–]|\s-\s|,\s+(?=(?:{ADDING})\b)|\b(?:{CONTRASTING})\b", re.IGNORECASE)
_EXCEPT = re.compile(rf"\b(?:{EXCEPTING})\b", re.IGNORECASE)
_WHAT_FOR = re.compile(rf"(?<=\w)\s+(?:{PURPOSE})\b", re.IGNORECASE)
_COMPLEMENT = re.compile(
    rf"{cue_words.DENIED.pattern}[^,;]*?\b(?:bahwa|that|jika|kalau)\b(?P<denied>[^,;]*)", re.IGNORECASE
)


class Sureness(StrEnum):
    """How surely something is said."""

    HEDGED = "hedged"
    """A rumour, a plan, talks, or nothing that is confirmed yet."""
    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    """Somebody says so."""
    CONFIRMED = "confirmed"
    """Those concerned announce or admit it, or a state of affairs is said to have changed."""
    DENIED = "denied"
    """Those concerned deny it, or it is called false."""
    CORRECTED = "corrected"
    """A correction of an earlier report."""


@dataclass(frozen=True, slots=True)
class StanceReading:
    """What a premise says to a claim."""

    stance: Stance
    sureness: Sureness
    strength: float
    """How much of the claim it speaks of, 0 to 1."""

    @property
    def told(self) -> Stance:
        """The stance; open where it is hedged."""
        return Stance.OPEN if self.sureness is Sureness.HEDGED else self.stance


Stances = Callable[[Sequence[Premise], ClaimUnits], Sequence[StanceReading]]
"""Reads what each premise says to a claim."""


def lexical_stances(premises: Sequence[Premise], claim: ClaimUnits) -> list[StanceReading]:
    """Read what each premise says to a claim from the words that they share, and from those that turn them.

    >>> from embeddings.language import Language
    >>> from rag.query import claim_units
    >>> ferry = Premise("Operator membantah tarif feri naik.", Language.INDONESIAN)
    >>> [(one.stance.value, one.sureness.value) for one in lexical_stances([ferry], claim_units("Tarif feri naik."))]
    [('refutes', 'denied')]
    """
    return [_reading(one, claim) for one in premises]


def _reading(premise: Premise, claim: ClaimUnits) -> StanceReading:
    spoken = strength(premise, claim)
    if not spoken:
        return StanceReading(Stance.NEITHER, Sureness.ASSERTED, spoken)
    said = _speaking_clauses(premise, claim)
    stance = _stance(premise, said, claim)
    sureness = _sureness(premise, said, claim)
    if stance is Stance.SUPPORTS and spoken < _SUPPORTED and sureness is not Sureness.HEDGED:
        stance = Stance.NEITHER
    return StanceReading(stance, sureness, spoken)


def _speaking_clauses(premise: Premise, claim: ClaimUnits) -> str:
    """Return the clauses that speak of what is claimed; the whole sentence where none does by itself."""
    clauses = [clause for clause in _CLAUSE.split(premise.text) if clause.strip()]
    speaking = [one for one in clauses if _says_something(holding(claim, one, premise.language), claim)]
    return "; ".join(speaking) or premise.text


def _says_something(held: Mapping[ClaimUnit, float], claim: ClaimUnits) -> bool:
    return any(held[unit] for unit in claim.content)


def _stance(premise: Premise, said: str, claim: ClaimUnits) -> Stance:
    if _denies_a_means(premise, said, claim):
        return Stance.NEITHER
    turned = _is_turned(premise, said, claim) != claim.turned
    numbers, named = quantities(premise.text, premise.language), months(premise.text)
    if differ(claim.quantities, numbers) or (named and claim.months and claim.months.isdisjoint(named)):
        return Stance.REFUTES if not turned and _is_exact(premise, claim) else Stance.NEITHER
    if turned:
        return Stance.REFUTES
    return Stance.SUPPORTS if comparable(claim.quantities, numbers) or not claim.quantities else Stance.NEITHER


def _is_exact(premise: Premise, claim: ClaimUnits) -> bool:
    """Return whether a sentence says enough of the claim for its other number, or other month, to contradict it."""
    return (
        bool(cue_words.CORRECTED.search(premise.text))
        or share_said(claim, premise.text, premise.language) >= _SAME_MATTER
    )


def _is_turned(premise: Premise, said: str, claim: ClaimUnits) -> bool:
    """Return whether clauses say the opposite of what their words name: a denial of a denial turns them back."""
    denied = denies(said)
    complement = _COMPLEMENT.search(said)
    inner = cue_words.NOT_THE_NUMBER.sub(" ", complement["denied"] if complement else "" if denied else said)
    turns = (denied, _is_negated(premise, inner, claim), _is_opposed(said, claim), _is_excepted(premise, claim))
    return sum(turns) % 2 == 1


def _is_negated(premise: Premise, said: str, claim: ClaimUnits) -> bool:
    """Return whether a negation stands before what is claimed, near by; before anything, where none of it is said."""
    after = [said[match.end() :] for match in cue_words.NOT.finditer(said)]
    if not _says_something(holding(claim, said, premise.language), claim):
        return bool(after)
    near = (" ".join(words.split()[:_REACH]) for words in after)
    return any(_says_something(holding(claim, words, premise.language), claim) for words in near)


def _denies_a_means(premise: Premise, said: str, claim: ClaimUnits) -> bool:
    """Return whether all that is denied of what is claimed is something for it: "no budget for a tram"."""
    after = [_WHAT_FOR.split(said[match.end() :], maxsplit=1) for match in cue_words.NOT.finditer(said)]
    denied = [holding(claim, " ".join(words.split()[:_REACH]), premise.language) for words, *_ in after]
    for_it = [holding(claim, what[0], premise.language) for _, *what in after if what]
    return any(_says_something(one, claim) for one in for_it) and not any(_says_something(one, claim) for one in denied)


def _is_excepted(premise: Premise, claim: ClaimUnits) -> bool:
    """Return whether what is claimed is just what a sentence leaves out: "every day except Monday"."""
    *_, exception = _EXCEPT.split(premise.text)
    return exception != premise.text and any(holding(claim, exception, premise.language).values())


def _is_opposed(text: str, claim: ClaimUnits) -> bool:
    matters = {one.matter for one in topic_mentions(text)}
    if not (TURNING & matters).issubset(claim.matters):
        return True
    return any(matter not in matters and not OPPOSITES[matter].isdisjoint(matters) for matter in claim.matters)


def _sureness(premise: Premise, said: str, claim: ClaimUnits) -> Sureness:
    if cue_words.CORRECTED.search(premise.text) or cue_words.CORRECTED.match(premise.title):
        return Sureness.CORRECTED
    if denies(said):
        return Sureness.DENIED
    if is_hedged(premise.text, claim.text, clauses=said) or is_still_to_come(said, claim.text):
        return Sureness.HEDGED
    if cue_words.CONFIRMED.search(said) or cue_words.RENEWED.search(said):
        return Sureness.CONFIRMED
    return Sureness.ATTRIBUTED if cue_words.ATTRIBUTED.search(said) else Sureness.ASSERTED
