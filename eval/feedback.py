"""What people marked in the chat, as questions and as a BEIR folder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from embeddings.errors import ArchiveError, SettingsError
from eval.converters.writing import document_row, query_row, write_beir_files
from eval.datasets import qrels_of
from eval.types import Judgement, Question
from rag.archive import Archive
from rag.types import Article, Feedback, Mark, MarkedPlace

__all__ = ["SPLIT", "export_feedback", "marked_questions"]

SPLIT = "feedback"


@dataclass(slots=True)
class _Known:
    """What the marks of one question say, taken together."""

    relevance: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    """Quotation → its article's id."""

    def question(self, text: str) -> Question:
        """Say that the question can be answered where that is known; a wrong source alone does not tell."""
        return Question(
            question_id=sha256(text.encode()).hexdigest()[:12],  # the same in every export
            text=text,
            answers=tuple(self.quotes),
            answerable=True if any(self.relevance.values()) else None,
            split=SPLIT,
            judgements=tuple(Judgement(article, relevance) for article, relevance in self.relevance.items()),
        )


def marked_questions(archive: Archive) -> list[Question]:
    """Give the marked questions with the articles that people found right or wrong.

    Where marks of a question disagree about a quotation or an article, the newest holds. A mark whose article is gone,
    or no longer holds the marked words, is left out. Raises `ArchiveError` where nothing is left.
    """
    marks = archive.feedback()
    articles = archive.articles_of({place.article_id for mark in marks for place in mark.places})
    questions: dict[str, _Known] = {}
    for mark, place in _standing(marks, articles):
        _learn(questions.setdefault(mark.question, _Known()), mark.mark, place)
    if not questions:
        raise ArchiveError(
            f"the archive in {archive.place} holds no feedback on its articles: mark answers in `sitasi chat` first"
        )
    return [known.question(text) for text, known in questions.items()]


def export_feedback(archive: Archive, folder: Path) -> int:
    """Write the marked questions with their articles; give how many questions there are.

    Raises `ArchiveError` where nothing is left to write, `SettingsError` where the folder is not empty or not writable.
    """
    questions = marked_questions(archive)
    articles = archive.articles_of({judged.document for one in questions for judged in one.judgements})
    try:
        _write(folder, questions, articles)
    except OSError as error:
        raise SettingsError(f"{folder} cannot be written: {error.strerror}; choose another folder") from error
    return len(questions)


def _standing(marks: Iterable[Feedback], articles: Mapping[str, Article]) -> Iterable[tuple[Feedback, MarkedPlace]]:
    """Yield, from the oldest to the newest, the marks whose articles still say what was marked."""
    for mark in marks:
        for place in mark.places:
            article = articles.get(place.article_id)
            if article is not None and place.quote in article.text:
                yield mark, place


def _learn(known: _Known, mark: Mark, place: MarkedPlace) -> None:
    """Take in a mark: a wrong quotation is left out, and its article is wrong where no right one of it is left."""
    if mark is Mark.RIGHT:
        known.quotes[place.quote] = place.article_id
    elif mark is Mark.WRONG_SOURCE:
        known.quotes.pop(place.quote, None)
    right = mark is not Mark.WRONG_SOURCE or place.article_id in known.quotes.values()
    known.relevance[place.article_id] = int(right)


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
