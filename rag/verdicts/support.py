"""Does a premise support a claim, refute it, or neither?"""

from embeddings.language import detect_language
from rag.query import claim_units
from rag.types import Stance
from rag.verdicts.relevance import Premise
from rag.verdicts.stances import Stances, lexical_stances

__all__ = ["stance"]


def stance(premise: str, claim: str, *, stances: Stances = lexical_stances) -> Stance:
    """Tell what a premise says to a claim; by default from shared words, negations and numbers alone.

    >>> stance("Tarif feri tidak naik tahun ini.", "Tarif feri naik tahun ini.")
    <Stance.REFUTES: 'refutes'>
    """
    (reading,) = stances([Premise(premise, detect_language(premise))], claim_units(claim))
    return reading.stance
