"""Which weight of the terms finds best? Fitted on questions that no training has seen.

The weights of the settings were chosen with the table that this prints:

    python -m eval.fusion DATA

DATA holds the BEIR folders facqa-train and idk-mrc-train, and parallel/sentences.tsv.gz, whose English sentences stand
for English questions about Indonesian articles. Of each, only the tenth is used that the encoder's training held out.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import SitasiError
from embeddings.training.data import held_out, read_sentence_pairs
from eval.datasets import corpus_of, qrels_of, read_dataset, texts_of
from eval.retrieval import by_document, ndcg
from eval.types import Dataset, Judgement, Qrels, Question
from rag import Archive, Retriever
from rag.fusion import fuse

__all__ = ["WEIGHTS", "Sample", "sweep"]

WEIGHTS: Sequence[float] = tuple(step / 20 for step in range(21))
_QUESTION_SETS = ("facqa-train", "idk-mrc-train")
_ENGLISH_QUESTIONS = 500


@dataclass(frozen=True, slots=True)
class Sample:
    """Held-out questions of one set, and the documents among which they look."""

    name: str
    dataset: Dataset
    qrels: Qrels


def sweep(sample: Sample, weights: Sequence[float] = WEIGHTS) -> dict[float, float]:
    """Give nDCG@10 for each weight of the terms."""
    with TemporaryDirectory() as folder, Archive.open(folder) as archive:
        # A sentence or two that read like a menu are left out, for every weight alike.
        archive.add(corpus_of(sample.dataset))
        retriever, texts = Retriever(archive), texts_of(sample.dataset.questions)
        runs: dict[float, dict[str, dict[str, float]]] = {weight: {} for weight in weights}
        for question in sample.qrels:
            found = retriever.evidence(texts[question])
            passages = archive.passages(found.ids.tolist())
            for weight in weights:
                fused = fuse(found.ids, terms=found.terms, cosines=found.cosines, terms_weight=weight)
                ranking = zip(fused.ids.tolist(), fused.scores.tolist(), strict=True)
                runs[weight][question] = by_document((passages[number], score) for number, score in ranking)
        return {weight: ndcg(sample.qrels, scores) for weight, scores in runs.items()}


def held_out_questions(folder: Path) -> Sample:
    """Take the held-out questions of a training set."""
    dataset = read_dataset(folder)
    judged = qrels_of(one for one in dataset.questions if held_out(one.question_id))
    return Sample(folder.name, dataset, judged)


def english_sentences(data: Path, folder: Path) -> Sample:
    """Make a question of each held-out English sentence, relevant to which is its Indonesian translation."""
    pairs = [pair for pair in read_sentence_pairs(data) if held_out(pair.english)]
    corpus = folder / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        for number, pair in enumerate(pairs):
            file.write(json.dumps({"_id": str(number), "text": pair.indonesian}) + "\n")
    questions = tuple(
        Question(f"q{number}", pair.english, split="held-out", judgements=(Judgement(str(number)),))
        for number, pair in enumerate(pairs[:_ENGLISH_QUESTIONS])
    )
    return Sample("english", Dataset("english", questions, corpus), qrels_of(questions))


def main() -> None:
    """Print nDCG@10 for each weight and set, then the weight that is best on average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the training data")
    data = parser.parse_args().data
    try:
        with TemporaryDirectory() as folder:
            samples = [held_out_questions(data / name) for name in _QUESTION_SETS]
            samples.append(english_sentences(data, Path(folder)))
            _print({sample.name: sweep(sample) for sample in samples}, samples)
    except SitasiError as error:
        sys.exit(f"eval.fusion: {error}")


def _print(figures: Mapping[str, Mapping[float, float]], samples: Sequence[Sample]) -> None:
    lines = ["terms_weight" + "".join(f"{f'{s.name} ({len(s.qrels)})':>22}" for s in samples) + f"{'mean':>8}"]
    means = {weight: sum(row[weight] for row in figures.values()) / len(figures) for weight in WEIGHTS}
    for weight, mean in means.items():
        lines.append(f"{weight:12.2f}" + "".join(f"{row[weight]:22.3f}" for row in figures.values()) + f"{mean:8.3f}")
    lines.append(f"best on average: {max(means, key=lambda weight: means[weight]):.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
