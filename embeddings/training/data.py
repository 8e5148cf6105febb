"""Read the folder of research data that the recipes learn from."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError

__all__ = [
    "Entailment",
    "PassageQuestion",
    "TrainingData",
    "Translation",
    "held_out",
    "json_lines",
    "read_judgements",
    "read_sentence_pairs",
    "read_training_data",
]

_QUESTION_SETS = ("facqa-train", "idk-mrc-train")
_HELD_OUT_SHARE = 10


@dataclass(frozen=True, slots=True)
class Translation:
    """An English text and its Indonesian counterpart."""

    english: str
    indonesian: str
    source: str
    """The document or list that it comes from; neighbours of one source follow each other in the text."""
    weight: int = 1
    """How many senses the two words share; 1 for sentences."""


@dataclass(frozen=True, slots=True)
class PassageQuestion:
    """An Indonesian question and the passage that answers it."""

    text: str
    passage: str
    answers: tuple[str, ...] = ()
    """As its author found them in the passage."""


@dataclass(frozen=True, slots=True)
class Entailment:
    """A premise and what somebody wrote about it."""

    premise: str
    hypothesis: str


@dataclass(frozen=True, slots=True)
class TrainingData:
    """Everything that training may see: the held-out tenth is already taken out."""

    sentences: tuple[Translation, ...]
    definitions: tuple[Translation, ...]
    lemmas: tuple[Translation, ...]
    questions: tuple[PassageQuestion, ...]
    passages: tuple[str, ...]
    entailments: tuple[Entailment, ...]

    def indonesian_texts(self) -> Iterator[str]:
        """Yield every Indonesian text once, for counting words."""
        yield from (pair.indonesian for pair in (*self.sentences, *self.definitions))
        yield from self.passages
        yield from (question.text for question in self.questions)
        for pair in self.entailments:
            yield pair.premise
            yield pair.hypothesis


def held_out(identifier: str) -> bool:
    """Return whether a training question's id, or a pair's English sentence, falls in the tenth never trained on.

    >>> [name for name in ("one", "two", "three", "four", "five", "six") if held_out(name)]
    ['six']
    """
    return int(sha256(identifier.encode()).hexdigest(), 16) % _HELD_OUT_SHARE == 0


def read_training_data(folder: Path) -> TrainingData:
    """Read the data folder; a missing or damaged file is a `ReadingError` naming it."""
    try:
        return TrainingData(
            sentences=tuple(pair for pair in read_sentence_pairs(folder) if not held_out(pair.english)),
            definitions=tuple(_translations(folder / "parallel" / "wordnet-definitions.tsv.gz")),
            lemmas=tuple(_translations(folder / "parallel" / "wordnet-lemmas.tsv.gz")),
            questions=tuple(pair for name in _QUESTION_SETS for pair in _questions(folder / name)),
            passages=tuple(text for name in _QUESTION_SETS for text in _passages(folder / name).values()),
            entailments=tuple(
                Entailment(row["premise"], row["hypothesis"]) for row in json_lines(folder / "indonli" / "train.jsonl")
            ),
        )
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(
            f"cannot read the training data in {folder}: {error}; give its folder with --data"
        ) from error


def read_sentence_pairs(folder: Path) -> Iterator[Translation]:
    """Read the parallel sentences of the data folder, the held-out tenth among them."""
    return _translations(folder / "parallel" / "sentences.tsv.gz")


def _translations(path: Path) -> Iterator[Translation]:
    """Read `english, indonesian[, source or number of senses]`, one pair a line under a heading."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        next(lines, None)
        for line in lines:
            english, indonesian, *rest = line.rstrip("\n").split("\t")
            note = rest[0] if rest else ""
            if note.isdigit():
                yield Translation(english, indonesian, path.stem, int(note))
            else:
                yield Translation(english, indonesian, note or path.stem)


def _questions(folder: Path) -> Iterator[PassageQuestion]:
    """Join a BEIR folder's questions with their relevant passages, leaving out the held-out tenth."""
    rows = {row["_id"]: row for row in json_lines(folder / "queries.jsonl")}
    passages = _passages(folder)
    for question_id, relevance in read_judgements(folder / "qrels" / "train.tsv").items():
        for passage_id, score in relevance.items():
            if score > 0 and not held_out(question_id):
                row = rows[question_id]
                yield PassageQuestion(
                    row["text"], passages[passage_id], tuple(row.get("metadata", {}).get("answers", ()))
                )


def _passages(folder: Path) -> dict[str, str]:
    return {row["_id"]: row["text"] for row in json_lines(folder / "corpus.jsonl")}


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """Read one split's relevant passages by question."""
    judgements: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        question, passage, score = line.split("\t")
        judgements.setdefault(question, {})[passage] = int(score)
    return judgements


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file with a JSON object on each line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
