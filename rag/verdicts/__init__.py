"""What articles say to the claim of a yes/no question, and the verdict that follows.

- `changes`: What was so and is so no longer: a sentence that tells of a change, and a claim that holds what was before.
- `hedging`: What leaves a matter open: rumours, plans and talks, and what nobody has confirmed or decided.
- `judge_stances`: What a sentence says to a claim, as its words and the judge together have it.
- `quotation_stances`: What each quotation of an answer says to the claim of its question.
- `relevance`: Does a sentence speak of a claim, and of how much of it? What it leaves unsaid its surroundings may
  say.
- `roles`: Who does it to whom: two names around what is said of them, in a claim and in a sentence.
- `sentence_stances`: What each sentence of the hits says to the claim of a yes/no question.
- `stances`: What a sentence says to a claim, and how surely: read from its words alone, in either language.
- `support`: Does a premise support a claim, refute it, or neither?
- `timeline`: How a claim went on: what was said of it on each day, from the first to the last.
- `verdict`: Weigh what articles say to a claim: yes, no, unconfirmed or disputed, with the sentences that decide
  it.
"""

from rag.verdicts.judge_stances import StanceWeights, joined, stances_of
from rag.verdicts.relevance import Premise
from rag.verdicts.stances import StanceReading, Stances, Sureness, lexical_stances
from rag.verdicts.support import stance

__all__ = [
    "Premise",
    "StanceReading",
    "StanceWeights",
    "Stances",
    "Sureness",
    "joined",
    "lexical_stances",
    "stance",
    "stances_of",
]
