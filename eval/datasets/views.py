"""Views of a dataset: its documents, its judgements and the words of its questions, by id."""

from collections.abc import Iterable
from pathlib import Path

from embeddings.errors import ReadingError
from eval.types import Dataset, Qrels, Question

__all__ = ["corpus_of", "qrels_by_split", "qrels_of", "texts_of"]


def corpus_of(dataset: Dataset) -> Path:
    """Return the file of a dataset's documents; raises `ReadingError` where it has none."""
    if dataset.corpus is None:
        raise ReadingError(f"{dataset.name} is a file of questions without documents; give a BEIR folder")
    return dataset.corpus


def qrels_of(questions: Iterable[Question]) -> Qrels:
    """Return the judgements as ir_measures takes them; a question without any is left out."""
    return {
        one.question_id: {judged.document: judged.relevance for judged in one.judgements}
        for one in questions
        if one.judgements
    }


def qrels_by_split(dataset: Dataset) -> dict[str, Qrels]:
    """Return the judgements of each split, in alphabetical order; a split without any is left out."""
    found = {name: qrels_of(one for one in dataset.questions if one.split == name) for name in dataset.splits()}
    return {name: qrels for name, qrels in found.items() if qrels}


def texts_of(questions: Iterable[Question]) -> dict[str, str]:
    """Return the words of each question by its id."""
    return {one.question_id: one.text for one in questions}
