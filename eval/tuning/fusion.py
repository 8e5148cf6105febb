"""Which weight of the terms finds best? Fitted on questions that no training has seen.

The weights of the settings were chosen with the table that this prints:

    python -m eval.tuning.fusion DATA

DATA holds the BEIR folders facqa-train and idk-mrc-train, and the parallel sentences, of which `eval.mixed` makes
questions across the two languages. Of each, only the tenth is used that the encoder's training held out.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import SitasiError
from embeddings.training.data import held_out
from eval.datasets import corpus_of, qrels_by_split, qrels_of, read_dataset, texts_of
from eval.mixed import write_mixed_pool
from eval.retrieval import ndcg
from eval.runs.document_ranking import by_document
from eval.types import Dataset, Qrels
from rag import Archive, Retriever
from rag.retrieval.fusion import fuse

__all__ = ["WEIGHTS", "Sample", "sweep"]

WEIGHTS: Sequence[float] = tuple(step / 20 for step in range(21))
_QUESTION_SETS = ("facqa-train", "idk-mrc-train")
_ACROSS = ("en-id", "id-en")
"""Of the mixed pool: a question's own language is easy at every weight."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Held-out questions of one set, and the documents among which they look."""

    name: str
    dataset: Dataset
    qrels: Qrels


def sweep(samples: Sequence[Sample], weights: Sequence[float] = WEIGHTS) -> dict[str, dict[float, float]]:
    """Return nDCG@10 for each weight of the terms, by the name of the sample; all samples are of one corpus."""
    with TemporaryDirectory() as folder, Archive.open(folder) as archive:
        # A sentence or two that read like a menu are left out, for every weight alike.
        archive.add(corpus_of(samples[0].dataset))
        retriever = Retriever(archive)
        return {sample.name: _sweep(sample, retriever, weights) for sample in samples}


def _sweep(sample: Sample, retriever: Retriever, weights: Sequence[float]) -> dict[float, float]:
    texts = texts_of(sample.dataset.questions)
    runs: dict[float, dict[str, dict[str, float]]] = {weight: {} for weight in weights}
    for question in sample.qrels:
        found = retriever.evidence(texts[question])
        passages = retriever.archive.passages(found.ids.tolist())
        for weight in weights:
            fused = fuse(found.ids, terms=found.terms, cosines=found.cosines, terms_weight=weight)
            ranking = zip(fused.ids.tolist(), fused.scores.tolist(), strict=True)
            runs[weight][question] = by_document((passages[number].article, score) for number, score in ranking)
    return {weight: ndcg(sample.qrels, scores) for weight, scores in runs.items()}


def held_out_questions(folder: Path) -> Sample:
    """Take the held-out questions of a training set."""
    dataset = read_dataset(folder)
    judged = qrels_of(one for one in dataset.questions if held_out(one.question_id))
    return Sample(folder.name, dataset, judged)


def across_languages(data: Path, folder: Path) -> list[Sample]:
    """Make the mixed pool in a folder, and take its questions in one language about sentences of the other."""
    write_mixed_pool(data, folder)
    dataset = read_dataset(folder)
    return [Sample(split, dataset, qrels_by_split(dataset)[split]) for split in _ACROSS]


def main() -> None:
    """Print nDCG@10 for each weight and set, then the weight that is best on average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the training data")
    data = parser.parse_args().data
    try:
        with TemporaryDirectory() as folder:
            corpora = [[held_out_questions(data / name)] for name in _QUESTION_SETS]
            corpora.append(across_languages(data, Path(folder) / "mixed"))
            figures = {name: row for samples in corpora for name, row in sweep(samples).items()}
            _print(figures, [sample for samples in corpora for sample in samples])
    except SitasiError as error:
        sys.exit(f"eval.tuning.fusion: {error}")


def _print(figures: Mapping[str, Mapping[float, float]], samples: Sequence[Sample]) -> None:
    lines = ["terms_weight" + "".join(f"{f'{s.name} ({len(s.qrels)})':>22}" for s in samples) + f"{'mean':>8}"]
    means = {weight: sum(row[weight] for row in figures.values()) / len(figures) for weight in WEIGHTS}
    for weight, mean in means.items():
        lines.append(f"{weight:12.2f}" + "".join(f"{row[weight]:22.3f}" for row in figures.values()) + f"{mean:8.3f}")
    lines.append(f"best on average: {max(means, key=lambda weight: means[weight]):.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
