"""SQuAD-style JSON → BEIR: SQuAD 1.1 and 2.0, XQuAD, and IDK-MRC, whose files are bare lists of paragraphs.

Contexts are the documents. A question that is marked as impossible has no relevant document and no answers.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eval.converters.writing import Documents, split_name, write_beir
from eval.datasets.files import read_json
from eval.datasets.problems import Problems
from eval.datasets.questions import make_question
from eval.datasets.records import DatasetRecord, Ids, records_of
from eval.types import Judgement, Question

__all__ = ["convert_squad"]


def convert_squad(source: Path, target: Path, *, split: str | None = None) -> int:
    """Convert `data` → `paragraphs` → `context`, `qas`, or a list of such paragraphs; ids stay as they are."""
    problems, documents, ids = Problems(), Documents(), Ids()
    name = split_name(split, source)
    questions = []
    for paragraph in _paragraphs(source, problems):
        title = paragraph.text("title") if paragraph.has("title") else ""
        document = documents.id_of(paragraph.text("context"), title)
        questions += [replace(_question(one, document, ids), split=name) for one in paragraph.children("qas")]
    problems.refuse()
    write_beir(target, documents, questions)
    return len(questions)


def _paragraphs(source: Path, problems: Problems) -> Iterator[DatasetRecord]:
    """Yield every paragraph; one of an article that has a title bears it."""
    content = read_json(source, problems)
    if isinstance(content, list):
        yield from records_of(content, str(source), problems)
        return
    for article in DatasetRecord(str(source), content, problems).children("data"):
        for paragraph in article.children("paragraphs"):
            yield replace(paragraph, fields={**paragraph.fields, "title": article.fields.get("title") or None})


def _question(record: DatasetRecord, document: str, ids: Ids) -> Question:
    identity = ids.take(record, "id")
    impossible = record.truth("is_impossible")
    texts = [] if impossible else [answer.text("text") for answer in record.children("answers")]
    answers = [text for text in texts if text]
    known = replace(record, fields={"answers": answers, "answerable": None if impossible is None else not impossible})
    question = make_question(identity or "", record.text("question"), known)
    return question if impossible else replace(question, judgements=(Judgement(document),))
