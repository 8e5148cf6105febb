"""What articles say to a claim, one by one and together."""

from enum import StrEnum

__all__ = ["Stance", "Verdict"]


class Verdict(StrEnum):
    """What the evidence says to a yes/no question."""

    YES = "yes"
    NO = "no"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class Stance(StrEnum):
    """What a premise says to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    OPEN = "open"
    """It speaks of the claim and leaves it open: a rumour, a plan, talks, a doubt, a quotation without assent."""
    NEITHER = "neither"
