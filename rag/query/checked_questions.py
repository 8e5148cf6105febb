"""Questions as they are handed in, and what limits their hits: checked at the edge."""

from collections.abc import Callable, Iterable
from operator import index
from typing import TypeVar

from embeddings.errors import SettingsError, SitasiError
from rag.types import Filters

__all__ = ["checked_filters", "checked_question", "checked_questions", "checked_top_k", "each"]

Q = TypeVar("Q")
R = TypeVar("R")

_SHOWN = 80
"""Characters of what was handed in that an error shows."""


def checked_question(question: object) -> str:
    """Return a question that is text; raises `SettingsError`."""
    if not isinstance(question, str):
        raise SettingsError(f"the question is {_shown(question)}: give text")
    return question


def checked_questions(questions: Iterable[Q], *kinds: type) -> list[Q]:
    """Return questions that are text, or of other kinds; raises `SettingsError`, which tells the place of one."""
    if isinstance(questions, str) or not isinstance(questions, Iterable):
        raise SettingsError(f"the questions are {_shown(questions)}: give a list of texts")
    checked = list(questions)
    for place, one in enumerate(checked, start=1):
        if not isinstance(one, (str, *kinds)):
            raise SettingsError(f"question {place} of {len(checked)} is {_shown(one)}: give text")
    return checked


def checked_filters(filters: object) -> Filters:
    """Return filters that are some; raises `SettingsError`."""
    if not isinstance(filters, Filters):
        raise SettingsError(f"the filters are {_shown(filters)}: give Filters(...)")
    return filters


def checked_top_k(top_k: object) -> int:
    """Return how many hits are asked for, where it is a whole number; raises `SettingsError`."""
    try:
        return index(top_k)  # type: ignore[arg-type]  # it is what is tried
    except TypeError as error:
        raise SettingsError(f"top_k is {_shown(top_k)}: give a whole number") from error


def each(work: Callable[[Q], R], questions: list[Q]) -> list[R]:
    """Return what is worked out for each question, in order.

    The judge reads the passages of one question at a time: those of ten questions together take a fifth less time, but
    a reading in eight-bit numbers then depends on its neighbours (relevance by up to .1), and so would the answer.
    """
    done: list[R] = []
    for place, one in enumerate(questions, start=1):
        try:
            done.append(work(one))
        except SitasiError as error:
            error.add_note(f"while question {place} of {len(questions)} was asked: {_shown(one)}")
            raise
    return done


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
