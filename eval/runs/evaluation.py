"""Evaluate a question set from end to end: its archive, its questions, the folder that keeps the run."""

import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import ReadingError, SettingsError
from eval.answerers import Answerer, Answering
from eval.corpus import fingerprint, open_corpus
from eval.datasets import read_dataset
from eval.report import write_report
from eval.runs.runner import evaluate
from eval.runs.storage import SavedRun, save_run
from eval.types import Dataset, Result, Run
from rag import Archive, Article, Assistant, Settings
from rag.settings.archive_address import Place, ServerAddress

__all__ = ["article_names", "resolved", "run_dataset"]

Progress = Callable[[int, int], None]
_RUNS = Path("sitasi-runs")
_MANY = 1000
"""Names tried for a run's folder."""


@dataclass(frozen=True, slots=True)
class _AskedArchive:
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
    archive: Archive | Place | None = None,
    out: Path | None = None,
    seed: int = 0,
    progress: Progress,
) -> SavedRun:
    """Measure a BEIR folder over an archive of its corpus, or a questions file over an archive that exists.

    That is `archive`, else the one of the settings; a corpus' own is kept there, else in the user's cache. The run is
    written to `out`, else to a new folder, which appears once it is whole: in `runs` of the folder of an open archive,
    else in `sitasi-runs`. A language model is asked only where it is the answerer. What `progress` raises ends the run.
    Raises `ReadingError` where dataset or split is wrong, `SettingsError` where `out` holds a run, the answerer is not
    configured or a corpus cannot lie in the archive, what the archive raises, and `OSError` where the run cannot be
    written.
    """
    if out and (out / "run.json").exists():
        raise SettingsError(f"{out} holds a run already: choose a new folder")
    settings = replace(settings, llm=settings.required_llm() if answerer is Answerer.LLM else None)
    dataset = read_dataset(path)
    if split is not None and split not in dataset.splits():
        known = ", ".join(dataset.splits()) or "none"
        raise ReadingError(f"{path} has no split {split!r}; its splits: {known}")
    with _ground(dataset, settings, archive, progress) as ground:
        ground.archive.load()
        run = evaluate(
            ground.dataset,
            assistant=Answering(Assistant(ground.archive, settings=settings), answerer),
            split=split,
            naming=ground.naming,
            seed=seed,
            progress=progress,
        )
        run = replace(
            run,
            settings={name: str(value) for name, value in asdict(settings).items()},
            fingerprints=_fingerprints(path, dataset, ground.archive),
            costs={**run.costs, **_further_costs(ground), **_costs_of_phrasing(run)},
        )
    if out:
        return _written(run, out)
    return _kept(run, archive.folder / "runs" if isinstance(archive, Archive) else _RUNS)


def _written(run: Run, folder: Path) -> SavedRun:
    saved = save_run(run, folder)
    write_report(run, folder / "report.html")
    return saved


def _kept(run: Run, runs: Path) -> SavedRun:
    """Write a run into a new folder, which appears once it is whole."""
    runs.mkdir(parents=True, exist_ok=True)
    name = f"{run.dataset}-{run.split or 'all'}-{datetime.now():%Y%m%d-%H%M%S}"
    numbered = (name, *(f"{name}-{number}" for number in range(2, _MANY)))
    folder = next(folder for one in numbered if not (folder := runs / one).exists())
    with TemporaryDirectory(dir=runs, prefix=".") as hidden:
        _written(run, Path(hidden) / folder.name).folder.rename(folder)
    return SavedRun(folder, run)


@contextmanager
def _ground(
    dataset: Dataset, settings: Settings, archive: Archive | Place | None, progress: Progress
) -> Iterator[_AskedArchive]:
    if dataset.corpus is None:
        with _opened(archive, settings) as existing:
            yield _AskedArchive(existing, attrgetter("article_id"), resolved(dataset, existing))
        return
    if isinstance(archive, Archive | ServerAddress):
        place = archive.place if isinstance(archive, Archive) else archive
        raise SettingsError(f"a BEIR folder is measured over an archive of its own: give another folder than {place}")
    corpus = open_corpus(dataset.corpus, settings, folder=archive, progress=progress)
    with corpus.archive:
        yield _AskedArchive(corpus.archive, corpus.name, dataset, corpus.passages_per_second)


def _opened(archive: Archive | Place | None, settings: Settings) -> AbstractContextManager[Archive]:
    if isinstance(archive, Archive):
        return nullcontext(archive)
    return Archive.open(archive or settings.archive, settings=settings, create=False)


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
    """Return the id of each article by everything that question sets call it, in lower case."""
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
    phrasings = [result.answer.phrasing for result in run.results if result.answer.phrasing]
    if not phrasings:
        return {}
    sentences = [sentence for phrasing in phrasings for sentence in phrasing.sentences]
    failures = Counter(phrasing.failure.value for phrasing in phrasings if phrasing.failure)
    supported = (
        {"sentences supported %": 100 * sum(one.supported for one in sentences) / len(sentences)} if sentences else {}
    )
    return {
        "answers phrased": float(len(phrasings)),
        **{f"phrasing {failure}": float(count) for failure, count in sorted(failures.items())},
        "sentences of the model": float(len(sentences)),
        **supported,
        **_costs_of_proposals(run),
    }


def _costs_of_proposals(run: Run) -> dict[str, float]:
    """Count the refusals in the place of which the model proposed an answer, right or wrong; nothing where it may not.

    Right is one that holds an answer, or cites an article, that the question set knows; where it knows neither, it is
    not counted as either.
    """
    proposed = [one for one in run.results if one.answer.phrasing and one.answer.phrasing.proposed]
    if not proposed:
        return {}
    turned = [one for one in proposed if one.answer.answered]
    right = list(map(_is_right, turned))
    return {
        "refusals put to the model": float(len(proposed)),
        "refusals turned right": float(right.count(True)),
        "refusals turned wrong": float(right.count(False)),
        "refusals turned, not known": float(right.count(None)),
    }


def _is_right(result: Result) -> bool | None:
    if result.question.answerable is False:
        return False
    known = (result.scores.get("AnswerHit"), result.scores.get("CitationPrecision"))
    value = next((one for one in known if one is not None), None)
    return None if value is None else value > 0


def _further_costs(ground: _AskedArchive) -> dict[str, float]:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    costs = {"peak memory MB": round(kilobytes / 1024, 1)}
    if ground.passages_per_second is not None:
        costs["passages per second while adding"] = round(ground.passages_per_second, 1)
    return costs
