from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

import gradio as gr
import pytest

from embeddings.language import Language
from ui.chat.locales.answers import words
from ui.chat.locales.articles import tab_words
from ui.chat.locales.filters import filter_words
from ui.chat.locales.measure import measure_words
from ui.chat.locales.page import language_of, translations
from ui.chat.locales.preferences import preference_words


def sayings(said: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Go through all that is said, each with its name."""
    parts: Mapping[Any, object] = {}
    if isinstance(said, str):
        yield name, said
    elif isinstance(said, Mapping):
        parts = said
    elif isinstance(said, tuple):
        parts = dict(enumerate(said))
    elif is_dataclass(said):
        parts = {one.name: getattr(said, one.name) for one in fields(said)}
    for key, part in parts.items():
        yield from sayings(part, f"{name}.{key}")


def takes(saying: str) -> int:
    return sum(field is not None for _, field, _, _ in Formatter().parse(saying))


@pytest.mark.parametrize("of", [words, tab_words, filter_words, measure_words, preference_words])
def test_both_languages_say_the_same_things_of_as_many(of: Any) -> None:
    english, indonesian = (dict(sayings(of(one))) for one in (Language.ENGLISH, Language.INDONESIAN))
    names = {name for name in indonesian if not name.startswith(".names.")}  # which English says as it is written
    assert names == set(english)
    assert {name: takes(indonesian[name]) for name in names} == {name: takes(english[name]) for name in names}
    assert all(indonesian.values())
    assert all(english.values())


def test_what_stands_on_the_page_is_in_both_languages() -> None:
    english, indonesian = (translations().translations[code] for code in ("en", "id"))
    assert english.keys() == indonesian.keys()
    assert all(indonesian.values())
    same = {name for name in english if english[name] == indonesian[name]}
    assert same == set()


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("id", Language.INDONESIAN),
        ("id-ID,id;q=0.9,en;q=0.8", Language.INDONESIAN),
        ("ID;q=1", Language.INDONESIAN),
        ("en-GB,id;q=0.9", Language.ENGLISH),
        ("idx,id", Language.ENGLISH),
        ("fr-FR", Language.ENGLISH),
        ("*", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_the_page_speaks_the_language_that_a_browser_wants_first(accepted: str, expected: Language) -> None:
    assert language_of(gr.Request(headers={"accept-language": accepted})) is expected


def test_what_was_chosen_goes_before_what_a_browser_wants() -> None:
    for cookie, expected in {
        "sitasi-language=id": Language.INDONESIAN,
        "x=1; sitasi-language=en": Language.ENGLISH,
        "sitasi-language=<b>": Language.INDONESIAN,
        "sitasi-language": Language.INDONESIAN,
        "": Language.INDONESIAN,
    }.items():
        headers = {"accept-language": "en" if expected is Language.INDONESIAN and "=id" in cookie else "id"}
        assert language_of(gr.Request(headers={**headers, "cookie": cookie})) is expected


def test_a_program_names_no_language() -> None:
    assert language_of(gr.Request(headers={})) is Language.ENGLISH
