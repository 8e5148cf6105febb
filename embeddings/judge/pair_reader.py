"""Read pairs of texts with the judge's model from disk, in ONNX Runtime."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from embeddings.judge.int8_products import adds_exactly
from embeddings.model_files import readable

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

__all__ = ["LONGEST", "PairReader", "PairScores", "Temperatures", "read_model"]

FloatVector = NDArray[np.float32]

LONGEST = 256
"""Tokens read of a pair: a question and a passage of 600 characters have at most about 220."""

_LONGEST_TEXT = 20_000
"""Characters of a text that are cut into tokens, of which the first 256 are read."""

_TOKENIZED_AT_ONCE = 256
"""Pairs held as tokens at a time: a thousand long texts would take gigabytes."""

_MOST_WORKERS = 8
"""Each runs its pairs on one thread: threads that share every product wait for each other when cores are busy."""


@dataclass(frozen=True, slots=True)
class Temperatures:
    """By what the scores of each head are divided, so that likelihoods are as often right as they say."""

    relevance: float = 1.0
    stance: float = 1.0
    answer: float = 1.0


@dataclass(frozen=True, slots=True)
class PairScores:
    """What the model makes of one pair, as probabilities."""

    relevance: float
    stance: FloatVector
    """`float32[4]`: supports, refutes, leaves open, says nothing"""
    starts: FloatVector
    """`float32[tokens]`: for each token read of the second text, how likely the answer starts there"""
    ends: FloatVector
    """`float32[tokens]`: how likely it ends there"""
    spans: tuple[tuple[int, int], ...]
    """The characters of those tokens, half-open."""


class PairReader:
    """A model with its tokenizer; may be asked from several threads."""

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer", temperatures: Temperatures) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._temperatures = temperatures
        self._workers = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_WORKERS))

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairScores]:
        """Read pairs; of an overlong one, the beginnings."""
        starts = range(0, len(pairs), _TOKENIZED_AT_ONCE)
        return [scores for start in starts for scores in self._read(pairs[start : start + _TOKENIZED_AT_ONCE])]

    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[PairScores]:
        texts = [(readable(first[:_LONGEST_TEXT]), readable(second[:_LONGEST_TEXT])) for first, second in pairs]
        return list(self._workers.map(self._run, self._tokenizer.encode_batch(texts)))

    def _run(self, encoding: "Encoding") -> PairScores:
        """Run one pair by itself: beside others its bytes are scaled by theirs, and say up to .07 otherwise."""
        given = {"tokens": encoding.ids, "sides": encoding.type_ids, "read": encoding.attention_mask}
        relevance, stance, start, end = (
            scores[0]
            for scores in self._session.run(
                ["relevance", "stance", "start", "end"],
                {name: np.array([numbers], np.int64) for name, numbers in given.items()},
            )
        )
        warmth = self._temperatures
        likely = 1 / (1 + np.exp(-np.clip(relevance / warmth.relevance, -50, 50)))
        starts, ends = (_softmax(scores / warmth.answer) for scores in (start, end))
        second = slice(encoding.type_ids.index(1), len(encoding.ids) - 1)
        spans = tuple(encoding.offsets[second])
        return PairScores(float(likely), _softmax(stance / warmth.stance), starts[second], ends[second], spans)


def read_model(folder: Path) -> PairReader:
    """Open the judge's folder: `model.onnx`, `config.json`, `tokenizer.json`."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    settings: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    if not adds_exactly():  # the same answers everywhere; where AMX adds, it would take thrice as long for nothing
        options.add_session_config_entry("session.x64quantprecision", "1")
    session = InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    return PairReader(session, tokenizer, Temperatures(**settings["temperatures"]))


def _softmax(scores: FloatVector) -> FloatVector:
    powers = np.exp(scores - scores.max())
    shares: FloatVector = (powers / powers.sum()).astype(np.float32)
    return shares
