"""Sentences of a language model that people graded: what the check said of them, or says today, and its figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from embeddings.errors import ReadingError
from eval.cases import assistant_of, read_cases
from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord
from eval.grading.written import Given
from rag import Archive, Article, Passage, Settings
from rag.generation import SupportCheck
from rag.generation.reply import Draft

__all__ = [
    "ArchiveOf",
    "HandGraded",
    "Placed",
    "archives",
    "checked_again",
    "figures",
    "placed",
    "read_graded",
    "rechecked",
    "whole_sentences",
]

_SPEAKER = "speaker"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class HandGraded:
    """A sentence that a model wrote, with what the check says and what a person does."""

    id: str
    question: str
    sentence: str
    marks: tuple[int, ...]
    """Numbers of passages."""
    supported: bool | None
    """What the check says; `None` where the sentence was left out."""
    citation_added: bool
    verbatim: bool
    proposed: bool
    passages: tuple[Given, ...]
    carried: bool | None
    """Whether the passages say it; `None` where nobody graded it."""
    answers: bool | None
    """Whether it answers the question; likewise."""
    fault: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A graded sentence with the passages that the model was given, in their archive."""

    graded: HandGraded
    given: Sequence[Passage]
    archive: Archive


ArchiveOf = Callable[[str], AbstractContextManager[Archive]]
"""Opens the archive that a question, by its id, was asked of."""


def read_graded(path: Path) -> list[HandGraded]:
    """Read what `eval.grading.written` wrote and people graded.

    Raises `DatasetInvalid` where a line is wrong, `ReadingError` where none is graded.
    """
    problems = Problems()
    sentences = [_sentence(record) for record in json_records(path, problems) if record]
    problems.refuse()
    if not any(map(_counts, sentences)):
        raise ReadingError(f"{path} holds no graded sentence: set 'carried' to true or false")
    return sentences


def figures(sentences: Sequence[HandGraded]) -> dict[str, float | None]:
    """Return how well the check does; `None` where nothing tells.

    Sentences that nobody graded, and those that were left out, count in nothing but their number.
    """
    graded = [one for one in sentences if _counts(one)]
    true = [bool(one.supported) for one in graded if one.carried]
    false = [not one.supported for one in graded if not one.carried]
    speakers = [bool(one.supported) for one in graded if not one.carried and one.fault == _SPEAKER]
    verbatim = [not one.supported for one in graded if one.verbatim]
    added = [bool(one.carried) for one in graded if one.citation_added]
    accepted, refused = _share(true), _share(false)
    return {
        "sentences": float(len(sentences)),
        "graded": float(len(graded)),
        "carried": float(len(true)),
        "balanced accuracy": None if accepted is None or refused is None else (accepted + refused) / 2,
        "accepted of those carried": accepted,
        "marked of those not carried": refused,
        "wrong speakers": float(len(speakers)),
        "wrong speakers passed": _share(speakers),
        "verbatim sentences": float(len(verbatim)),
        "verbatim sentences marked": _share(verbatim),
        "citations added": float(len(added)),
        "citations added that carry": _share(added),
    }


def checked_again(
    sentences: Sequence[HandGraded],
    archive_of: ArchiveOf,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[HandGraded]:
    """Return the sentences that were not left out, and those of proposals, with what the check says of them today.

    Raises `ReadingError` where an archive no longer holds a passage.
    """
    whole = whole_sentences(sentences)
    checked = []
    for one in placed(whole, archive_of):
        checked.append(rechecked(one, SupportCheck(one.archive.encoder, one.archive.judge)))
        progress(len(checked), len(whole))
    return checked


def whole_sentences(sentences: Iterable[HandGraded]) -> list[HandGraded]:
    """Leave out what was left out when it was written; not of proposals what the check did not carry."""
    return [one for one in sentences if one.supported is not None or (one.proposed and not Draft(one.sentence).is_bare)]


def rechecked(one: Placed, check: SupportCheck) -> HandGraded:
    """Return a sentence with what a check says of it."""
    support = check.anywhere(one.graded.sentence, one.graded.marks, one.given)
    return replace(one.graded, supported=support.holds, citation_added=support.added)


def placed(sentences: Sequence[HandGraded], archive_of: ArchiveOf) -> Iterator[Placed]:
    """Find the passages of sentences in the archives of their questions.

    Raises `ReadingError` where one is not there.
    """
    for question, group in groupby(sentences, key=lambda one: one.id):
        with archive_of(question) as archive:
            articles = archive.articles()
            for one in group:
                yield Placed(one, [_passage(given, articles) for given in one.passages], archive)


def _passage(given: Given, articles: Sequence[Article]) -> Passage:
    for article in articles:
        if article.text[given.start : given.end] == given.text:
            return Passage(0, article, given.start, given.end)
    raise ReadingError(f"no article of the archive holds {given.text[:_SHOWN]!r} at {given.start}")


def archives(settings: Settings, cases: Path | None = None) -> ArchiveOf:
    """Yield what opens the archive of a question: that of its case, else the one of the settings."""
    by_id = {one.case_id: one for one in read_cases(cases)} if cases else {}

    @contextmanager
    def archive_of(question: str) -> Iterator[Archive]:
        if question in by_id:
            with assistant_of(by_id[question], settings) as assistant:
                yield assistant.archive
        else:
            with Archive.open(settings.archive, settings=settings, create=False) as archive:
                yield archive

    return archive_of


def _counts(sentence: HandGraded) -> bool:
    return sentence.carried is not None and sentence.supported is not None


def _share(truths: Sequence[bool]) -> float | None:
    return sum(truths) / len(truths) if truths else None


def _sentence(record: DatasetRecord) -> HandGraded:
    return HandGraded(
        id=str(record.fields.get("id") or ""),
        question=str(record.fields.get("question") or ""),
        sentence=record.text("sentence"),
        marks=_numbers(record),
        supported=record.truth("supported"),
        citation_added=bool(record.truth("citation_added")),
        verbatim=bool(record.truth("verbatim")),
        proposed=bool(record.truth("proposed")),
        passages=tuple(map(_given, record.children("passages"))) if record.has("passages") else (),
        carried=record.truth("carried"),
        answers=record.truth("answers"),
        fault=str(record.fields.get("fault") or ""),
    )


def _given(record: DatasetRecord) -> Given:
    return Given(record.text("article"), _place(record, "start"), _place(record, "end"), record.text("text"))


def _place(record: DatasetRecord, key: str) -> int:
    place = record.whole(key)
    if place is None:
        record.refuse(f"needs {key!r}, a whole number")
    return place or 0


def _numbers(record: DatasetRecord) -> tuple[int, ...]:
    marks = record.fields.get("marks") or []
    if not isinstance(marks, list) or not all(isinstance(one, int) for one in marks):
        record.refuse(f"'marks' must be whole numbers; it is {marks!r}")
        return ()
    return tuple(marks)
