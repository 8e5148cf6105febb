"""Train the judge: `python -m embeddings.training.judge --data DIR --mpnet DIR --work DIR --out DIR`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from tokenizers import Tokenizer

from embeddings.encoder import QUALITY_FOLDER
from embeddings.errors import ReadingError
from embeddings.training.command import run
from embeddings.training.data import read_training_data
from embeddings.training.judge.course import JudgeCourse, run_course, told_matches, write_network
from embeddings.training.judge.export import write_folder
from embeddings.training.judge.network.batches import Batches
from embeddings.training.judge.network.packing import Packed, pack

__all__ = ["main", "prepare"]

_LONGEST_SENTENCE = 96
_ON_GPU, _ON_PROCESSOR = 32_768, 4_096
"""Tokens of a batch."""


def main() -> int:
    """Read the command line, prepare what is not there yet, train, write the judge's folder."""
    options = _parser().parse_args()

    def recipe() -> None:
        import torch

        options.work.mkdir(parents=True, exist_ok=True)
        if not (options.work / "judge-start.safetensors").exists():
            if options.data is None or (options.mpnet or options.start) is None:
                raise ReadingError(
                    f"{options.work} holds no examples yet: make them with --data, and --mpnet or --start"
                )
            prepare(options.data, options.work, mpnet=options.mpnet, start=options.start, seed=options.seed)
        tokens = _ON_GPU if torch.cuda.is_available() else _ON_PROCESSOR
        goes_on = not (options.work / "teacher-start.safetensors").exists()
        planned = JudgeCourse.going_on if goes_on else JudgeCourse
        course = planned(60 * options.minutes, tokens_at_once=tokens, seed=options.seed)
        judge = run_course(options.work, course)
        batches = Batches(Packed.load(options.work / "data.npz"), device="cpu", most_tokens=_ON_PROCESSOR)
        write_folder(options.out, judge, _tokenizer(), batches)

    return run(recipe)


def prepare(data_folder: Path, work: Path, *, mpnet: Path | None, start: Path | None, seed: int) -> None:
    """Write everything that training reads into the work folder: no other folder is needed from here on."""
    from embeddings.training.judge.examples.preparation import example_groups
    from embeddings.training.judge.export import read_exported

    say = Console(stderr=True).print
    tokenizer = _tokenizer()
    say("reading and making examples")
    pack(example_groups(data_folder, seed=seed), tokenizer).save(work / "data.npz")
    # What a judge begins as is written last: it tells that all is there.
    if mpnet is not None:
        _prepare_teacher(data_folder, mpnet, work, tokenizer)
    elif start is not None:
        judge = read_exported(start)
        write_network(work / "teacher.safetensors", judge)
        write_network(work / "judge-start.safetensors", told_matches(judge))


def _prepare_teacher(data_folder: Path, mpnet: Path, work: Path, tokenizer: Tokenizer) -> None:
    """Write what a teacher begins as and what it adapts to, and a judge that knows nothing yet."""
    import torch

    from embeddings.training.judge.network.trunks import bilingual_rows, read_mpnet, read_trunk

    _write_parallel(data_folder, tokenizer, work / "parallel.npz")
    Console(stderr=True).print("aligning words")
    rows = torch.from_numpy(bilingual_rows(mpnet, tokenizer, read_training_data(data_folder)))
    write_network(work / "teacher-start.safetensors", read_mpnet(mpnet, rows, dropout=0.0))
    write_network(work / "judge-start.safetensors", read_trunk(QUALITY_FOLDER, dropout=0.0))


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(QUALITY_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _write_parallel(folder: Path, tokenizer: Tokenizer, path: Path) -> None:
    """Write the tokens of both sides of every parallel sentence."""
    from embeddings.training.judge.examples.preparation import read_sentences

    sentences = read_sentences(folder)
    arrays: dict[str, Any] = {}
    for name in ("english", "indonesian"):
        encodings = tokenizer.encode_batch([getattr(one, name) for one in sentences])
        rows = [np.asarray([*one.ids[:-1][: _LONGEST_SENTENCE - 1], one.ids[-1]], np.uint16) for one in encodings]
        arrays[name] = np.concatenate(rows)
        arrays[f"{name}_starts"] = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    np.savez_compressed(path, **arrays)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m embeddings.training.judge",
        description="Train the judge, which reads a question or claim with a window of an article.",
        epilog="Runs on a GPU where torch has one, else on the processor, and says which. Stopped, it goes on from its "
        "last checkpoint in the work folder when it is called again.",
    )
    parser.add_argument("--data", type=Path, help="folder of the research data; not needed once examples are made")
    parser.add_argument("--mpnet", type=Path, help="folder of all-mpnet-base-v2; not needed once examples are made")
    parser.add_argument("--start", type=Path, help="instead of --mpnet: folder of a judge that goes on from what it is")
    parser.add_argument("--work", type=Path, required=True, help="folder for examples, checkpoints and figures")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the judge to")
    parser.add_argument("--minutes", type=float, default=170.0, help="time to train (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="of examples and batches (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
