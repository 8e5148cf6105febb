"""An archive in files: its articles, a question set about them, or both as a BEIR folder."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

from embeddings.errors import ArchiveError
from eval.converters.writing import document_row, query_row, write_beir_files, write_json_lines
from eval.datasets import qrels_by_split, read_dataset
from eval.exchange.feedback import marked_questions
from eval.exchange.whole_files import whole
from eval.runs.evaluation import resolved
from eval.types import Dataset, Question
from rag import Archive, Article, Filters
from rag.serialization.documents import article_document

__all__ = ["ExportForm", "Exported", "export", "exported_lines", "question_row"]

Progress = Callable[[int, int], None]
Row = dict[str, Any]
_AT_ONCE = 500
_SPLIT = "test"
"""Of questions that stand in none."""


class ExportForm(StrEnum):
    """What an archive is written as."""

    ARTICLES = "articles"
    QUESTIONS = "questions"
    BEIR = "beir"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where."""

    target: Path
    articles: int
    questions: int


def exported_lines(
    archive: Archive,
    form: ExportForm,
    *,
    filters: Filters | None = None,
    questions: Path | None = None,
    progress: Progress,
) -> Iterator[Row]:
    """Yield the lines of a file of articles or of questions, which are those that people marked or those of a file.

    Raises `ArchiveError` where there are none, and what `read_dataset` raises.
    """
    if form is ExportForm.QUESTIONS:
        yield from map(question_row, _questions(archive, questions))
    else:
        yield from map(article_document, _articles(archive, _listed(archive, filters), progress))


def export(
    archive: Archive,
    target: Path,
    form: ExportForm,
    *,
    filters: Filters | None = None,
    questions: Path | None = None,
    force: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Exported:
    """Write a file of JSON lines, or a BEIR folder, which appears once it is whole.

    Raises what `exported_lines` raises, and `SettingsError` where something is there already that `force` does not
    allow to replace, or that is not of this form, or where it cannot be written.
    """
    with whole(target, force=force, folder=form is ExportForm.BEIR) as unfinished:
        if form is ExportForm.BEIR:
            made = _write_beir(archive, unfinished, filters, questions, progress)
        else:
            lines = exported_lines(archive, form, filters=filters, questions=questions, progress=progress)
            made = {form: _write_lines(unfinished, lines)}
    return Exported(target, made.get(ExportForm.ARTICLES, 0), made.get(ExportForm.QUESTIONS, 0))


def question_row(question: Question) -> Row:
    """Return the line of a question in a file of questions, as `read_dataset` reads it."""
    relevant = [one for one in question.judgements if one.relevance > 0]
    span = relevant[0].span if len(relevant) == 1 else None
    known = {
        "answers": list(question.answers),
        "article": [one.document for one in relevant],
        "answerable": question.answerable,
        "verdict": question.verdict,
        "reason": question.reason,
        **({"start": span.start, "end": span.end} if span else {}),
    }
    filled = {key: value for key, value in known.items() if value is not None and value != []}
    return {"id": question.question_id, "question": question.text, **filled}


def _listed(archive: Archive, filters: Filters | None) -> list[str]:
    """Return the ids of the articles that filters let through, newest first; raises `ArchiveError` without one."""
    ids = [one.article_id for one in archive.listed(filters or Filters())]
    if not ids:
        raise ArchiveError(
            f"no article of {archive.place} can be exported: it holds none, or none that the filters let through"
        )
    return ids


def _articles(archive: Archive, ids: Sequence[str], progress: Progress) -> Iterator[Article]:
    """Yield articles in order, some in memory at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        held = archive.articles_of(some)
        yield from (held[one] for one in some if one in held)
        progress(min(start + _AT_ONCE, len(ids)), len(ids))


def _questions(archive: Archive, file: Path | None) -> Sequence[Question]:
    return resolved(read_dataset(file), archive).questions if file else marked_questions(archive)


def _write_beir(
    archive: Archive, folder: Path, filters: Filters | None, file: Path | None, progress: Progress
) -> dict[ExportForm, int]:
    """Write all articles and, where there are any, the questions whose relevant articles are among them."""
    asked = _questions(archive, file) if file or archive.feedback() else []
    ids, numbers = _listed(archive, filters), count()
    kept = frozenset(ids)
    questions = [_among(one, kept) for one in asked]
    dataset = Dataset(folder.name, tuple(questions))
    judged = qrels_by_split(dataset)
    write_beir_files(
        folder,
        corpus=(document_row(article) for article, _ in zip(_articles(archive, ids, progress), numbers, strict=False)),
        queries=map(query_row, questions),
        judged={split: judged.get(split, {}) for split in dataset.splits() or (_SPLIT,)},
    )
    return {ExportForm.ARTICLES: next(numbers), ExportForm.QUESTIONS: len(questions)}


def _among(question: Question, articles: Collection[str]) -> Question:
    """Leave out what is judged of other articles."""
    judgements = tuple(one for one in question.judgements if one.document in articles)
    return replace(question, judgements=judgements, split=question.split or _SPLIT)


def _write_lines(file: Path, rows: Iterable[Row]) -> int:
    numbers = count()
    write_json_lines(file, (row for row, _ in zip(rows, numbers, strict=False)))
    return next(numbers)
