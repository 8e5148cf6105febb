"""Write what people marked in the chat as a BEIR folder, with every mark as it was made beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.errors import ArchiveError, SettingsError
from eval.converters.writing import write_beir_files, write_json_lines
from rag.archive import Archive
from rag.types import Article, Feedback, Mark, MarkedPlace, Verdict

__all__ = ["SPLIT", "export_feedback"]

SPLIT = "feedback"
MARKS = "marks.jsonl"
"""The file that holds the marks themselves."""
_BY = 12
"""Letters that stand for who made a mark."""


@dataclass(slots=True)
class _Known:
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

    @property
    def answers(self) -> list[str]:
        """The quotations that answer."""
        return list(dict.fromkeys(quote for (_, quote), right in self.right.items() if right and quote))


def export_feedback(archive: Archive, folder: Path) -> int:
    """Write the marked questions with their articles, and all marks as they were made; return how many questions.

    Where marks of a question disagree about an article or its verdict, the newest holds. A mark whose article is gone,
    or no longer holds the marked words, says nothing of a question; it still stands among the marks.

    Raises `ArchiveError` where nothing was marked, `SettingsError` where the folder is not empty or not writable.
    """
    articles = {article.article_id: article for article in archive.articles()}
    marks = archive.feedback()
    if not marks:
        raise ArchiveError(f"the archive in {archive.place} holds no feedback: mark answers in `sitasi chat` first")
    questions = _gathered(marks, articles)
    try:
        _write(folder, questions, articles)
        write_json_lines(folder / MARKS, map(_document_of, marks))
    except OSError as error:
        raise SettingsError(f"{folder} cannot be written: {error.strerror}; choose another folder") from error
    return len(questions)


def _gathered(marks: Iterable[Feedback], articles: Mapping[str, Article]) -> dict[str, _Known]:
    """Go through the marks from the oldest to the newest; what a later one says replaces what an earlier one said."""
    questions: dict[str, _Known] = {}
    for mark in marks:
        places = [place for place in mark.places if _stands(place, articles)] if mark.mark is not Mark.NOTE else []
        if places:
            _learn(questions.setdefault(mark.question, _Known()), mark, places)
    return {question: known for question, known in questions.items() if known.right}


def _stands(place: MarkedPlace, articles: Mapping[str, Article]) -> bool:
    article = articles.get(place.article_id)
    return article is not None and place.quote in article.text


def _learn(known: _Known, mark: Feedback, places: Iterable[MarkedPlace]) -> None:
    if mark.mark is Mark.WRONG_VERDICT:
        known.verdict = None if known.verdict is mark.verdict else known.verdict
        return
    for place in places:
        known.right[place.article_id, place.quote] = mark.mark is not Mark.WRONG_SOURCE
        if mark.mark is Mark.WRONG_SOURCE:
            known.right.pop((place.article_id, ""), None)
    if mark.mark is Mark.RIGHT and mark.verdict:
        known.verdict = mark.verdict


def _write(folder: Path, questions: Mapping[str, _Known], articles: Mapping[str, Article]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SettingsError(f"{folder} is not empty: choose a new folder")
    judged = dict.fromkeys(article for known in questions.values() for article in known.relevance)
    write_beir_files(
        folder,
        corpus=(_document(articles[one]) for one in judged),
        queries=(_query(text, known) for text, known in questions.items()),
        judged={SPLIT: {_question_id(text): known.relevance for text, known in questions.items()}},
    )


def _document(article: Article) -> dict[str, Any]:
    stated = {"publisher": article.publisher, "published": article.published and article.published.isoformat()}
    known = {name: value for name, value in stated.items() if value}
    return {"_id": article.article_id, "title": article.title or "", "text": article.text, **known}


def _query(text: str, known: _Known) -> dict[str, Any]:
    """Say that a question can be answered where that is known; a wrong source alone does not tell."""
    metadata: dict[str, Any] = {"split": SPLIT, "answers": known.answers}
    if any(known.right.values()):
        metadata["answerable"] = True
        metadata |= {"verdict": known.verdict.value} if known.verdict else {}
    return {"_id": _question_id(text), "text": text, "metadata": metadata}


def _document_of(mark: Feedback) -> dict[str, Any]:
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


def _question_id(text: str) -> str:
    """Give twelve hexadecimal digits made of the question: the same in every export."""
    return sha256(text.encode()).hexdigest()[:12]
