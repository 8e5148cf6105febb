"""Questions as they are handed in, and what limits their hits: checked at the edge."""

from collections.abc import Callable, Iterable
from operator import index
from typing import TypeVar

from embeddings.errors import SettingsError, SitasiError
from rag.checked_arguments import checked_several, checked_text, shown
from rag.types import Filters

__all__ = ["checked_filters", "checked_question", "checked_questions", "checked_top_k", "each"]

Q = TypeVar("Q")
R = TypeVar("R")


def checked_question(question: object) -> str:
    """Return a question that is text; raises `SettingsError`."""
    return checked_text("the question", question)


def checked_questions(questions: Iterable[Q], *kinds: type) -> list[Q]:
    """Return questions that are text, or of other kinds; raises `SettingsError`, which tells the place of one."""
    checked = checked_several("the questions", questions)
    for place, one in enumerate(checked, start=1):
        if not isinstance(one, (str, *kinds)):
            checked_text(f"question {place} of {len(checked)}", one)
    return checked


def checked_filters(filters: object) -> Filters:
    """Return filters that are some; raises `SettingsError`."""
    if not isinstance(filters, Filters):
        raise SettingsError(f"the filters are {shown(filters)}: give Filters(...)")
    return filters


def checked_top_k(top_k: object) -> int:
    """Return how many hits are asked for, where it is a whole number; raises `SettingsError`."""
    try:
        return index(top_k)  # type: ignore[arg-type]  # it is what is tried
    except TypeError as error:
        raise SettingsError(f"top_k is {shown(top_k)}: give a whole number") from error


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
