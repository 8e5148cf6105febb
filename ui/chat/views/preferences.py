"""The settings as HTML: a person's own to choose, the server's to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from embeddings.language import Language
from ui.chat.locales.answers import words
from ui.chat.locales.preferences import PreferenceWords
from ui.chat.markup import Html, element
from ui.chat.preferences import Preferences
from ui.chat.views.articles.article import panel_view

__all__ = ["PANEL", "Fact", "preferences_view"]

_Choice = TypeVar("_Choice", bound=StrEnum)

PANEL = "preferences"
"""What tells the page that the settings are shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the server set."""

    name: str
    value: str
    below: tuple[Html, ...] = ()


def preferences_view(chosen: Preferences, facts: list[Fact], said: PreferenceWords) -> Html:
    """Show what was chosen, and what the server set."""
    heading = element("h2", said.heading, tabindex=-1)
    header = element("header", heading, element("p", said.explained, class_="place"))
    rows = (element("div", element("dt", one.name), element("dd", one.value, *one.below)) for one in facts)
    return panel_view(
        "",
        header,
        _form(chosen, said),
        element("h3", said.server),
        element("p", said.server_explained, class_="place"),
        element("dl", *rows, class_="facts"),
        language=said.language,
        shown=PANEL,
    )


def _form(chosen: Preferences, said: PreferenceWords) -> Html:
    languages = {one.value: words(one).languages[one] for one in Language}  # each by its own name
    return element(
        "form",
        _choice("language", said.spoken, {"": said.as_browser, **languages}, chosen.language),
        _choice("theme", said.theme, {"": said.as_system, **_by_value(said.themes)}, chosen.theme),
        _choice("news", said.news, {"": said.news_shown, **_by_value(said.news_kept)}, chosen.news),
        element("button", said.reset, type="button", class_="plain", data_reset=""),
        class_="preferences",
    )


def _by_value(choices: Mapping[_Choice, str]) -> dict[str, str]:
    return {one.value: shown for one, shown in choices.items()}


def _choice(name: str, label: str, choices: Mapping[str, str], chosen: StrEnum | None) -> Html:
    options = (
        element("option", shown, value=value, selected="" if value == (chosen or "") else None)
        for value, shown in choices.items()
    )
    # The page fits new markup to the old: autocomplete would keep what was chosen before it was read.
    field = element("select", *options, name_=name, autocomplete="off")
    return element("label", element("span", label), field)
