"""What speaks for a sentence being carried by the passages that it cites, and how likely it therefore is."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.answering.logistic import Logistic

__all__ = ["Grounds"]

_JUDGED = Logistic(base=0.0, weights=MappingProxyType({}))
_UNJUDGED = Logistic(base=0.0, weights=MappingProxyType({}))
"""Fitted on sentences of our own: `python -m eval.support ARCHIVE FILE --fit`, with `--judge off` the second."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The signals, each 0 to 1."""

    said: float
    """How much of the sentence the best sentence of the passages says."""
    said_together: float
    """How much of it the two best say."""
    likeness: float
    likeness_together: float
    """Cosines of the sentence with the best one, and with the two best."""
    supports: float
    """How fully any of them states it, as its words have it; 0 where none does."""
    refutes: float
    """How fully any of them states the contrary."""
    named: bool
    """Whether the best one, or what stands just before it, names all that it names."""
    agrees: bool
    """Whether both deny, or neither does."""
    open: bool
    """Whether it leaves open what the best one leaves open."""
    total: bool
    """Whether it speaks of all, or the only one, where the best one does not."""
    entailed: float | None = None
    contradicted: float | None = None
    """What the judge thinks of it, having read the passage of the best one; `None` without a judge that compares."""

    @property
    def signals(self) -> Mapping[str, float]:
        """Give the numbers that are weighed."""
        plain = {
            "said": self.said,
            "said_together": self.said_together,
            "likeness": self.likeness,
            "likeness_together": self.likeness_together,
            "supports": self.supports,
            "refutes": self.refutes,
            "named": float(self.named),
            "agrees": float(self.agrees),
            "open": float(self.open),
            "total": float(self.total),
        }
        if self.entailed is None or self.contradicted is None:
            return plain
        return {**plain, "entailed": self.entailed, "contradicted": self.contradicted}

    @property
    def likelihood(self) -> float:
        """Give how likely the passages carry the sentence, 0 to 1."""
        return (_UNJUDGED if self.entailed is None else _JUDGED).likelihood(self.signals)
