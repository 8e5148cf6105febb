"""Does a premise support a claim, refute it, or neither?"""

from embeddings.language import detect_language
from rag.answering.speaking import Premise
from rag.answering.stances import Stances, lexical_stances
from rag.query import claimed
from rag.types import Stance

__all__ = ["stance"]


def stance(premise: str, claim: str, *, stances: Stances = lexical_stances) -> Stance:
    """Tell what a premise says to a claim; by default from shared words, negations and numbers alone.

    >>> stance("Tarif feri tidak naik tahun ini.", "Tarif feri naik tahun ini.")
    <Stance.REFUTES: 'refutes'>
    """
    (reading,) = stances([Premise(premise, detect_language(premise))], claimed(claim))
    return reading.stance
