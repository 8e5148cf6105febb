"""Pairs of texts as the judge reads them in training: short, and with the answer's place marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

__all__ = ["Pair", "PairMaker"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`[CLS] first [SEP] second [SEP]`, as tokens."""

    tokens: tuple[int, ...]
    second: int
    """Where the second text starts."""
    answer: tuple[bool, ...] = ()
    """For each token of the second text, whether it belongs to the answer; empty where no answer is marked."""


class PairMaker:
    """Cuts texts into pairs of bounded length: of an overlong passage a stretch is kept, with its answer if it has one.

    Passages are longer when the judge is used; that their places are drawn keeps it from leaning on them.
    """

    def __init__(self, tokenizer: Tokenizer, *, longest: int = 140, longest_first: int = 48) -> None:
        self._tokenizer = tokenizer
        self._start, self._end = tokenizer.encode("").ids
        self._longest = longest
        self._longest_first = longest_first

    def make(self, first: str, second: str, random: np.random.Generator, *, answers: Sequence[str] = ()) -> Pair:
        """Make one pair; every occurrence of an answer in the second text is marked."""
        asked = self._tokenizer.encode(first, add_special_tokens=False).ids[: self._longest_first]
        read = self._tokenizer.encode(second, add_special_tokens=False)
        marks = _mark(second, answers, read.offsets)
        room = self._longest - len(asked) - 3
        begin = _beginning(marks, room, random)
        kept = slice(begin, begin + room)
        answer = tuple(marks[kept]) if any(marks[kept]) else ()
        return Pair((self._start, *asked, self._end, *read.ids[kept], self._end), len(asked) + 2, answer)


def _mark(text: str, answers: Sequence[str], offsets: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell the tokens that touch an occurrence of an answer, whatever its case."""
    found = [match.span() for answer in answers if answer for match in re.finditer(re.escape(answer), text, re.I)]
    return [any(start < to and since < end for since, to in found) for start, end in offsets]


def _beginning(marks: Sequence[bool], room: int, random: np.random.Generator) -> int:
    """Draw where to begin so that what follows fills the room, and holds the first answer where there is one."""
    spare = len(marks) - room
    if spare <= 0:
        return 0
    begin = int(random.integers(spare + 1))
    if True not in marks:
        return begin
    place = marks.index(True)
    return min(max(begin, place - room + min(sum(marks), room)), place)
