"""What stands on the page from the start, in the language of the browser: Gradio's I18n puts it there."""

import re
from dataclasses import asdict, dataclass

import gradio as gr
from gradio.i18n import I18n, I18nData
from starlette.requests import Request

from embeddings.language import Language
from ui.chat.markup import Html, element, join, prose
from ui.chat.preferences import preferences_of
from ui.locales.catalogue import group

__all__ = ["EXAMPLE", "TITLE", "language_of", "page_words", "said", "translations"]

TITLE = "Sitasi"
EXAMPLE = """\
{"question": "Berapa tarif baru feri Sembira?", "answers": ["Rp42.500"], "article": "tarif-feri.txt"}
{"question": "Who invented the electron microscope?", "answerable": false}"""
"""Two lines of a file of questions."""
_INDONESIAN_FIRST = re.compile(r"\s*id\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WelcomeWords:
    """What stands on the first tab before anything is asked."""

    heading: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MeasuringWords:
    """What stands above the tab that asks question sets."""

    heading: str
    explained: str
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word of the page."""

    tagline: str
    conversation: str
    question: str
    placeholder: str
    ask: str
    stop: str
    new: str
    kept: str
    settings: str
    save: str
    asking: str
    articles: str
    measure: str
    welcome: WelcomeWords
    empty: WelcomeWords
    find: str
    find_by: str
    unopened: str
    add: str
    files: str
    address: str
    fetch: str
    follow: str
    followed: str
    paste: str
    title: str
    text: str
    published: str
    publisher: str
    add_text: str
    measuring: MeasuringWords
    choose: str
    no_set: str
    add_set: str
    run: str
    halt: str
    download: str


page_words = group("chat.page", PageWords)


def translations() -> I18n:
    """Return all that the page says, for `launch`."""
    return gr.I18n(**{language.value: _on_the_page(page_words(language)) for language in Language})


def said(name: str) -> I18nData:
    """Return what stands for one of the words: a field of `PageWords`, which the browser's language fills.

    Raises `KeyError` where there is no such word.
    """
    if name not in PageWords.__slots__:
        raise KeyError(name)
    return I18nData(name)


def language_of(request: gr.Request | Request) -> Language:
    """Return the language in which the page of a browser speaks.

    That is the one that was chosen there, or else Indonesian where the browser wants it first, or else English.
    """
    if chosen := preferences_of(request).language:
        return chosen
    indonesian = _INDONESIAN_FIRST.match(request.headers.get("accept-language", ""))
    return Language.INDONESIAN if indonesian else Language.ENGLISH


def _on_the_page(words: PageWords) -> dict[str, str]:
    """Return the words by name, in the markup that some of them stand in."""
    return {
        **asdict(words),
        "tagline": element("p", words.tagline),
        "welcome": _welcome(words.welcome),
        "empty": _welcome(words.empty),
        "unopened": element("p", words.unopened),
        "paste": element("h2", words.paste),
        "measuring": _measuring(words.measuring),
    }


def _welcome(words: WelcomeWords) -> Html:
    return element("div", element("h2", words.heading), element("p", prose(words.sentence)), class_="welcome")


def _measuring(words: MeasuringWords) -> Html:
    return join(
        element("h2", words.heading),
        element("p", words.explained),
        element("p", prose(words.form), class_="form"),
        element("pre", EXAMPLE, class_="wide", tabindex=0, role="region", aria_label=words.example),
    )
