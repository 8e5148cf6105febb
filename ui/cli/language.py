"""The language of the terminal, and what the commands say in it.

Errors are raised in English, wherever they are raised; here, at the edge, each is known again by its wording.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from embeddings.errors import SettingsError
from embeddings.language import Language

__all__ = ["Commands", "language_of", "localized", "speak"]

_SETTING = "SITASI_LANGUAGE"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_INDONESIAN = re.compile(r"(?:id|in)(?:[_.@-]|$)", re.IGNORECASE)
_LEAST_LETTERS = 10
"""Of a wording with gaps that is known again within another: fewer may stand in anybody's title."""
_OF_PYDANTIC = ": Value error, "
"""How Typer tells of a value that is none of those there are."""
_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.ENGLISH)


class Commands(TyperGroup):
    """Commands whose callers are told in their language what is wrong with a call."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:  # noqa: ANN401 - as in Typer
        """Read the words of a call."""
        with _localized_usage():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as in Typer
        """Run the command that is called."""
        with _localized_usage():
            return super().invoke(ctx)


class _WrongUsage(typer.BadParameter):
    def format_message(self) -> str:
        return self.message


@contextmanager
def _localized_usage() -> Iterator[None]:
    try:
        yield
    except TyperException as error:
        wording = error.format_message() if hasattr(error, "format_message") else ""
        if (said := localized(wording.replace(_OF_PYDANTIC, ": "))) == wording:
            raise
        raise _WrongUsage(said, ctx=getattr(error, "ctx", None)) from error


def speak() -> None:
    """Take the language of the environment, or of `.env`; raises `SettingsError` where it names another."""
    from dotenv import dotenv_values

    in_file = {key: value for key, value in dotenv_values(".env").items() if value and key == _SETTING}
    _spoken.set(language_of({**in_file, **os.environ}))


def language_of(environment: Mapping[str, str]) -> Language:
    """Choose the language: SITASI_LANGUAGE, else that of the first locale that is set.

    >>> language_of({"LANG": "id_ID.UTF-8"}).value, language_of({"LANG": "id_ID.UTF-8", "LC_ALL": "C"}).value
    ('id', 'en')
    """
    if wanted := environment.get(_SETTING):
        if wanted not in list(Language):
            raise SettingsError(f"SITASI_LANGUAGE is {wanted!r}: choose id or en")
        return Language(wanted)
    named = next(filter(None, map(environment.get, _LOCALES)), "")
    return Language.INDONESIAN if _INDONESIAN.match(named) else Language.ENGLISH


def localized(text: str) -> str:
    """Say in the language of the terminal what is said in English; what is not known stays as it is."""
    return text if _spoken.get() is Language.ENGLISH or not text else _indonesian(text, 0)


def _indonesian(text: str, least: int) -> str:
    for pattern, letters, said in _patterns():
        if (letters >= least or not pattern.groups) and (found := pattern.fullmatch(text)):
            return said.format(*(_indonesian(one, _LEAST_LETTERS) for one in found.groups()))
    return text


@cache
def _patterns() -> list[tuple[re.Pattern[str], int, str]]:
    """Compile the wordings, those that say most first."""
    from ui.cli.indonesian import SENTENCES

    compiled = []
    for wording, said in SENTENCES.items():
        parts = wording.split("{}")
        pattern = re.compile("(.*?)".join(map(re.escape, parts)), re.DOTALL)
        compiled.append((pattern, sum(map(str.isalpha, "".join(parts))), said))
    return sorted(compiled, key=lambda one: -one[1])
