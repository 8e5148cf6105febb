"""Reads BEIR folders: `corpus.jsonl`, `queries.jsonl` and `qrels/SPLIT.tsv` (Thakur et al., 2021, arXiv:2104.08663)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from eval.datasets.files import json_records, numbered_lines
from eval.datasets.problems import Problems
from eval.datasets.questions import make_question
from eval.datasets.records import Ids, shown
from eval.types import Dataset, Judgement, Question

__all__ = ["read_beir"]

_COLUMNS = 3


@dataclass(slots=True)
class _BeirQuestions:
    """Where each question stands and what is relevant to it, over all qrels files."""

    splits: dict[str, str] = field(default_factory=dict)
    relevance: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, question: Question) -> Question:
        """Return the question with its judgements, and the split of its qrels file where it stands in one."""
        found = self.relevance.get(question.question_id, {})
        judgements = tuple(Judgement(document, relevance) for document, relevance in found.items())
        return replace(question, split=self.splits.get(question.question_id, question.split), judgements=judgements)


def read_beir(folder: Path) -> Dataset:
    """Read a BEIR folder; a query's `metadata` may hold `answers`, `answerable`, `verdict` and `split`.

    The corpus is read line by line: only its ids are held. Raises `DatasetInvalid`.
    """
    problems, documents, ids = Problems(), Ids(), Ids()
    corpus = folder / "corpus.jsonl"
    for record in json_records(corpus, problems):
        documents.take(record, "_id")
        if record:
            record.text("text")
    questions = _questions(folder / "queries.jsonl", problems, ids)
    files = sorted((folder / "qrels").glob("*.tsv"))
    if not files:
        problems.add(folder / "qrels", "holds no SPLIT.tsv")
    judged = _judged(files, problems, ids, documents)
    problems.refuse()
    return Dataset(folder.resolve().name, tuple(judged.of(one) for one in questions), corpus)


def _questions(path: Path, problems: Problems, ids: Ids) -> list[Question]:
    questions = []
    for record in json_records(path, problems):
        identity = ids.take(record, "_id")
        if record:
            metadata = record.inside("metadata")
            question = make_question(identity or "", record.text("text"), metadata)
            split = metadata.text("split") if metadata.has("split") else None
            questions.append(replace(question, split=split))
    return questions


def _judged(files: Sequence[Path], problems: Problems, ids: Ids, documents: Ids) -> _BeirQuestions:
    judged = _BeirQuestions()
    for path in files:
        for number, line in numbered_lines(path, problems):
            if line is None:
                continue
            cells = line.split("\t")
            if number == 1 and len(cells) == _COLUMNS and _whole(cells[-1]) is None:
                continue  # the header
            for reason in _take(judged, path.stem, cells, ids=ids, documents=documents):
                problems.add(f"{path}:{number}", reason)
    return judged


def _take(judged: _BeirQuestions, split: str, cells: Sequence[str], *, ids: Ids, documents: Ids) -> list[str]:
    """Add one line of a qrels file, or say what is wrong with it."""
    if len(cells) != _COLUMNS:
        return [f"must be query-id, corpus-id and score, parted by tabs; it has {len(cells)} of them"]
    question, document, score = (cell.strip() for cell in cells)
    relevance = _whole(score)
    reasons = []
    if relevance is None:
        reasons.append(f"the score must be a whole number; it is {shown(score)}")
    if ids.lack(question):
        reasons.append(f"query-id {shown(question)} is not in queries.jsonl")
    if documents.lack(document):
        reasons.append(f"corpus-id {shown(document)} is not in corpus.jsonl")
    other = judged.splits.setdefault(question, split)
    if other != split:
        reasons.append(f"question {shown(question)} stands in split {shown(other)} too; leave it in one of them")
    if relevance is not None and not reasons:
        kept = judged.relevance.setdefault(question, {}).setdefault(document, relevance)
        if kept != relevance:
            reasons.append(f"document {shown(document)} was judged {kept} for this question on an earlier line")
    return reasons


def _whole(cell: str) -> int | None:
    try:
        return int(cell)
    except ValueError:
        return None
