"""Does an article in the other language stand a chance beside those in the question's own? A pool to measure it.

Made of the tenth of the parallel sentences that no training has seen. Of each pair only one language is in the pool,
by turns, and a run of its words in either language is a question for it:

    python -m eval.mixed DATA OUT
    python -m eval.retrieval OUT

The split `en-id` asks in English for what stands there in Indonesian only, among as many English sentences; and so on.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from embeddings.errors import SitasiError
from embeddings.training.data import Translation, held_out, read_sentence_pairs
from eval.converters.writing import Documents, write_beir
from eval.types import Judgement, Question

__all__ = ["SPLITS", "write_mixed_pool"]

SPLITS = ("en-id", "id-en", "en-en", "id-id")
"""Language of the questions, then of the sentences that they look for."""

_QUESTIONS = 400
"""For each split."""
_WORDS = 8
"""The length of a question."""
_SEED = 5


def write_mixed_pool(data: Path, out: Path) -> None:
    """Write the BEIR folder; raises `ReadingError` where `data` cannot be read or `out` exists."""
    documents = Documents()
    questions: dict[str, list[Question]] = {split: [] for split in SPLITS}
    for number, pair in enumerate(_pairs(data)):
        texts = {"en": pair.english, "id": pair.indonesian}
        held = "en" if number % 2 else "id"
        judged = (Judgement(documents.id_of(f"{texts[held]}.")),)
        for asked, text in texts.items():
            split = f"{asked}-{held}"
            if len(questions[split]) < _QUESTIONS:
                words = _words_of(text, number)
                questions[split].append(Question(f"{asked}{number}", words, split=split, judgements=judged))
    write_beir(out, documents, [one for split in SPLITS for one in questions[split]])


def _pairs(data: Path) -> Iterator[Translation]:
    """Yield the held-out pairs that are long enough to ask for."""
    for pair in read_sentence_pairs(data):
        if held_out(pair.english) and min(len(pair.english.split()), len(pair.indonesian.split())) >= _WORDS:
            yield pair


def _words_of(text: str, number: int) -> str:
    words = text.split()
    start = random.Random(f"{_SEED} {number}").randrange(len(words) - _WORDS + 1)  # noqa: S311 - no secret
    return " ".join(words[start : start + _WORDS])


def main() -> None:
    """Write the pool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the training data")
    parser.add_argument("out", type=Path, help="a new folder")
    options = parser.parse_args()
    try:
        write_mixed_pool(options.data, options.out)
    except (OSError, SitasiError) as error:
        sys.exit(f"eval.mixed: {error}")


if __name__ == "__main__":
    main()
