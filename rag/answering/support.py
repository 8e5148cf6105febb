"""Does a premise support a claim, refute it, or neither? By their words alone."""

from embeddings.language import detect_language
from rag.answering.speaking import Premise
from rag.answering.stances import lexical_stances
from rag.types import Stance

__all__ = ["stance"]


def stance(premise: str, claim: str) -> Stance:
    """Tell what a premise says to a claim, from the words that they share, their negations and their numbers.

    >>> stance("Tarif feri tidak naik tahun ini.", "Tarif feri naik tahun ini.")
    <Stance.REFUTES: 'refutes'>
    """
    (reading,) = lexical_stances([Premise(premise, detect_language(premise))], claim)
    return reading.stance
