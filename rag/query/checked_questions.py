"""Questions as they are handed in: checked at the edge, one or many."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from embeddings.errors import SettingsError, SitasiError
from rag.checked_arguments import checked_text, shown

__all__ = ["checked_question", "checked_questions", "each"]

Q = TypeVar("Q")
R = TypeVar("R")


def checked_question(question: object) -> str:
    """Return a question that is text; raises `SettingsError`."""
    return checked_text("the question", question)


def checked_questions(questions: Iterable[Q], *kinds: type) -> list[Q]:
    """Return questions that are text, or of other kinds; raises `SettingsError`, which tells the place of one."""
    if isinstance(questions, str) or not isinstance(questions, Iterable):
        raise SettingsError(f"the questions are {shown(questions)}: give a list of texts")
    checked = list(questions)
    for place, one in enumerate(checked, start=1):
        if not isinstance(one, (str, *kinds)):
            checked_text(f"question {place} of {len(checked)}", one)
    return checked


def each(work: Callable[[Q], R], questions: list[Q]) -> list[R]:
    """Return what is worked out for each question, in order; an error tells which question it came of."""
    done: list[R] = []
    for place, one in enumerate(questions, start=1):
        try:
            done.append(work(one))
        except SitasiError as error:
            error.add_note(f"while question {place} of {len(questions)} was asked: {shown(one)}")
            raise
    return done
