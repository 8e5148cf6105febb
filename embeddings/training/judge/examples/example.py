"""What the judge learns from: two texts, and what is known of them."""

from dataclasses import dataclass, replace
from enum import IntEnum

__all__ = ["ReadingExample", "StanceLabel"]


class StanceLabel(IntEnum):
    """What a text says to a claim, in the order of the judge's numbers."""

    SUPPORTS = 0
    REFUTES = 1
    OPEN = 2
    """A rumour, a plan, talks, a doubt, a quotation without assent: it speaks of the claim and leaves it open."""
    NEITHER = 3
    NOT_SUPPORTED = 4
    """One of the other three: what sets with two labels tell."""


@dataclass(frozen=True, slots=True)
class ReadingExample:
    """A question or claim with a window of an article; what is unknown is `None` and teaches nothing."""

    first: str
    second: str
    origin: str
    stance: StanceLabel | None = None
    relevant: bool | None = None
    answers: tuple[tuple[int, int], ...] | None = None
    """The characters of the second text that answer, half-open; empty where it answers nowhere."""
    taught: tuple[str, str] | None = None
    """The pair that a teacher reads instead: in English, which it knows best, or as it would be well written."""
    dev: bool = False

    def headed(self, heading: str) -> "ReadingExample":
        """Return the example with a heading before its second text, as a window has its article's title."""
        answers = self.answers and tuple((since + len(heading), to + len(heading)) for since, to in self.answers)
        taught = self.taught and (self.taught[0], heading + self.taught[1])
        return replace(self, second=heading + self.second, answers=answers, taught=taught)

    def asked(self, typed: str) -> "ReadingExample":
        """Return the example with its question typed another way; a teacher reads it as it was."""
        return replace(self, first=typed, taught=self.taught or (self.first, self.second))
