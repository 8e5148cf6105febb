"""What people marked in the chat, as questions and as a BEIR folder, with every mark as it was made beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.errors import ArchiveError, SettingsError
from eval.converters.writing import document_row, query_row, write_beir_files, write_json_lines
from eval.datasets import qrels_of
from eval.types import Judgement, Question
from rag.archive import Archive
from rag.types import Article, Feedback, Mark, MarkedPlace, Verdict

__all__ = ["SPLIT", "export_feedback", "marked_questions"]

SPLIT = "feedback"
MARKS = "marks.jsonl"
"""The file that holds the marks themselves."""
_BY = 12
"""Letters that stand for who made a mark."""


@dataclass(slots=True)
class _MarkedAnswer:
    """What the marks of one question say, taken together."""

    right: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Article and quotation → whether it answers; of the article as a whole, the quotation is empty."""
    verdict: Verdict | None = None

    @property
    def relevance(self) -> dict[str, int]:
        """Article → whether it, or one of its quotations, answers."""
        found: dict[str, int] = {}
        for (article, _), right in self.right.items():
            found[article] = max(found.get(article, 0), int(right))
        return found

    def question(self, text: str) -> Question:
        """Say that the question can be answered where that is known; a wrong source alone does not tell."""
        is_answered = any(self.right.values())
        return Question(
            question_id=sha256(text.encode()).hexdigest()[:12],  # the same in every export
            text=text,
            answers=tuple(dict.fromkeys(quote for (_, quote), right in self.right.items() if right and quote)),
            answerable=True if is_answered else None,
            verdict=self.verdict if is_answered else None,
            split=SPLIT,
            judgements=tuple(Judgement(article, relevance) for article, relevance in self.relevance.items()),
        )


def marked_questions(archive: Archive) -> list[Question]:
    """Return the marked questions with the articles that people found right or wrong.

    Where marks of a question disagree about a quotation, an article or its verdict, the newest holds. A mark whose
    article is gone, or no longer holds the marked words, says nothing. Raises `ArchiveError` where nothing is left.
    """
    questions = _questions(archive, archive.feedback())
    if not questions:
        raise ArchiveError(
            f"the archive in {archive.place} holds no feedback on its articles: mark answers in `sitasi chat` first"
        )
    return questions


def export_feedback(archive: Archive, folder: Path) -> int:
    """Write the marked questions with their articles, and all marks as they were made; return how many questions.

    Raises `ArchiveError` where nothing was marked, `SettingsError` where the folder is not empty or not writable.
    """
    marks = archive.feedback()
    if not marks:
        raise ArchiveError(f"the archive in {archive.place} holds no feedback: mark answers in `sitasi chat` first")
    questions = _questions(archive, marks)
    articles = archive.articles_of({judged.document for one in questions for judged in one.judgements})
    try:
        _write(folder, questions, articles)
        write_json_lines(folder / MARKS, map(_mark_row, marks))
    except OSError as error:
        raise SettingsError(f"{folder} cannot be written: {error.strerror}; choose another folder") from error
    return len(questions)


def _questions(archive: Archive, marks: Sequence[Feedback]) -> list[Question]:
    """Go through the marks from the oldest to the newest; what a later one says replaces what an earlier one said."""
    articles = archive.articles_of({place.article_id for mark in marks for place in mark.places})
    known: dict[str, _MarkedAnswer] = {}
    for mark in marks:
        places = [place for place in mark.places if _stands(place, articles)] if mark.mark is not Mark.NOTE else []
        if places:
            _learn(known.setdefault(mark.question, _MarkedAnswer()), mark, places)
    return [one.question(text) for text, one in known.items() if one.right]


def _stands(place: MarkedPlace, articles: Mapping[str, Article]) -> bool:
    article = articles.get(place.article_id)
    return article is not None and place.quote in article.text


def _learn(known: _MarkedAnswer, mark: Feedback, places: Iterable[MarkedPlace]) -> None:
    if mark.mark is Mark.WRONG_VERDICT:
        known.verdict = None if known.verdict is mark.verdict else known.verdict
        return
    for place in places:
        known.right[place.article_id, place.quote] = mark.mark is not Mark.WRONG_SOURCE
        if mark.mark is Mark.WRONG_SOURCE:
            known.right.pop((place.article_id, ""), None)
    if mark.mark is Mark.RIGHT and mark.verdict:
        known.verdict = mark.verdict


def _write(folder: Path, questions: Sequence[Question], articles: Mapping[str, Article]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SettingsError(f"{folder} is not empty: choose a new folder")
    qrels = qrels_of(questions)
    judged = dict.fromkeys(article for found in qrels.values() for article in found)
    write_beir_files(
        folder,
        corpus=(document_row(articles[one]) for one in judged),
        queries=map(query_row, questions),
        judged={SPLIT: qrels},
    )


def _mark_row(mark: Feedback) -> dict[str, Any]:
    """Write a mark down; who made it is told by letters that are the same for all of their marks."""
    return {
        "question": mark.question,
        "mark": mark.mark.value,
        "verdict": mark.verdict.value if mark.verdict else None,
        "note": mark.note,
        "places": [asdict(place) for place in mark.places],
        "language": mark.language.value,
        "marked": mark.marked.isoformat(),
        "by": sha256(mark.owner.encode()).hexdigest()[:_BY] if mark.owner else None,
    }
