"""Measure an encoder alone: `python -m embeddings.training.measure --data POOL [--encoder NAME]`."""

import argparse
import sys
from pathlib import Path

import numpy as np
from rich.console import Console

from embeddings.encoder import BUNDLED, Encoder, load_encoder
from embeddings.errors import ReadingError
from embeddings.training.command import run
from embeddings.training.data import json_lines, read_judgements

__all__ = ["main", "measure"]

_DEPTH = 10


def main() -> int:
    """Read the command line and print one line a split."""
    parser = argparse.ArgumentParser(
        prog="python -m embeddings.training.measure",
        description="Rank a BEIR folder's passages by an encoder alone and print nDCG@10 for each split.",
    )
    parser.add_argument("--data", type=Path, required=True, help="BEIR folder: corpus, queries, qrels/*.tsv")
    parser.add_argument("--encoder", default=BUNDLED, help="name or folder (default: %(default)s)")
    options = parser.parse_args()
    return run(lambda: _print(measure(load_encoder(options.encoder), options.data)))


def _print(values: dict[str, float]) -> None:
    for split, value in values.items():
        Console().print(f"{split:<16} nDCG@10 {value:.4f}", highlight=False)


def measure(encoder: Encoder, folder: Path) -> dict[str, float]:
    """Return nDCG@10 of the encoder alone on every split of a BEIR folder."""
    import ir_measures
    from ir_measures import nDCG

    try:
        corpus = list(json_lines(folder / "corpus.jsonl"))
        questions = {row["_id"]: row["text"] for row in json_lines(folder / "queries.jsonl")}
        splits = {path.stem: read_judgements(path) for path in sorted((folder / "qrels").glob("*.tsv"))}
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(f"cannot read the BEIR folder {folder}: {error}; give its path with --data") from error
    passages = encoder.encode_passages(
        [f"{row['title']}. {row['text']}" if row.get("title") else row["text"] for row in corpus]
    )
    names = [row["_id"] for row in corpus]
    values = {}
    for split, judgements in splits.items():
        scores = encoder.encode_queries([questions[name] for name in judgements]) @ passages.T
        best = np.argsort(-scores, axis=1, kind="stable")[:, :_DEPTH]
        run = {name: {names[i]: float(scores[row, i]) for i in best[row]} for row, name in enumerate(judgements)}
        values[split] = float(ir_measures.calc_aggregate([nDCG @ _DEPTH], judgements, run)[nDCG @ _DEPTH])
    return values


if __name__ == "__main__":
    sys.exit(main())
