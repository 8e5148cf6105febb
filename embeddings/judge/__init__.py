"""The judge reads two texts together: whether one answers the other, and what it says to a claim.

- `cached_judge`: A judge that remembers what it has just read: a question is asked of it more than once, with the
  same passages.
- `int8_products`: Whether this processor adds products of bytes exactly, as those with VNNI or AMX do and others do
  not.
- `judge`: A judge reads two texts together: whether a passage answers a question, and what it says to a claim.
- `pair_reader`: Read pairs of texts with the judge's model from disk, in ONNX Runtime.
- `windows`: What is shown to the judge: a window behind its article's title and day, and of a long text the part
  that matters.
"""

from embeddings.judge.judge import (
    BUNDLED_JUDGE_FOLDER,
    OFF,
    AnswerPosition,
    AnswerSpan,
    Comparer,
    Judge,
    Reading,
    judge_named,
    load_judge,
)

__all__ = [
    "BUNDLED_JUDGE_FOLDER",
    "OFF",
    "AnswerPosition",
    "AnswerSpan",
    "Comparer",
    "Judge",
    "Reading",
    "judge_named",
    "load_judge",
]
