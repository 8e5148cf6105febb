"""What `sitasi export` wrote, and BEIR folders of others, into an archive; what it holds already is left as it is."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from embeddings.errors import ReadingError
from eval.converters.writing import write_json_lines
from eval.corpus import document_id, source_names
from eval.datasets import read_dataset
from eval.exchange.exporting import question_row
from eval.exchange.whole_files import whole
from eval.types import Question
from rag import Archive, Article
from rag.reading import read_here, read_sources
from rag.reading.formats.records.exported import exported_article, is_exported
from rag.reading.input.limits import MAX_LINE_BYTES
from rag.types import AddReport, Notice, Rejection

__all__ = ["Imported", "import_folder", "import_lines"]

Progress = Callable[[int, int], None]
_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of articles that were to be imported."""

    report: AddReport
    kept: Sequence[Article]
    """Those that the archive holds otherwise, and that stayed as they are there."""
    questions: int = 0
    """Of the folder, written to a file."""


def import_lines(
    archive: Archive,
    lines: BinaryIO,
    name: str,
    *,
    force: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Imported:
    """Read articles that `sitasi export` wrote, one a line; `name` is what the lines are called where one is rejected.

    An article that the archive holds otherwise stays, unless `force` lets it be replaced.
    """
    total = _count(lines) if lines.seekable() else 0
    return _imported(archive, _exported(lines, name), force=force, progress=_of(total, progress))


def import_folder(
    archive: Archive,
    folder: Path,
    *,
    questions: Path | None = None,
    force: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Imported:
    """Read the documents of a BEIR folder; write its questions to a file, about the articles as the archive calls them.

    An article that the archive holds otherwise stays, unless `force` lets it be replaced. Raises `ReadingError` where
    there is no such folder, `DatasetInvalid` where its questions are wanted and wrong, and `SettingsError` where their
    file is there already or cannot be written.
    """
    corpus = folder / "corpus.jsonl"
    if not corpus.is_file():
        raise ReadingError(f"{folder} is no BEIR folder: it holds no corpus.jsonl")
    dataset = read_dataset(folder) if questions else None
    named, ids = source_names(corpus), dict[str, str]()

    def read() -> Iterator[Article | Rejection]:
        for one in read_sources([corpus], read_here, web=archive.settings.web, progress=lambda _done, _total: None):
            for article in one if isinstance(one, list) else [one]:
                if isinstance(article, Article):
                    ids[named.get(article.source) or document_id(article)] = article.article_id
                yield article

    with corpus.open("rb") as lines:
        total = _count(lines)
    if questions is None or dataset is None:
        return _imported(archive, read(), force=force, progress=_of(total, progress))
    with whole(questions, force=force) as unfinished:
        imported = _imported(archive, read(), force=force, progress=_of(total, progress))
        write_json_lines(unfinished, (question_row(_renamed(one, ids)) for one in dataset.questions))
    return replace(imported, questions=len(dataset.questions))


def _imported(
    archive: Archive, read: Iterable[Article | Rejection], *, force: bool, progress: Callable[[int], None]
) -> Imported:
    rejected: list[Rejection] = []
    kept: list[Article] = []

    def wanted() -> Iterator[Article]:
        done, waiting = 0, iter(read)
        while some := list(islice(waiting, _AT_ONCE)):
            articles = [one for one in some if isinstance(one, Article)]
            rejected.extend(one for one in some if isinstance(one, Rejection))
            held = {} if force else archive.articles_of({one.article_id for one in articles})
            for article in articles:
                if held.get(article.article_id, article) == article:
                    yield article
                else:
                    kept.append(article)
            done += len(some)
            progress(done)

    report = archive.add_articles(wanted())
    notices = tuple(one for one in rejected if isinstance(one, Notice))
    others = tuple(one for one in rejected if not isinstance(one, Notice))
    return Imported(
        replace(report, rejected=(*others, *report.rejected), notices=(*notices, *report.notices)), tuple(kept)
    )


def _exported(lines: BinaryIO, name: str) -> Iterator[Article | Rejection]:
    number = 0
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        try:
            if len(line) > MAX_LINE_BYTES:
                _skip(lines, line)
            if line.strip():
                yield _article(line)
        except ReadingError as error:
            yield Rejection(f"{name}:{number}", str(error))


def _skip(lines: BinaryIO, line: bytes) -> None:
    """Read on to the end of a line."""
    while line and not line.endswith(b"\n"):
        line = lines.readline(MAX_LINE_BYTES)


def _article(line: bytes) -> Article:
    if len(line) > MAX_LINE_BYTES:
        raise ReadingError(f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB; export it again")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or not is_exported(fields):
        raise ReadingError("is no article that `sitasi export` wrote; `sitasi add` reads others")
    return exported_article(fields)


def _renamed(question: Question, ids: dict[str, str]) -> Question:
    """Name the judged articles by their ids in an archive; one that was rejected is left out."""
    judged = question.judgements
    return replace(
        question, judgements=tuple(replace(one, document=ids[one.document]) for one in judged if one.document in ids)
    )


def _count(lines: BinaryIO) -> int:
    """Count the lines of a file, and go back to its beginning."""
    number = sum(1 for _ in iter(lambda: lines.readline(MAX_LINE_BYTES), b""))
    lines.seek(0)
    return number


def _of(total: int, progress: Progress) -> Callable[[int], None]:
    return lambda done: progress(min(done, total), total) if total else None
