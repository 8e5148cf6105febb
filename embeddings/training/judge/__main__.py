"""Train the judge: `python -m embeddings.training.judge --data DIR --mpnet DIR --work DIR [--minutes N]`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from rich.console import Console
from tokenizers import Tokenizer

from embeddings.encoder import QUALITY_FOLDER
from embeddings.training.command import run
from embeddings.training.data import read_training_data
from embeddings.training.judge.course import Course, run_course, write_network
from embeddings.training.judge.packing import pack
from embeddings.training.judge.preparing import example_groups, read_sentences
from embeddings.training.judge.trunks import bilingual_rows, read_mpnet, read_trunk

__all__ = ["main", "prepare"]

_LONGEST_SENTENCE = 96


def main() -> int:
    """Read the command line, prepare what is not there yet, train."""
    options = _parser().parse_args()

    def recipe() -> None:
        options.work.mkdir(parents=True, exist_ok=True)
        if not (options.work / "teacher-start.safetensors").exists():
            prepare(options.data, options.mpnet, options.work, seed=options.seed)
        run_course(options.work, Course(60 * options.minutes, tokens_at_once=options.tokens, seed=options.seed))

    return run(recipe)


def prepare(data_folder: Path, mpnet: Path, work: Path, *, seed: int) -> None:
    """Write everything that training reads into the work folder: no other folder is needed from here on."""
    import torch

    say = Console(stderr=True).print
    tokenizer = Tokenizer.from_file(str(QUALITY_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    say("reading and making examples")
    pack(example_groups(data_folder, seed=seed), tokenizer).save(work / "data.npz")
    _write_parallel(data_folder, tokenizer, work / "parallel.npz")
    say("aligning words")
    rows = torch.from_numpy(bilingual_rows(mpnet, tokenizer, read_training_data(data_folder)))
    write_network(work / "quick-start.safetensors", read_trunk(QUALITY_FOLDER, dropout=0.0))
    write_network(work / "teacher-start.safetensors", read_mpnet(mpnet, rows, dropout=0.0))


def _write_parallel(folder: Path, tokenizer: Tokenizer, path: Path) -> None:
    sentences = read_sentences(folder)
    arrays = {}
    for name in ("english", "indonesian"):
        texts = [getattr(one, name) for one in sentences]
        ids = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
        rows = [[*one[: _LONGEST_SENTENCE - 1], one[-1]] if len(one) > _LONGEST_SENTENCE else one for one in ids]
        arrays[name] = np.concatenate([np.asarray(row, np.uint16) for row in rows])
        arrays[f"{name}_starts"] = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    np.savez_compressed(path, **arrays)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m embeddings.training.judge",
        description="Train the judge, which reads a question or claim with a window of an article.",
        epilog="Runs on a GPU where torch has one, else on the processor; says which. Stopped, it goes on from its last "
        "checkpoint in the work folder when it is called again.",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the research data")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--work", type=Path, required=True, help="folder for examples, checkpoints and figures")
    parser.add_argument("--minutes", type=float, default=170.0, help="time to train (default: %(default)s)")
    parser.add_argument("--tokens", type=int, default=4096, help="tokens of a batch (default: %(default)s; GPU: 32768)")
    parser.add_argument("--seed", type=int, default=7, help="of examples and batches (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
