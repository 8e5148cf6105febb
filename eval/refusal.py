"""How often is a question refused that can be answered, and how often one that cannot?

Asks the questions of a BEIR folder of its own documents, then of an archive of other articles that do not answer them:

    python -m eval.refusal DATASET ARTICLES [--judge off]
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import SitasiError
from eval.datasets import corpus_of, qrels_by_split, read_dataset, texts_of
from eval.types import Dataset
from rag import Archive, Assistant, Settings

__all__ = ["refused_share"]


def refused_share(archive: Archive, questions: Iterable[str]) -> float:
    """Return the share of questions to which the archive gives no answer, 0 to 1."""
    assistant = Assistant(archive)
    answered = [assistant.ask(question).answered for question in questions]
    return 1 - sum(answered) / len(answered)


def _shares(dataset: Dataset, source: Path, settings: Settings) -> dict[str, float]:
    texts = texts_of(dataset.questions)
    with TemporaryDirectory() as folder, Archive.open(folder, settings=settings) as archive:
        archive.add(source)
        return {
            split: refused_share(archive, (texts[one] for one in qrels))
            for split, qrels in qrels_by_split(dataset).items()
        }


def main() -> None:
    """Print the shares of each split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="a folder with corpus.jsonl, queries.jsonl and qrels/")
    parser.add_argument("articles", type=Path, help="articles that do not answer its questions")
    parser.add_argument("--judge", default=Settings().judge, help="as the setting of that name (default: %(default)s)")
    options = parser.parse_args()
    try:
        dataset = read_dataset(options.dataset)
        settings = Settings(judge=options.judge)
        answerable, unrelated = (
            _shares(dataset, source, settings) for source in (corpus_of(dataset), options.articles)
        )
    except SitasiError as error:
        sys.exit(f"eval.refusal: {error}")
    lines = [f"{'refused':14}{'questions':>10}{'answerable':>12}{'unrelated':>12}"]
    counts = {split: len(qrels) for split, qrels in qrels_by_split(dataset).items()}
    for split, share in answerable.items():
        lines.append(f"{split:14}{counts[split]:10}{share:12.3f}{unrelated[split]:12.3f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
