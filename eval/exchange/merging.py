"""Joins BEIR folders into one, and asks the questions of one folder about the documents of another."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from eval.converters.writing import Documents, split_name, write_beir
from eval.datasets import corpus_of, read_dataset
from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from eval.datasets.records import Ids
from eval.measures.text import holds, normalised
from eval.types import Judgement, Question

__all__ = ["merge", "translate_questions"]

_LANGUAGE = re.compile(r"-[a-z]{2}$")
"""What follows an id in a translated set: an ISO 639-1 code."""


def merge(sources: Sequence[Path], target: Path, *, corpus_only: Sequence[Path] = ()) -> int:
    """Join BEIR folders into a new one; give the number of its questions.

    Documents with the same text become one, which keeps the title and the rest of the first. Ids stay as they are,
    except where a different document or question came with the same one before: then the later is `FOLDER/ID`.
    Of the folders in `corpus_only`, nothing but `corpus.jsonl` is read.

    Raises:
        DatasetInvalid: with every problem of the first folder that has any.
        ReadingError: two folders ask different questions under one split, or the target exists and is not empty.
    """
    documents, questions = _Corpus(), _Questions()
    for folder in sources:
        dataset = read_dataset(folder)
        names = documents.take(corpus_of(dataset), folder)
        questions.take([_renamed(one, names) for one in dataset.questions], folder)
    for folder in corpus_only:
        documents.take(folder / "corpus.jsonl", folder)
    joined = questions.joined()
    write_beir(target, documents, joined)
    return len(joined)


def translate_questions(questions: Path, judged: Path, target: Path, *, split: str) -> int:
    """Ask the questions of one set about the documents of a BEIR folder that judges the same; give their number.

    Questions are the same where their ids are, a language at the end left aside (`7-id` is `7`); others are left out.
    Ids and texts come from `questions`. So do those answers that stand in a relevant document, as whole words without
    case and punctuation; where none does, the answers of `judged` hold, as does all else that it says.

    Raises:
        DatasetInvalid: with every problem of either.
        ReadingError: no question is in both, several of `judged` could be meant, or the target is not empty.
    """
    name, documents = split_name(split, judged), _Corpus()
    asked, known = read_dataset(questions), read_dataset(judged)
    names = documents.take(corpus_of(known), judged)
    counterparts = _Counterparts([_renamed(one, names) for one in known.questions], judged)
    texts = {row["_id"]: row["text"] for row in documents.rows()}
    translated = [
        replace(_asked_about(one, counterpart, texts), split=name)
        for one in asked.questions
        if (counterpart := counterparts.of(one))
    ]
    if not translated:
        raise ReadingError(f"{questions} and {judged} have no question in common; give sets with the same question ids")
    write_beir(target, documents, translated)
    return len(translated)


class _Corpus(Documents):
    """Documents under the ids that they came with, and with all that their lines say."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, dict[str, Any]] = {}

    def take(self, corpus: Path, folder: Path) -> dict[str, str]:
        """Take the documents of a file; give what each is called here."""
        return {row["_id"]: self._take(row, folder) for row in _rows(corpus)}

    def rows(self) -> Iterable[dict[str, Any]]:
        """Yield the lines of corpus.jsonl."""
        return self._rows.values()

    def _take(self, row: dict[str, Any], folder: Path) -> str:
        if row["text"] not in self._ids:
            name = _free(row["_id"], folder, self._rows)
            self._ids[row["text"]] = name
            self._rows[name] = {**row, "_id": name}
        return self._ids[row["text"]]


class _Questions:
    """Questions of several folders, each split whole."""

    def __init__(self) -> None:
        self._joined: dict[str, Question] = {}
        self._splits: defaultdict[str | None, set[Question]] = defaultdict(set)

    def take(self, questions: Sequence[Question], folder: Path) -> None:
        """Take the questions of a folder; those of a split that another folder has as well are left out."""
        asked: defaultdict[str | None, set[Question]] = defaultdict(set)
        for question in questions:
            asked[question.split].add(_comparable(question))
        for split, found in asked.items():
            if split and self._splits[split] not in (set(), found):
                raise ReadingError(
                    f"{folder} has a split {split!r} with other questions than a folder before it; rename one of them"
                )
        for question in questions:
            if _comparable(question) not in self._splits[question.split]:
                name = _free(question.question_id, folder, self._joined)
                self._joined[name] = replace(question, question_id=name)
        for split, found in asked.items():
            self._splits[split] |= found

    def joined(self) -> tuple[Question, ...]:
        """Return all questions, in the order of the folders."""
        return tuple(self._joined.values())


class _Counterparts:
    """Questions of a folder, found by their ids with or without a language at the end."""

    def __init__(self, questions: Iterable[Question], folder: Path) -> None:
        self._folder = folder
        self._questions: defaultdict[str, list[Question]] = defaultdict(list)
        for question in questions:
            self._questions[_bare(question.question_id)].append(question)

    def of(self, question: Question) -> Question | None:
        """Return the same question of this folder, preferably under the very same id; `None` where there is none."""
        found = self._questions.get(_bare(question.question_id), [])
        exact = [one for one in found if one.question_id == question.question_id]
        if len(found) > 1 and not exact:
            named = " or ".join(repr(one.question_id) for one in found)
            raise ReadingError(
                f"question {question.question_id!r} could be {named} of {self._folder}; leave one of them out"
            )
        return next(iter(exact or found), None)


def _rows(corpus: Path) -> list[dict[str, Any]]:
    problems, ids = Problems(), Ids()
    rows = [
        {**record.fields, "_id": ids.take(record, "_id"), "text": record.text("text")}
        for record in json_records(corpus, problems)
        if record
    ]
    problems.refuse()
    return rows


def _free(identity: str, folder: Path, taken: Container[str]) -> str:
    """Return an id that nothing has yet: as it is, or else after the name of its folder."""
    named = f"{'-'.join(folder.resolve().name.split())}/{identity}"
    for name in (identity, named):
        if name not in taken:
            return name
    raise ReadingError(f"{identity!r} and {named!r} are both ids before {folder} is read; rename that folder")


def _renamed(question: Question, names: Mapping[str, str]) -> Question:
    """Judge documents by their new names; of two that became one the higher relevance holds."""
    relevance: dict[str, int] = {}
    for judged in question.judgements:
        document = names[judged.document]
        relevance[document] = max(judged.relevance, relevance.get(document, judged.relevance))
    return replace(question, judgements=tuple(Judgement(*found) for found in relevance.items()))


def _comparable(question: Question) -> Question:
    """Put the judgements in an order of their own, so that questions are equal whatever the order they stood in."""
    return replace(question, judgements=tuple(sorted(question.judgements, key=lambda judged: judged.document)))


def _bare(identity: str) -> str:
    return _LANGUAGE.sub("", identity)


def _asked_about(question: Question, counterpart: Question, texts: Mapping[str, str]) -> Question:
    """Return the counterpart in the words of the question."""
    found: tuple[str, ...] = ()
    if counterpart.answerable is not False:
        relevant = [normalised(texts[one.document]) for one in counterpart.judgements if one.relevance > 0]
        found = tuple(one for one in question.answers if any(holds(text, normalised(one)) for text in relevant))
    return replace(
        counterpart, question_id=question.question_id, text=question.text, answers=found or counterpart.answers
    )
