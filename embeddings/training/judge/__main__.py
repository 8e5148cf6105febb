"""Train the judge: `python -m embeddings.training.judge --data DIR --out DIR`."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from rich.console import Console

from embeddings.encoder import QUALITY_FOLDER
from embeddings.training.command import recipe_parser, run
from embeddings.training.data import TrainingData, read_training_data
from embeddings.training.examples import Deck, Glosser
from embeddings.training.judge.course import JudgeCourse, train_judge
from embeddings.training.judge.data import read_claims, read_unanswerable
from embeddings.training.judge.field import lay_out
from embeddings.training.judge.folder import Start, read_start, write_judge
from embeddings.training.judge.glosses import QuestionGlosser
from embeddings.training.judge.lessons import Asked, AskedClaims, Claims, Crossed, EnglishClaims, Lesson, Unanswerables
from embeddings.training.judge.pairs import PairMaker
from embeddings.training.static_encoder import learn_translations

__all__ = ["main", "train"]


def main() -> int:
    """Read the command line, train and write."""
    options = _parser().parse_args()
    course = JudgeCourse(steps=options.steps, seed=options.seed)
    return run(lambda: train(options.data, options.trunk, options.out, course=course))


def train(data_folder: Path, trunk: Path, out: Path, *, course: JudgeCourse) -> None:
    """Run the whole recipe: data, rivals, training, model folder."""
    say = Console(stderr=True).print
    start = read_start(trunk, seed=course.seed)
    data = read_training_data(data_folder)
    say("aligning words")
    glosser = QuestionGlosser(Glosser(learn_translations(data), start.tokenizer))
    say("looking for rivals")
    lessons = [*_on_questions(data, data_folder, start, glosser), *_on_claims(data, data_folder, start, glosser)]

    def keep() -> None:
        write_judge(out, start.model, start.tokenizer)

    train_judge(start.model, lessons, course, keep=keep)
    keep()
    say(f"wrote {out}")


def _on_questions(data: TrainingData, folder: Path, start: Start, glosser: QuestionGlosser) -> Iterator[Lesson]:
    maker = PairMaker(start.tokenizer)
    documents = list(chain(data.passages, (question.passage for question in data.questions)))
    yield Asked(lay_out(data.questions, documents), data.questions, maker, glosser, Deck(len(data.questions)))
    unanswerable = read_unanswerable(folder)
    yield Unanswerables(unanswerable, maker, glosser, Deck(len(unanswerable)))
    yield Crossed(data.sentences, maker, Deck(len(data.sentences)))


def _on_claims(data: TrainingData, folder: Path, start: Start, glosser: QuestionGlosser) -> Iterator[Lesson]:
    maker = PairMaker(start.tokenizer)
    claims = read_claims(folder / "indonli" / "train.jsonl")
    yield Claims(claims, maker, glosser, Deck(len(claims)))
    yield AskedClaims(claims, maker, glosser, Deck(len(claims)))
    yield EnglishClaims(data.sentences, maker, Deck(len(data.sentences)))


def _parser() -> ArgumentParser:
    defaults = JudgeCourse()
    parser = recipe_parser(
        "embeddings.training.judge",
        "Train the judge, which reads a question and a passage together. Takes more than an hour on two cores.",
        epilog="Writes what it has every few minutes, so that it can be tried while it learns.",
    )
    parser.add_argument(
        "--trunk", type=Path, default=QUALITY_FOLDER, help="transformer to start from (default: the bundled one)"
    )
    parser.add_argument("--steps", type=int, default=defaults.steps, help="batches to train (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=defaults.seed, help="of the batches (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
