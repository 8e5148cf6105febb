"""What speaks for a sentence being carried by the passages that it cites, and how likely it therefore is."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.evidence.logistic import Logistic

__all__ = ["SupportFeatures"]

_JUDGED = Logistic(
    base=-2.81,
    weights=MappingProxyType(
        {
            "likeness": -1.43,
            "supports": 1.04,
            "refutes": -1.47,
            "named": 1.1,
            "open": 1.02,
            "total": -0.94,
            "entailed": 3.45,
            "contradicted": 2.17,
        }
    ),
)
_UNJUDGED = Logistic(
    base=-2.62,
    weights=MappingProxyType(
        {"likeness": 1.6, "supports": 1.21, "refutes": -1.3, "named": 1.0, "open": 1.33, "total": -0.79}
    ),
)
"""Fitted on sentences of our own: `python -m eval.tuning.support ARCHIVE FILE`, with `--judge off` the second.

What the judge holds for contradicted it has at least understood to be about the same; the words tell which it is.
"""


@dataclass(frozen=True, slots=True)
class SupportFeatures:
    """The signals, each 0 to 1."""

    likeness: float
    """Cosine of the sentence with the best one of the passages."""
    supports: float
    """How fully any of them states it, as its words have it; 0 where none does."""
    refutes: float
    """How fully any of them states the contrary."""
    named: bool
    """Whether the best one, or what stands just before it, names all that it names."""
    open: bool
    """Whether it leaves open what the best one leaves open."""
    total: bool
    """Whether it speaks of all, or the only one, where the best one does not."""
    entailed: float | None = None
    contradicted: float | None = None
    """What the judge thinks of it, having read the passage of the best one; `None` without a judge that compares."""

    @property
    def signals(self) -> Mapping[str, float]:
        """Return the numbers that are weighed."""
        plain = {
            "likeness": self.likeness,
            "supports": self.supports,
            "refutes": self.refutes,
            "named": float(self.named),
            "open": float(self.open),
            "total": float(self.total),
        }
        if self.entailed is None or self.contradicted is None:
            return plain
        return {**plain, "entailed": self.entailed, "contradicted": self.contradicted}

    @property
    def likelihood(self) -> float:
        """Return how likely the passages carry the sentence, 0 to 1."""
        return (_UNJUDGED if self.entailed is None else _JUDGED).likelihood(self.signals)
