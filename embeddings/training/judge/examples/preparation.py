"""Everything that the judge learns from, read and made of the data folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from embeddings.held_out import is_held_out
from embeddings.training.data import held_out, read_sentence_pairs
from embeddings.training.judge.examples.claims import read_claims, read_packed
from embeddings.training.judge.examples.example import ReadingExample
from embeddings.training.judge.examples.news import SentencePair, news_examples
from embeddings.training.judge.examples.questions import (
    crop_groups,
    meaningless_examples,
    question_groups,
    unanswerable_examples,
)
from embeddings.training.judge.examples.scenarios import scenario_groups

__all__ = ["example_groups", "read_sentences"]

_PARALLEL = ("parallel-bppt", "parallel-tico")


def example_groups(folder: Path, *, seed: int) -> Iterator[Sequence[ReadingExample]]:
    """Read and make all examples; those of one question stand together, the one that answers it first."""
    random = Random(seed)  # noqa: S311 - no secret depends on it
    for example in read_claims(folder, random):
        yield (example,)
    sentences = read_sentences(folder)
    kept = [one for one in sentences if not _is_left_out(one)]
    for example in news_examples(kept, random):
        yield (example,)
    for example in news_examples([one for one in sentences if _is_left_out(one)], random, dev=True):
        yield (example,)
    yield from scenario_groups(random)
    yield from question_groups(folder, random)
    for example in unanswerable_examples(folder, random):
        yield (example,)
    yield from crop_groups(kept, random)
    for example in meaningless_examples([text for one in kept for text in (one.english, one.indonesian)], random):
        yield (example,)


def read_sentences(folder: Path) -> list[SentencePair]:
    """Read all parallel sentences; those of one document follow each other."""
    own = [SentencePair(pair.english, pair.indonesian, pair.source) for pair in read_sentence_pairs(folder)]
    for name in _PARALLEL:
        rows = read_packed(folder / "reading" / f"{name}.jsonl.gz")
        own += [SentencePair(row["en"], row["id"], f"{name} {row['document']}") for row in rows]
    return own


def _is_left_out(sentence: SentencePair) -> bool:
    return held_out(sentence.english) or is_held_out(sentence.english)
