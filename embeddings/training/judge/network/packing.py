"""Examples as numbers: tokens in one row after another, and what is known of each pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from embeddings.judge.pair_reader import LONGEST
from embeddings.training.judge.examples.example import ReadingExample

__all__ = ["UNKNOWN", "Packed", "pack"]

_LONGEST_FIRST = 64
UNKNOWN = -1

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packed:
    """Groups of pairs; a pair alone is a group of its own."""

    tokens: NDArray[np.uint16]
    """Of all pairs, `[CLS] first [SEP] second [SEP]` each."""
    starts: Numbers
    """Where each pair begins, and where the last one ends, `int64[n + 1]`."""
    seconds: Numbers
    """How many tokens stand before the second text, `int64[n]`."""
    stances: Numbers
    relevances: Numbers
    answered: Numbers
    """1 where the second text answers, 0 where it does not, -1 where nobody has said, `int64[n]`."""
    spans: Numbers
    """`int64[m, 3]`: a pair, the first and the last token of an answer in it."""
    teachers: Numbers
    """The pair that a teacher reads instead, `int64[n]`: itself, or what it is `taught`."""
    groups: Numbers
    """Of each pair, `int64[n]`, in ascending order; -1 for those that only a teacher reads."""
    origins: NDArray[np.str_]
    dev: NDArray[np.bool_]

    def save(self, path: Path) -> None:
        """Write everything into one compressed file."""
        np.savez_compressed(path, **{field.name: getattr(self, field.name) for field in fields(self)})

    @classmethod
    def load(cls, path: Path) -> "Packed":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            return cls(**{field.name: file[field.name] for field in fields(cls)})


def pack(groups: Iterable[Sequence[ReadingExample]], tokenizer: Tokenizer) -> Packed:
    """Encode groups of examples; an answer that is cut off leaves it unknown whether there is one."""
    grouped = [(number, example) for number, group in enumerate(groups) for example in group]
    pairs = [(example.first, example.second) for _, example in grouped]
    taught = [(place, example.taught) for place, (_, example) in enumerate(grouped) if example.taught]
    taught = [(place, pair) for place, pair in taught if pair != pairs[place]]
    teachers = np.arange(len(pairs) + len(taught))
    teachers[[place for place, _ in taught]] = np.arange(len(pairs), len(teachers))
    rows, seconds, spans = _encoded([*pairs, *(pair for _, pair in taught)], grouped, tokenizer)
    count = len(taught)
    examples = [example for _, example in grouped]
    answered = [_known(example.answers is not None, bool(example.answers)) for example in examples]
    lost = {place for place, value in enumerate(answered) if value == 1} - {span[0] for span in spans}
    return Packed(
        tokens=np.concatenate(rows).astype(np.uint16),
        starts=np.concatenate(([0], np.cumsum([len(row) for row in rows]))),
        seconds=np.asarray(seconds),
        stances=_extended([_known(one.stance is not None, int(one.stance or 0)) for one in examples], count),
        relevances=_extended([_known(one.relevant is not None, bool(one.relevant)) for one in examples], count),
        answered=_extended([UNKNOWN if place in lost else value for place, value in enumerate(answered)], count),
        spans=np.asarray(spans, np.int64).reshape(-1, 3),
        teachers=teachers,
        groups=_extended([number for number, _ in grouped], count),
        origins=np.asarray([*(one.origin for one in examples), *(["teacher"] * count)]),
        dev=np.asarray([*(one.dev for one in examples), *([False] * count)]),
    )


def _encoded(
    pairs: Sequence[tuple[str, str]], grouped: Sequence[tuple[int, ReadingExample]], tokenizer: Tokenizer
) -> tuple[list[Numbers], list[int], list[tuple[int, int, int]]]:
    start, end = tokenizer.encode("").ids
    firsts = tokenizer.encode_batch([first for first, _ in pairs], add_special_tokens=False)
    seconds = tokenizer.encode_batch([second for _, second in pairs], add_special_tokens=False)
    rows, places, spans = [], [], []
    for place, (first, second) in enumerate(zip(firsts, seconds, strict=True)):
        asked = first.ids[:_LONGEST_FIRST]
        before = len(asked) + 2
        kept = second.ids[: LONGEST - before - 1]
        rows.append(np.asarray([start, *asked, end, *kept, end]))
        places.append(before)
        if place < len(grouped):
            answers = grouped[place][1].answers or ()
            spans += [(place, before + a, before + b) for a, b in _token_spans(second.offsets[: len(kept)], answers)]
    return rows, places, spans


def _token_spans(offsets: Sequence[tuple[int, int]], answers: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Find the first and the last token of each answer that is there whole."""
    for since, to in answers:
        inside = [place for place, (start, end) in enumerate(offsets) if start < to and since < end]
        if inside and offsets[inside[-1]][1] >= to:
            yield inside[0], inside[-1]


def _known(is_known: bool, value: int) -> int:
    return int(value) if is_known else UNKNOWN


def _extended(values: Sequence[int], count: int) -> Numbers:
    return np.asarray([*values, *([UNKNOWN] * count)], np.int64)
