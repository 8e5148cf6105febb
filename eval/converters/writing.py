"""Writes BEIR folders and files of JSON lines, never over something that exists."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from eval.datasets import qrels_by_split
from eval.types import Dataset, Qrels, Question
from rag import Article
from rag.serialization.documents import article_document

__all__ = ["Documents", "document_row", "query_row", "split_name", "write_beir", "write_beir_files", "write_json_lines"]


class Documents:
    """The documents of a corpus, each text once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._titles: list[str] = []

    def id_of(self, text: str, title: str = "") -> str:
        """Return the id of the document with this text; it has the title that came first."""
        if text not in self._ids:
            self._ids[text] = f"d{len(self._ids)}"
            self._titles.append(title)
        return self._ids[text]

    def rows(self) -> Iterable[dict[str, str]]:
        """Yield the lines of corpus.jsonl."""
        for (text, identity), title in zip(self._ids.items(), self._titles, strict=True):
            yield {"_id": identity, "title": title, "text": text}


def split_name(split: str | None, source: Path) -> str:
    """Return the name of a split, which will name a file: what is asked for, or else the source's own name."""
    name = source.stem if split is None else split
    if not name.strip() or name != Path(name).name:
        raise ReadingError(f"a split cannot be called {name!r}; give a name without slashes")
    return name


def write_beir(folder: Path, documents: Documents, questions: Sequence[Question]) -> None:
    """Write a BEIR folder that `read_dataset` reads back as the same questions.

    Every split gets a qrels file, also one of whose questions none has a relevant document.
    """
    if not questions:
        raise ReadingError(f"there is no question to write to {folder}; look at the source")
    dataset = Dataset(folder.name, tuple(questions))
    judged = qrels_by_split(dataset)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ReadingError(f"{folder} exists and is not an empty folder; name a new one")
        queries = map(query_row, questions)
        write_beir_files(
            folder, documents.rows(), queries, {split: judged.get(split, {}) for split in dataset.splits()}
        )
    except OSError as error:
        raise ReadingError(f"{folder} cannot be written ({error.strerror}); check its path and permissions") from error


def write_beir_files(
    folder: Path, corpus: Iterable[dict[str, Any]], queries: Iterable[dict[str, Any]], judged: Mapping[str, Qrels]
) -> None:
    """Write the files of a BEIR folder in which nothing stands yet, a qrels file a split; may raise `OSError`."""
    (folder / "qrels").mkdir(parents=True)
    write_json_lines(folder / "corpus.jsonl", corpus)
    write_json_lines(folder / "queries.jsonl", queries)
    for split, qrels in judged.items():
        rows = [
            f"{question}\t{document}\t{relevance}\n"
            for question, found in qrels.items()
            for document, relevance in found.items()
        ]
        lines = "query-id\tcorpus-id\tscore\n" + "".join(rows)
        (folder / "qrels" / f"{split}.tsv").write_text(lines, encoding="utf-8", newline="\n")


def write_json_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write an object a line into a new file, in ASCII: some line breaks of Unicode are none of JSON."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    except FileExistsError as error:
        raise ReadingError(f"{path} exists; name a new file") from error
    except OSError as error:
        raise ReadingError(f"{path} cannot be written ({error.strerror}); check its path and permissions") from error


def document_row(article: Article) -> dict[str, Any]:
    """Return an article's line of corpus.jsonl; beside what BEIR knows, it holds all that `sitasi add` needs."""
    return {"_id": article.article_id, **article_document(article), "title": article.title or ""}


def query_row(question: Question) -> dict[str, Any]:
    """Return the line of queries.jsonl for a question, with what is known of its answer."""
    known = {
        "split": question.split,
        "answerable": question.answerable,
        "answers": list(question.answers) or None,
        "verdict": question.verdict,
        "reason": question.reason,
    }
    metadata = {key: value for key, value in known.items() if value is not None}
    return {"_id": question.question_id, "text": question.text, "metadata": metadata}
