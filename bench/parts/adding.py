"""How fast articles are added: stage by stage, and all of it against the slowest stage that cannot be left out."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TypeVar

from bench.figures import figure, percentage, timed
from bench.made_up_stories import MadeUpStory, Press
from bench.subprocesses import Apart, apart
from bench.table import Table
from bench.workload import Progress, Workload
from embeddings import passage_terms
from embeddings.encoder import load_encoder
from rag import Archive, Article
from rag.archive.signature import signature
from rag.index import IndexEntry
from rag.index.bm25 import TermIndex
from rag.index.vectors import VectorIndex
from rag.reading import read_here, read_sources
from rag.segmentation.chunking import searched_text, split_passages
from rag.settings import Web

__all__ = ["Stages", "measure_adding", "stages"]

T = TypeVar("T")

_PAGES = 1_000
_MENU = 4
_COLUMNS = ("stage", "seconds", "articles/s", "passages/s", "against the slowest")
_WHOLE = "`Archive.add`"


@dataclass(slots=True)
class Stages:
    """How long each stage of adding took alone, one after the other, in one process."""

    articles: int = 0
    passages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Whole:
    seconds: float
    database: Path


def measure_adding(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Time the stages, then the whole, over the articles as JSON lines and over made-up pages."""
    made = _write_pages(ground.work / "pages", Press(ground.seed).stories(_PAGES))
    inputs = {f"JSON lines: {ground.called}": ground.corpus, f"HTML: {_PAGES:,} made-up pages": made}
    tables = []
    for place, (name, path) in enumerate(inputs.items()):
        progress(place, len(inputs))
        folder = ground.work / f"added-{place}"
        whole = apart(add, path, folder / "archive")
        done = apart(stages, path, whole.value.database, folder).value
        tables.append(_table(f"Adding, {name}", done, whole))
    return tables


def add(path: Path, folder: Path) -> _Whole:
    """Add everything to a new archive, as `sitasi add` does."""
    with Archive.open(folder) as archive:
        _ = archive.encoder
        seconds = timed(lambda: archive.add(path)).seconds
    return _Whole(seconds, folder / "archive.db")


def stages(path: Path, database: Path, folder: Path) -> Stages:
    """Time each stage over the same articles; `database` holds the rows that are to be inserted."""
    done, encoder = Stages(), load_encoder()

    def clocked(stage: str, work: Callable[[], T]) -> T:
        spent = timed(work)
        done.seconds[stage] = spent.seconds
        return spent.value

    read = clocked(
        "reading", lambda: list(read_sources([path], read_here, web=Web(), progress=lambda _done, _total: None))
    )
    articles = [one for one in read if isinstance(one, Article)]
    spans = clocked("splitting", lambda: [split_passages(one) for one in articles])
    placed = [(article, span) for article, its in zip(articles, spans, strict=True) for span in its]
    texts = [searched_text(article, span) for article, span in placed]
    vectors = clocked("encoding", lambda: encoder.encode_passages(texts))
    clocked("signatures", lambda: [signature(one) for one in articles])
    done.seconds["SQLite, the same rows"] = _insert_again(database, folder / "again.db")
    languages = [article.language for article, _ in placed]
    terms = clocked("terms analysed", lambda: list(map(passage_terms, texts, languages)))
    entries = [
        IndexEntry(number, article.article_id, vector, its, article.language, article.publisher, article.published)
        for number, (vector, its, (article, _)) in enumerate(zip(vectors, terms, placed, strict=True), start=1)
    ]
    clocked("tantivy", lambda: _index_terms(folder / "terms", entries))
    clocked("FAISS", lambda: _index_vectors(folder / "vectors", entries))
    done.articles, done.passages = len(articles), len(texts)
    return done


def _insert_again(database: Path, copy: Path) -> float:
    """Insert the rows of a database into a new one with the same tables, in one transaction; give the seconds."""
    with closing(sqlite3.connect(database)) as kept, closing(sqlite3.connect(copy)) as again:
        again.execute("PRAGMA journal_mode=WAL")
        again.execute("PRAGMA synchronous=FULL")
        made = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        tables = kept.execute(made, ["table"]).fetchall()
        for _, statement in [*tables, *kept.execute(made, ["index"])]:
            again.execute(statement)
        rows = {name: kept.execute(f'SELECT * FROM "{name}"').fetchall() for name, _ in tables}  # noqa: S608
        return timed(lambda: _insert(again, rows)).seconds


def _insert(database: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    with database:
        for table, its in rows.items():
            if its:
                marks = ", ".join("?" * len(its[0]))
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', its)  # noqa: S608 - our own tables


def _index_terms(folder: Path, entries: Sequence[IndexEntry]) -> None:
    index = TermIndex(folder)
    index.add(entries)
    index.commit()


def _index_vectors(folder: Path, entries: Sequence[IndexEntry]) -> None:
    index = VectorIndex.empty(folder, len(entries[0].vector))
    index.add([entry.passage_id for entry in entries], [entry.vector for entry in entries])
    index.save()


def _table(title: str, done: Stages, whole: Apart[_Whole]) -> Table:
    slowest = max(done.seconds, key=lambda stage: done.seconds[stage])
    longest, added = done.seconds[slowest], whole.value.seconds
    everything = done.seconds | {"all stages": sum(done.seconds.values()), _WHOLE: added}
    rows = tuple(
        (
            stage,
            figure(seconds),
            figure(done.articles / seconds),
            figure(done.passages / seconds),
            f"{figure(seconds / longest)}×",
        )
        for stage, seconds in everything.items()
    )
    note = (
        f"{done.articles:,} articles, {done.passages:,} passages. {_WHOLE} goes at "
        f"{percentage(longest / added)} of the speed of its slowest stage alone ({slowest}); it held "
        f"{figure(whole.peak_mb)} MB at most."
    )
    return Table(title, _COLUMNS, rows, note)


def _write_pages(folder: Path, stories: Iterable[MadeUpStory]) -> Path:
    """Write a page of HTML for each story, with what stands around the stories of newspapers."""
    folder.mkdir()
    for story in stories:
        (folder / f"{story.number}.html").write_text(_page(story), encoding="utf-8")
    return folder


def _page(story: MadeUpStory) -> str:
    title, publisher = escape(story.title), escape(story.publisher)
    body = "\n".join(f"<p>{escape(one)}</p>" for one in story.paragraphs)
    menu = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in title.split()[:_MENU])
    return f"""<!doctype html>
<html lang="{story.language}">
<head>
<meta charset="utf-8">
<title>{title} - {publisher}</title>
<meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{story.published.isoformat()}">
</head>
<body>
<nav><ul>{menu}</ul></nav>
<main><article><h1>{title}</h1>
{body}
</article></main>
<footer><p>&copy; {publisher}</p></footer>
</body>
</html>
"""
