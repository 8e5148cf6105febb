"""Evaluate a question set from end to end: its archive, its questions, the folder that keeps the run."""

import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from embeddings.errors import ReadingError, SettingsError
from eval.answerers import Answerer, Asked
from eval.corpus import fingerprint, open_corpus
from eval.datasets import read_dataset
from eval.report import write_report
from eval.runner import evaluate
from eval.storage import load_run, save_run
from eval.types import Dataset, Run
from rag import Archive, Article, Assistant, Retriever, Settings
from rag.place import Place, ServerAddress

__all__ = ["Finished", "article_names", "resolved", "run_dataset"]

Progress = Callable[[int, int], None]
_RUNS = Path("sitasi-runs")


@dataclass(frozen=True, slots=True)
class Finished:
    """A run, and the folder that it left."""

    run: Run
    folder: Path


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a dataset's questions are asked of."""

    archive: Archive
    naming: Callable[[Article], str]
    dataset: Dataset
    passages_per_second: float | None = None


def run_dataset(
    path: Path,
    settings: Settings,
    *,
    answerer: Answerer = Answerer.EXTRACTIVE,
    split: str | None = None,
    archive: Place | None = None,
    out: Path | None = None,
    seed: int = 0,
    progress: Progress,
) -> Finished:
    """Measure a BEIR folder over an archive of its corpus, or a questions file over the archive of the settings.

    The archive of a corpus is kept in the user's cache, or in the folder given. The run is written to `out`, else to a
    new folder under `sitasi-runs`. A language model is asked only where it is the answerer. Raises `ReadingError` where
    dataset or split is wrong, `SettingsError` where the answerer is not configured or a corpus is to lie on a server,
    and what the archive raises.
    """
    settings = replace(settings, llm=settings.required_llm() if answerer is Answerer.LLM else None)
    dataset = read_dataset(path)
    if split is not None and split not in dataset.splits():
        known = ", ".join(dataset.splits()) or "none"
        raise ReadingError(f"{path} has no split {split!r}; its splits: {known}")
    with _ground(dataset, settings, archive, progress) as ground:
        run = evaluate(
            ground.dataset,
            retriever=Retriever(ground.archive),
            assistant=Asked(Assistant(ground.archive), answerer),
            split=split,
            naming=ground.naming,
            seed=seed,
            progress=progress,
        )
        run = replace(
            run,
            settings={name: str(value) for name, value in asdict(ground.archive.settings).items()},
            fingerprints=_fingerprints(path, dataset, ground.archive),
            costs={**run.costs, **_further_costs(ground), **_costs_of_phrasing(run)},
        )
    folder = out or _RUNS / f"{dataset.name}-{split or 'all'}-{datetime.now():%Y%m%d-%H%M%S}"
    save_run(run, folder)
    write_report(load_run(folder), folder / "report.html")
    return Finished(run, folder)


@contextmanager
def _ground(dataset: Dataset, settings: Settings, place: Place | None, progress: Progress) -> Iterator[_Ground]:
    if dataset.corpus is None:
        existing = place or settings.archive
        with Archive.open(existing, settings=replace(settings, archive=existing), create=False) as archive:
            yield _Ground(archive, _article_id, resolved(dataset, archive))
        return
    if isinstance(place, ServerAddress):
        raise SettingsError(f"a BEIR folder is measured over an archive of its own: give another folder than {place}")
    corpus = open_corpus(dataset.corpus, settings, folder=place, progress=progress)
    with corpus.archive:
        yield _Ground(corpus.archive, corpus.name, dataset, corpus.passages_per_second)


def _article_id(article: Article) -> str:
    return article.article_id


def resolved(dataset: Dataset, archive: Archive) -> Dataset:
    """Name the judged articles by their ids, whichever of id, source, file name or title the questions use.

    Raises `ReadingError` where one is not in the archive.
    """
    ids = article_names(archive)
    unknown = sorted({j.document for q in dataset.questions for j in q.judgements if j.document.casefold() not in ids})
    if unknown:
        raise ReadingError(f"{len(unknown)} articles of the questions are not in {archive.place}, first {unknown[0]!r}")
    questions = (
        replace(q, judgements=tuple(replace(j, document=ids[j.document.casefold()]) for j in q.judgements))
        for q in dataset.questions
    )
    return replace(dataset, questions=tuple(questions))


def article_names(archive: Archive) -> dict[str, str]:
    """Give the id of each article by everything that question sets call it, in lower case."""
    ids: dict[str, str] = {}
    for article in archive.articles():
        for name in (article.article_id, article.source, Path(article.source).name, article.title or ""):
            ids.setdefault(name.casefold(), article.article_id)
    return ids


def _fingerprints(path: Path, dataset: Dataset, archive: Archive) -> dict[str, str]:
    questions = path / "queries.jsonl" if dataset.corpus else path
    corpus = {"corpus": fingerprint(dataset.corpus)} if dataset.corpus else {}
    judge = {"judge": archive.judge.fingerprint} if archive.judge else {}
    return {**corpus, "questions": fingerprint(questions), "encoder": archive.encoder.fingerprint, **judge}


def _costs_of_phrasing(run: Run) -> dict[str, float]:
    """Count how often a language model failed, and how many of its sentences are supported; nothing without one."""
    told = [result.answer.phrasing for result in run.results if result.answer.phrasing]
    if not told:
        return {}
    sentences = [sentence for phrasing in told for sentence in phrasing.sentences]
    failures = Counter(phrasing.failure.value for phrasing in told if phrasing.failure)
    supported = (
        {"sentences supported %": 100 * sum(one.supported for one in sentences) / len(sentences)} if sentences else {}
    )
    return {
        "answers phrased": float(len(told)),
        **{f"phrasing {failure}": float(count) for failure, count in sorted(failures.items())},
        "sentences of the model": float(len(sentences)),
        **supported,
    }


def _further_costs(ground: _Ground) -> dict[str, float]:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    costs = {"peak memory MB": round(kilobytes / 1024, 1)}
    if ground.passages_per_second is not None:
        costs["passages per second while adding"] = round(ground.passages_per_second, 1)
    return costs
