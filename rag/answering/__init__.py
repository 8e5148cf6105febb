"""From hits to an answer: what is asked, which sentences say it, and whether each is really there."""

from rag.answering.answers import compose
from rag.answering.candidate import Candidate, candidates
from rag.answering.checking import checked
from rag.answering.confidence import Signals, signals
from rag.answering.deciding import Decision, decided
from rag.answering.judged import Weighing, joined, stances_of
from rag.answering.names import missing_names, respelt
from rag.answering.numbering import Numbering
from rag.answering.parts import interleaved, joined_answer
from rag.answering.speaking import Premise
from rag.answering.stances import StanceReading, Stances, Sureness, lexical_stances
from rag.answering.support import stance

__all__ = [
    "Candidate",
    "Decision",
    "Numbering",
    "Premise",
    "Signals",
    "StanceReading",
    "Stances",
    "Sureness",
    "Weighing",
    "candidates",
    "checked",
    "compose",
    "decided",
    "interleaved",
    "joined",
    "joined_answer",
    "lexical_stances",
    "missing_names",
    "respelt",
    "signals",
    "stance",
    "stances_of",
]
