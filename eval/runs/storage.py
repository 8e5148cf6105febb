"""A run on disk: `run.json`, `answers.jsonl`, `articles.jsonl` and `run.trec` in a folder."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from eval.types import Judgement, Question, Result, Run
from rag.reading.formats.records.exported import exported_article
from rag.serialization.documents import answer_document, article_document
from rag.serialization.restoration import restored_answer
from rag.types import Answer, Article, Reason, Span, Verdict

__all__ = ["SavedRun", "load_run", "run_document", "save_run"]

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run, and the folder that keeps it."""

    folder: Path
    run: Run


def save_run(run: Run, folder: Path) -> SavedRun:
    """Write a run into a folder; what an earlier run left there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    header = json.dumps(run_document(run), ensure_ascii=False, indent=2)
    (folder / "run.json").write_text(header + "\n", encoding="utf-8")
    _write_lines(folder / "answers.jsonl", map(_record, run.results))
    articles = dict.fromkeys(article for result in run.results for article in _articles(result.answer))
    _write_lines(folder / "articles.jsonl", map(article_document, articles))
    (folder / "run.trec").write_text("".join(_trec(result) for result in run.results), encoding="utf-8")
    return SavedRun(folder, run)


def load_run(path: Path) -> SavedRun:
    """Read a run back from its folder, or from the `run.json` in it.

    Of articles, a run of an earlier version kept the quotations only. Raises `ReadingError` where there is no run, or
    it is not what a run leaves.
    """
    folder = path if path.is_dir() else path.parent
    try:
        header = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        kept = folder / "articles.jsonl"
        articles = [exported_article(one) for one in _read_lines(kept)] if kept.exists() else []
        named = {article.article_id: article for article in articles}
        return SavedRun(
            folder, _run(header, tuple(_result(one, named) for one in _read_lines(folder / "answers.jsonl")))
        )
    except OSError as error:
        raise ReadingError(f"{path} is no run: {error.filename} cannot be read ({error.strerror})") from error
    except json.JSONDecodeError as error:
        raise ReadingError(f"{path} is no run: not valid JSON ({error})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadingError(f"{path} is no run: {error} is missing, or not what a run leaves") from error


def run_document(run: Run) -> Document:
    """Show a run without its questions, as `run.json` and `sitasi eval run --json` do."""
    return {
        "dataset": run.dataset,
        "split": run.split,
        "queries": len(run.results),
        "metrics": dict(run.metrics),
        "by_split": {split: dict(values) for split, values in run.by_split.items()},
        "costs": dict(run.costs),
        "confusion": {gold: dict(given) for gold, given in run.confusion.items()},
        "settings": dict(run.settings),
        "versions": dict(run.versions),
        "fingerprints": dict(run.fingerprints),
        "seed": run.seed,
        "started": run.started,
    }


def _run(header: Document, results: tuple[Result, ...]) -> Run:
    return Run(
        dataset=header["dataset"],
        split=header["split"],
        metrics=header["metrics"],
        results=results,
        versions=header["versions"],
        seed=header["seed"],
        started=header["started"],
        settings=header["settings"],
        fingerprints=header["fingerprints"],
        costs=header["costs"],
        by_split=header["by_split"],
        confusion=header["confusion"],
    )


def _record(result: Result) -> Document:
    question = result.question
    return {
        "question_id": question.question_id,
        "question": question.text,
        "split": question.split,
        "answerable": question.answerable,
        "answers": list(question.answers),
        "gold_verdict": question.verdict,
        "gold_reason": question.reason,
        "judgements": [_judgement_document(one) for one in question.judgements],
        "ranking": dict(result.ranking),
        "scores": dict(result.scores),
        "timings_ms": dict(result.timings_ms),
        "answer": answer_document(result.answer),
    }


def _result(record: Document, articles: Mapping[str, Article]) -> Result:
    return Result(
        question=Question(
            question_id=record["question_id"],
            text=record["question"],
            answers=tuple(record["answers"]),
            answerable=record["answerable"],
            verdict=Verdict(record["gold_verdict"]) if record["gold_verdict"] else None,
            split=record["split"],
            judgements=tuple(_judgements(record)),
            reason=Reason(record["gold_reason"]) if record.get("gold_reason") else None,
        ),
        ranking=record["ranking"],
        answer=restored_answer(record["answer"], articles),
        scores=record["scores"],
        timings_ms=record["timings_ms"],
    )


def _judgement_document(judgement: Judgement) -> Document:
    span = judgement.span
    place = {"start": span.start, "end": span.end} if span else {}
    return {"document": judgement.document, "relevance": judgement.relevance, **place}


def _judgements(record: Document) -> Iterator[Judgement]:
    """Read the judgements of a question; earlier versions kept the documents and their relevance only."""
    for document, relevance in record.get("relevant", {}).items():
        yield Judgement(document, relevance)
    for one in record.get("judgements", ()):
        yield Judgement(one["document"], one["relevance"], Span(one["start"], one["end"]) if "start" in one else None)


def _articles(answer: Answer) -> Iterator[Article]:
    yield from (citation.article for citation in (*answer.citations, *answer.timeline))
    yield from answer.nearest


def _trec(result: Result) -> str:
    """Write a ranking in TREC's six columns; white space in ids would part them, so it becomes `_`."""
    question = "_".join(result.question.question_id.split())
    return "".join(
        f"{question} Q0 {'_'.join(document.split())} {rank} {score:.6f} sitasi\n"
        for rank, (document, score) in enumerate(result.ranking.items(), start=1)
    )


def _write_lines(path: Path, documents: Iterable[Document]) -> None:
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
    path.write_text("".join(lines), encoding="utf-8")


def _read_lines(path: Path) -> list[Document]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
