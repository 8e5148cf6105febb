"""How well does the check of a language model's sentences tell what an article says from what it does not say?

    python -m eval.support ARCHIVE FILE [--judge off]

Each line of FILE holds `article` (its id, source, file name or title), `sentence`, `supported`, and what is wrong with
it in `fault`. The passages that a sentence cites are the two of its article that speak most of it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ReadingError, SitasiError
from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord
from eval.runs.evaluation import article_names
from rag import Archive, Passage, Settings
from rag.generation import SupportCheck
from rag.query.claim import claim_units
from rag.segmentation.chunking import split_passages
from rag.verdicts.relevance import share_said

__all__ = [
    "CheckedSentence",
    "Cited",
    "GradedSentence",
    "cited",
    "figures_of",
    "measured",
    "parse_options",
    "prepared",
    "read_sentences",
]

_CITED = 2


@dataclass(frozen=True, slots=True)
class GradedSentence:
    """A sentence such as a language model writes, and whether the article that it cites says so."""

    article: str
    text: str
    supported: bool
    fault: str
    """What is wrong with it; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the passages that it cites."""

    sentence: GradedSentence
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence, and what the check made of it."""

    sentence: GradedSentence
    accepted: bool


def read_sentences(path: Path) -> list[GradedSentence]:
    """Read the sentences of a file. Raises `DatasetInvalid`, naming every line that is wrong."""
    problems = Problems()
    sentences = [_sentence(record) for record in json_records(path, problems) if record]
    problems.refuse()
    return sentences


def cited(sentence: GradedSentence, archive: Archive, ids: Mapping[str, str]) -> list[Passage]:
    """Return the passages that a sentence cites. Raises `ReadingError` where its article is not there."""
    if sentence.article.casefold() not in ids:
        raise ReadingError(f"the archive holds no article {sentence.article!r}")
    article = archive.article(ids[sentence.article.casefold()])
    passages = [Passage(0, article, span.start, span.end) for span in split_passages(article)]
    claim = claim_units(sentence.text)
    return sorted(passages, key=lambda one: -share_said(claim, one.text, article.language))[:_CITED]


def _sentence(record: DatasetRecord) -> GradedSentence:
    if not record.has("supported"):
        record.refuse("needs 'supported', true or false")
    fault = str(record.fields.get("fault") or "")
    return GradedSentence(record.text("article"), record.text("sentence"), record.truth("supported") is True, fault)


def measured(cited: Iterable[Cited], archive: Archive) -> list[CheckedSentence]:
    """Let the check of an archive read sentences."""
    check = SupportCheck(archive.encoder, archive.judge)
    return [CheckedSentence(one.sentence, check.of(one.sentence.text, one.passages).holds) for one in cited]


def figures_of(done: Sequence[CheckedSentence]) -> list[str]:
    """Write how many sentences are accepted, and which faults pass."""
    accepted = [one for one in done if one.accepted]
    right = sum(one.sentence.supported for one in accepted)
    supported = sum(one.sentence.supported for one in done)
    wrong = len(done) - supported
    faults = Counter(one.sentence.fault for one in done if not one.sentence.supported)
    passed = Counter(one.sentence.fault for one in accepted if not one.sentence.supported)
    return [
        f"{len(done)} sentences, {supported} supported",
        *([f"accepted of those supported     {right / supported:.3f}"] if supported else []),
        *([f"accepted of those that are not  {(len(accepted) - right) / wrong:.3f}"] if wrong else []),
        *(
            f"  fault of {fault or 'any kind':20}  {passed[fault]} of {count}"
            for fault, count in sorted(faults.items())
        ),
    ]


def prepared(archive: Archive, path: Path) -> Iterator[Cited]:
    """Return the sentences of a file with the passages that they cite."""
    ids = article_names(archive)
    return (Cited(one, cited(one, archive, ids)) for one in read_sentences(path))


def parse_options(about: str | None) -> argparse.Namespace:
    """Read `archive`, `sentences` and `judge` from the command line."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="an archive of the articles")
    parser.add_argument("sentences", type=Path, help="a .jsonl file")
    parser.add_argument("--judge", default=Settings().judge, help="as the setting of that name (default: %(default)s)")
    return parser.parse_args()


def main() -> None:
    """Print how many sentences are accepted, and which faults pass."""
    options = parse_options(__doc__)
    try:
        with Archive.open(options.archive, settings=Settings(judge=options.judge), create=False) as archive:
            done = measured(prepared(archive, options.sentences), archive)
    except SitasiError as error:
        sys.exit(f"eval.support: {error}")
    sys.stdout.write("\n".join(figures_of(done)) + "\n")


if __name__ == "__main__":
    main()
