"""Question sets on disk → `Dataset`: BEIR folders and plain files of questions."""

from eval.datasets.judged import corpus_of, qrels_by_split, qrels_of, texts_of
from eval.datasets.reading import read_dataset

__all__ = ["corpus_of", "qrels_by_split", "qrels_of", "read_dataset", "texts_of"]
