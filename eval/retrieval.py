"""How well are the right articles found? nDCG@10 of each part of finding, and of all together.

Run as a program over a BEIR folder; the figures in docs/retrieval.md are made this way:

    python -m eval.retrieval DATASET [--encoder quality] [--judge off]
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings import QuestionTerm, question_terms
from embeddings.encoder import BUNDLED
from embeddings.errors import SitasiError
from eval.corpus import add_corpus
from eval.datasets import corpus_of, qrels_by_split, read_dataset, texts_of
from eval.runs.document_ranking import PASSAGES, by_document, ranked_articles
from eval.types import Dataset, Qrels
from rag import Archive, Retriever, Settings

__all__ = ["CONFIGURATIONS", "measure", "ndcg", "run"]


def _untranslated(question: str) -> list[QuestionTerm]:
    return [replace(term, translations={}) for term in question_terms(question)]


def _weighing(archive: Archive, terms_weight: float, *, terms: Callable[[str], Sequence[QuestionTerm]]) -> Retriever:
    settings = replace(archive.settings, terms_weight=terms_weight, judge_weight=0.0)
    return Retriever(archive, settings=settings, terms=terms)


def _unjudged(archive: Archive) -> Retriever:
    return Retriever(archive, settings=replace(archive.settings, judge_weight=0.0))


CONFIGURATIONS: Mapping[str, Callable[[Archive], Retriever]] = {
    "encoder": partial(_weighing, terms_weight=0.0, terms=question_terms),
    "plain terms": partial(_weighing, terms_weight=1.0, terms=_untranslated),
    "terms": partial(_weighing, terms_weight=1.0, terms=question_terms),
    "both": _unjudged,
    "all": Retriever,
}
"""The encoder alone; terms alone, without and with translations; both, weighed by the settings; then the judge."""


def run(retriever: Retriever, questions: Mapping[str, str], ids: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return, for each question, the documents found with their scores."""
    return {one: by_document(ranked_articles(retriever.retrieve(questions[one], top_k=PASSAGES))) for one in ids}


def ndcg(qrels: Qrels, scores: dict[str, dict[str, float]]) -> float:
    """Return the mean nDCG@10; a question for which nothing was found counts 0."""
    from ir_measures import calc_aggregate, nDCG

    return float(calc_aggregate([nDCG @ 10], qrels, scores)[nDCG @ 10])


def measure(dataset: Dataset, settings: Settings | None = None) -> dict[str, dict[str, float]]:
    """Return nDCG@10 by split, then by configuration."""
    figures: dict[str, dict[str, float]] = {}
    texts = texts_of(dataset.questions)
    with TemporaryDirectory() as folder, Archive.open(folder, settings=settings) as archive:
        add_corpus(archive, corpus_of(dataset))
        for split, qrels in qrels_by_split(dataset).items():
            figures[split] = {}
            for name, retriever in CONFIGURATIONS.items():
                figures[split][name] = ndcg(qrels, run(retriever(archive), texts, qrels))
    return figures


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="a folder with corpus.jsonl, queries.jsonl and qrels/")
    parser.add_argument("--encoder", default=BUNDLED, help="as the setting of that name (default: %(default)s)")
    parser.add_argument("--judge", default=BUNDLED, help="likewise (default: %(default)s)")
    options = parser.parse_args()
    try:
        dataset = read_dataset(options.dataset)
        figures = measure(dataset, Settings(encoder=options.encoder, judge=options.judge))
    except SitasiError as error:
        sys.exit(f"eval.retrieval: {error}")
    lines = [f"{'nDCG@10':14}{'questions':>10}" + "".join(f"{name:>15}" for name in CONFIGURATIONS)]
    counts = {split: len(qrels) for split, qrels in qrels_by_split(dataset).items()}
    for split, row in figures.items():
        lines.append(f"{split:14}{counts[split]:10}" + "".join(f"{value:15.3f}" for value in row.values()))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
