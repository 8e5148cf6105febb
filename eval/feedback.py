"""Write what people marked in the chat as a BEIR folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.errors import ArchiveError, SettingsError
from eval.converters.writing import write_beir_files
from rag.archive import Archive
from rag.types import Article, Feedback, Mark, MarkedPlace

__all__ = ["SPLIT", "export_feedback"]

SPLIT = "feedback"


@dataclass(slots=True)
class _Known:
    """What the marks of one question say, taken together."""

    relevance: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    """Quotation → its article's id."""

    @property
    def answerable(self) -> bool:
        """Whether an article is known that answers."""
        return any(self.relevance.values())


def export_feedback(archive: Archive, folder: Path) -> int:
    """Write the marked questions with their articles; give how many questions there are.

    Where marks of a question disagree about an article, the newest holds. A mark whose article is gone, or no longer
    holds the marked words, is left out.

    Raises `ArchiveError` where nothing is left to write, `SettingsError` where the folder is not empty or not writable.
    """
    articles = {article.article_id: article for article in archive.articles()}
    questions = _gathered(archive.feedback(), articles)
    if not questions:
        raise ArchiveError(
            f"the archive in {archive.place} holds no feedback on its articles: mark answers in `sitasi chat` first"
        )
    try:
        _write(folder, questions, articles)
    except OSError as error:
        raise SettingsError(f"{folder} cannot be written: {error.strerror}; choose another folder") from error
    return len(questions)


def _gathered(marks: Iterable[Feedback], articles: Mapping[str, Article]) -> dict[str, _Known]:
    """Go through the marks from the oldest to the newest; what a later one says replaces what an earlier one said."""
    questions: dict[str, _Known] = {}
    for mark in marks:
        for place in mark.places:
            if _stands(place, articles):
                _learn(questions.setdefault(mark.question, _Known()), mark.mark, place)
    return questions


def _stands(place: MarkedPlace, articles: Mapping[str, Article]) -> bool:
    article = articles.get(place.article_id)
    return article is not None and place.quote in article.text


def _learn(known: _Known, mark: Mark, place: MarkedPlace) -> None:
    known.relevance[place.article_id] = int(mark is not Mark.WRONG_SOURCE)
    if mark is Mark.RIGHT:
        known.quotes[place.quote] = place.article_id
    elif mark is Mark.WRONG_SOURCE:
        known.quotes = {quote: one for quote, one in known.quotes.items() if one != place.article_id}


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
    metadata: dict[str, Any] = {"split": SPLIT, "answers": list(known.quotes)}
    if known.answerable:
        metadata["answerable"] = True
    return {"_id": _question_id(text), "text": text, "metadata": metadata}


def _question_id(text: str) -> str:
    """Give twelve hexadecimal digits made of the question: the same in every export."""
    return sha256(text.encode()).hexdigest()[:12]
