"""The training data that only the judge needs: questions without an answer, and claims with labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ReadingError
from embeddings.training.data import held_out, json_lines, read_judgements
from embeddings.training.judge.field import cut_text
from embeddings.training.judge.tasks import Label

__all__ = ["LabelledClaim", "Unanswerable", "read_claims", "read_unanswerable"]

_LABELS = {"entailment": Label.SUPPORTS, "contradiction": Label.REFUTES, "neutral": Label.NEITHER}


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """A question and the document that it was written for and that does not answer it."""

    text: str
    passages: tuple[str, ...]
    """The document's, the one that shares most words with the question first."""


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim and what a text says to it."""

    claim: str
    premise: str
    label: Label


def read_unanswerable(folder: Path) -> list[Unanswerable]:
    """Read IDK-MRC's unanswerable training questions, the held-out tenth left out.

    They have no judgement: each follows the answerable questions of its document.
    """
    try:
        return list(_unanswerable(folder / "idk-mrc-train"))
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(
            f"cannot read the unanswerable questions in {folder}: {error}; give its folder with --data"
        ) from error


def _unanswerable(folder: Path) -> Iterator[Unanswerable]:
    documents = {row["_id"]: row["text"] for row in json_lines(folder / "corpus.jsonl")}
    judgements = read_judgements(folder / "qrels" / "train.tsv")
    document = ""
    for row in json_lines(folder / "queries.jsonl"):
        if row["_id"] in judgements:
            document = next(iter(judgements[row["_id"]]))
        elif document and not held_out(row["_id"]):
            yield Unanswerable(row["text"], tuple(_nearest_first(row["text"], documents[document])))


def _nearest_first(question: str, document: str) -> list[str]:
    words = set(question.lower().split())
    return sorted(cut_text(document), key=lambda passage: -len(words & set(passage.lower().split())))


def read_claims(path: Path) -> list[LabelledClaim]:
    """Read one part of IndoNLI."""
    try:
        return [LabelledClaim(row["hypothesis"], row["premise"], _LABELS[row["label"]]) for row in json_lines(path)]
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(f"cannot read the claims in {path}: {error}; give the data's folder with --data") from error
