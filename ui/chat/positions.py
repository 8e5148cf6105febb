"""What each quotation of a yes/no answer does: on which side it stands, and whether it states, denies or corrects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rag.types import Answer, AnswerSentence, Citation, Stance, Verdict
from rag.verdicts import StanceReading, Sureness

__all__ = ["Act", "Position", "Readings", "Side", "deciding", "positions", "sides"]

Readings = Mapping[int, StanceReading]
"""What quotations say to the claim, by the number of their citation."""


class Side(StrEnum):
    """Where a quotation stands to the claim."""

    FOR = "for"
    AGAINST = "against"
    CONTEXT = "context"
    """It leaves the claim open, or only leads to what is said."""


class Act(StrEnum):
    """What a quotation does."""

    STATES = "states"
    CONTRADICTS = "contradicts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    CORRECTS = "corrects"
    UPDATES = "updates"
    """It says otherwise than an article of an earlier day."""
    HEDGES = "hedges"
    """It tells a rumour, a plan, talks, or that nothing is confirmed."""
    LEAVES_OPEN = "leaves_open"


@dataclass(frozen=True, slots=True)
class Position:
    """The side and the act of a quotation."""

    side: Side
    act: Act


_SIDES = MappingProxyType({Stance.SUPPORTS: Side.FOR, Stance.REFUTES: Side.AGAINST})
_OWN = MappingProxyType({Verdict.YES: Side.FOR, Verdict.NO: Side.AGAINST})
"""The side on which a verdict rests."""
_ACTS = MappingProxyType(
    {
        (Side.FOR, Sureness.CONFIRMED): Act.CONFIRMS,
        (Side.FOR, Sureness.CORRECTED): Act.CORRECTS,
        (Side.AGAINST, Sureness.CORRECTED): Act.CORRECTS,
        (Side.AGAINST, Sureness.DENIED): Act.DENIES,
    }
)
_PLAIN = MappingProxyType({Side.FOR: Act.STATES, Side.AGAINST: Act.CONTRADICTS})


def positions(answer: Answer, readings: Readings) -> dict[int, Position]:
    """Return the position of each quotation that says something to the claim, by the number of its citation."""
    found = {number: _position(one) for number, one in readings.items()}
    published = {one.number: one.article.published or date.min for one in answer.citations}
    own = _OWN.get(answer.verdict) if answer.verdict else None
    if own is None:
        return found
    before = [published[number] for number, one in found.items() if one.side not in (own, Side.CONTEXT)]
    plain = Position(own, _PLAIN[own])
    changed = Position(own, Act.UPDATES)
    return {
        number: changed if one == plain and before and published[number] > max(before) else one
        for number, one in found.items()
    }


def sides(answer: Answer, known: Mapping[int, Position]) -> dict[Side, list[AnswerSentence]]:
    """Put what an answer quotes on its sides, in order, what only its timeline quotes last.

    A sentence that only leads to the next goes with it.
    """
    placed: dict[Side, list[AnswerSentence]] = {side: [] for side in Side}
    leading: list[AnswerSentence] = []
    for one, following in zip(answer.sentences, (*answer.sentences[1:], None), strict=True):
        if following and one.citations[0] not in known and _leads_to(one, following, answer):
            leading.append(one)
            continue
        position = known.get(one.citations[0])
        placed[position.side if position else Side.CONTEXT] += [*leading, one]
        leading = []
    shown = {number for one in answer.sentences for number in one.citations}
    for event in answer.timeline:
        if event.number in known and event.number not in shown:
            placed[known[event.number].side].append(AnswerSentence(event.quote, (event.number,)))
    return {side: told for side, told in placed.items() if told}


def deciding(answer: Answer, known: Mapping[int, Position]) -> list[Citation]:
    """Return the quotation on which a verdict rests, or one of each side where it is disputed."""
    sided = [one for one in answer.sentences if one.citations[0] in known]
    own = _OWN.get(answer.verdict, Side.CONTEXT) if answer.verdict else Side.CONTEXT
    wanted = [Side.FOR, Side.AGAINST] if answer.verdict is Verdict.DISPUTED else [own]
    first = [next((one for one in sided if known[one.citations[0]].side is side), None) for side in wanted]
    numbers = [one.citations[0] for one in first if one]
    return [one for number in numbers for one in answer.citations if one.number == number]


def _position(reading: StanceReading) -> Position:
    if reading.sureness is Sureness.HEDGED:
        return Position(Side.CONTEXT, Act.HEDGES)
    side = _SIDES.get(reading.stance)
    if side is None:
        return Position(Side.CONTEXT, Act.LEAVES_OPEN)
    return Position(side, _ACTS.get((side, reading.sureness), _PLAIN[side]))


def _leads_to(one: AnswerSentence, following: AnswerSentence, answer: Answer) -> bool:
    """Return whether a sentence stands right before the next one in its article."""
    places = {citation.number: citation for citation in answer.citations}
    first, second = places[one.citations[0]], places[following.citations[0]]
    between = first.article.text[first.end : second.start]
    return first.article == second.article and first.end <= second.start and not between.strip()
