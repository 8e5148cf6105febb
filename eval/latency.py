"""How long does a question take? Milliseconds to retrieve ten passages, and to answer, with everything loaded.

    python -m eval.latency DATASET [--encoder quality] [--judge off]

The figures hang on the machine and on what else runs there.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

import numpy as np

from embeddings.encoder import BUNDLED
from embeddings.errors import SitasiError
from eval.corpus import open_corpus
from eval.datasets import corpus_of, read_dataset
from rag import Assistant, Retriever, Settings

__all__ = ["percentiles"]

_SHARES = (50, 95)
_ASKED = 200
"""Questions at most, spread evenly over the dataset."""


def percentiles(asks: Callable[[str], object], questions: Iterable[str]) -> dict[int, float]:
    """Time each question once, and give the milliseconds within which half of them, and 95 of a hundred, were done."""
    spent = []
    for question in questions:
        started = perf_counter()
        asks(question)
        spent.append(1000 * (perf_counter() - started))
    return {share: float(np.percentile(spent, share)) for share in _SHARES}


def main() -> None:
    """Print a line for finding and one for answering."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="a folder with corpus.jsonl, queries.jsonl and qrels/")
    parser.add_argument("--encoder", default=BUNDLED, help="as the setting of that name (default: %(default)s)")
    parser.add_argument("--judge", default=BUNDLED, help="likewise (default: %(default)s)")
    options = parser.parse_args()
    try:
        dataset = read_dataset(options.dataset)
        settings = Settings(encoder=options.encoder, judge=options.judge)
        archive = open_corpus(corpus_of(dataset), settings, progress=lambda _done, _total: None).archive
        retriever, assistant = Retriever(archive), Assistant(archive)
        every = max(1, len(dataset.questions) // _ASKED)
        questions = [one.text for one in dataset.questions[::every]]
        assistant.ask(questions[0])  # loads what is loaded once
        stages: dict[str, Callable[[str], object]] = {"retrieve": retriever.retrieve, "ask": assistant.ask}
        for name, asks in stages.items():
            figures = percentiles(asks, questions)
            said = ", ".join(f"p{share} {value:.1f} ms" for share, value in figures.items())
            sys.stdout.write(f"{name:9} {said} ({len(questions)} questions)\n")
    except SitasiError as error:
        sys.exit(f"eval.latency: {error}")


if __name__ == "__main__":
    main()
