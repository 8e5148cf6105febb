"""What a browser remembers of its person, in a cookie each, which the page's scripts write and read, too."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import gradio as gr
from starlette.requests import Request, cookie_parser

from embeddings.language import Language

__all__ = ["News", "Preferences", "Theme", "preferences_of"]

_Choice = TypeVar("_Choice", bound=StrEnum)


class Theme(StrEnum):
    """How the page looks; without a choice, as the browser's system does."""

    LIGHT = "light"
    DARK = "dark"


class News(StrEnum):
    """What becomes of the news on the start page; without a choice, they are shown."""

    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen; `None` leaves it to the browser, or to Sitasi."""

    language: Language | None = None
    theme: Theme | None = None
    news: News | None = None


def preferences_of(request: gr.Request | Request) -> Preferences:
    """Return what a browser remembers; what is no choice is passed over.

    >>> preferences_of(gr.Request(headers={"cookie": "sitasi-language=id; sitasi-theme=purple"}))
    Preferences(language=<Language.INDONESIAN: 'id'>, theme=None, news=None)
    """
    cookies = cookie_parser(request.headers.get("cookie", ""))

    def chosen(name: str, choices: Iterable[_Choice]) -> _Choice | None:
        return next((one for one in choices if one.value == cookies.get(f"sitasi-{name}")), None)

    return Preferences(chosen("language", Language), chosen("theme", Theme), chosen("news", News))
