"""How much of a story was read, in runs of four words, as article-extraction-benchmark counts them."""

import re
from collections import Counter
from dataclasses import dataclass

__all__ = ["Overlap", "overlap", "word_for_word"]

_WORD = re.compile(r"\w+")
_RUN = 4


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many runs of words two texts share, and how many each has alone."""

    shared: int
    surplus: int
    """Runs that were read and are none of the story."""
    missing: int

    @property
    def precision(self) -> float | None:
        """Share of what was read that is the story; None where nothing was read."""
        read = self.shared + self.surplus
        return self.shared / read if read else None

    @property
    def recall(self) -> float | None:
        """Share of the story that was read; None where there is none."""
        story = self.shared + self.missing
        return self.shared / story if story else None


def overlap(story: str, read: str) -> Overlap:
    """Compare a story with what was read of a page; a text under four words is one run.

    >>> overlap("Hujan turun di kota sejak pagi", "Hujan turun di kota")
    Overlap(shared=1, surplus=0, missing=2)
    """
    gold, found = _runs(story), _runs(read)
    return Overlap((gold & found).total(), (found - gold).total(), (gold - found).total())


def word_for_word(story: str, read: str) -> bool:
    """Return whether two texts are the same, word for word.

    >>> word_for_word("Hujan, lalu\\nbanjir.", "Hujan lalu banjir")
    True
    """
    return _WORD.findall(story) == _WORD.findall(read)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _RUN + 1)) if words else ()
    return Counter(tuple(words[start : start + _RUN]) for start in starts)
