"""What is measured on: articles with questions, and how much of them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from bench.made_up_stories import MadeUpStory, Press
from eval.corpus import open_corpus
from eval.datasets import corpus_of, read_dataset
from eval.types import Dataset
from rag import Archive, Settings

__all__ = ["Progress", "Workload", "workload_of", "write_set", "write_stories"]

T = TypeVar("T")

Progress = Callable[[int, int], None]

_POOL = Path("../shared/data/pool")
_MADE = 5_000
"""Made-up articles, where there are no others."""
_ASKED_OF = 10
"""One question to so many articles."""


@dataclass(frozen=True, slots=True)
class Workload:
    """The articles and questions of one run, and its sizes."""

    dataset: Dataset
    folder: Path
    """A BEIR folder."""
    called: str
    work: Path
    """Where everything is written that goes with the run."""
    questions: int
    """Asked of each part at most, spread evenly."""
    sizes: tuple[int, ...] = ()
    """Numbers of passages; where there are none, each part has its own."""
    full: bool = False
    """Whether they go up to a million."""
    seed: int = 0
    encoder: Path | None = None
    """The folder of one that everybody who takes an encoder is given, too."""

    @property
    def corpus(self) -> Path:
        """Return the file of the articles."""
        return corpus_of(self.dataset)

    def asked(self) -> list[str]:
        """Return the questions to ask; the first only loads what is loaded once."""
        texts = list(dict.fromkeys(one.text for one in self.dataset.questions))
        return _spread(texts, self.questions + 1)

    def smaller(self) -> "Workload":
        """Return as many of its questions, spread evenly, with their judged documents and ten others for each."""
        lines = (self.folder / "queries.jsonl").read_text("utf-8").splitlines()
        if len(lines) <= self.questions:
            return self
        asked = _spread(lines, self.questions)
        folder = self.work / "smaller"
        (folder / "qrels").mkdir(parents=True)
        (folder / "queries.jsonl").write_text("\n".join(asked) + "\n", encoding="utf-8")
        ids, judged = {json.loads(line)["_id"] for line in asked}, set[str]()
        for path in sorted((self.folder / "qrels").glob("*.tsv")):
            header, *rows = path.read_text("utf-8").splitlines()
            kept = [row for row in rows if row.split("\t")[0] in ids]
            judged |= {row.split("\t")[1] for row in kept}
            (folder / "qrels" / path.name).write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
        with self.corpus.open(encoding="utf-8") as file:
            documents = {json.loads(line)["_id"]: line for line in file}
        others = _spread([one for one in documents if one not in judged], self.questions * _ASKED_OF)
        wanted = judged | set(others)
        with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(line.rstrip("\n") + "\n" for one, line in documents.items() if one in wanted)
        called = f"{len(wanted):,} documents and {len(asked):,} questions of {self.called}"
        return replace(self, dataset=read_dataset(folder), folder=folder, called=called)

    def archive(self, settings: Settings) -> Archive:
        """Open the archive of the articles, in `work`; the first to ask builds it."""
        place = self.work / "archive"
        return open_corpus(self.corpus, settings, folder=place, progress=lambda _done, _total: None).archive


def workload_of(
    articles: Path | None,
    work: Path,
    *,
    questions: int,
    sizes: Iterable[int],
    full: bool,
    seed: int,
    encoder: Path | None = None,
    made: int = _MADE,
) -> Workload:
    """Take the folder named, else the pool where it is, else make one up.

    Raises `ReadingError` or `DatasetInvalid` where the folder is none.
    """
    folder = articles or (_POOL if _POOL.is_dir() else None)
    name = f"{made:,} made-up articles" if folder is None else f"`{folder.name}`"
    if folder is None:
        folder = write_set(work / "made", Press(seed).stories(made))
    dataset = read_dataset(folder)
    called = f"{name}, {len(dataset.questions):,} questions"
    return Workload(dataset, folder, called, work, questions, tuple(sizes), full=full, seed=seed, encoder=encoder)


def write_set(folder: Path, stories: Iterable[MadeUpStory]) -> Path:
    """Write a BEIR folder of stories; every tenth is asked for, those in one language apart from the others."""
    (folder / "qrels").mkdir(parents=True)
    stories = list(stories)
    write_stories(folder / "corpus.jsonl", stories)
    asked = stories[::_ASKED_OF]
    rows = [{"_id": f"q{one.number}", "text": one.question} for one in asked]
    _write_lines(folder / "queries.jsonl", rows)
    judged = ["query-id\tcorpus-id\tscore", *(f"q{one.number}\t{one.number}\t1" for one in asked)]
    (folder / "qrels" / "made.tsv").write_text("\n".join(judged) + "\n", encoding="utf-8")
    return folder


def write_stories(path: Path, stories: Iterable[MadeUpStory]) -> Path:
    """Write stories as a corpus and give its path back."""
    rows = (
        {
            "_id": str(one.number),
            "title": one.title,
            "text": one.text,
            "publisher": one.publisher,
            "published": one.published.isoformat(),
        }
        for one in stories
    )
    _write_lines(path, rows)
    return path


def _spread(values: Sequence[T], most: int) -> list[T]:
    """Return at most so many of the values, evenly spread, in order."""
    step = max(1.0, len(values) / most)
    return [values[int(place * step)] for place in range(min(most, len(values)))]


def _write_lines(path: Path, rows: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
