"""What the settings say, in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from embeddings.language import Language
from ui.chat.preferences import News, Theme
from ui.locales.catalogue import group

__all__ = ["PreferenceWords", "preference_words"]


@dataclass(frozen=True, slots=True)
class PreferenceWords:
    """The words of the settings."""

    language: Language
    heading: str
    explained: str
    spoken: str
    as_browser: str
    theme: str
    as_system: str
    themes: Mapping[Theme, str]
    news: str
    news_shown: str
    news_kept: Mapping[News, str]
    reset: str
    server: str
    server_explained: str
    articles: tuple[str, str]
    archive: str
    encoder: str
    judge: str
    index: str
    model: str
    following: str
    version: str
    bundled: str
    quality: str
    own: str
    off: str
    no_model: str
    at: str
    local: str
    elsewhere: str
    every: str
    never: str
    test: str
    answers: str


preference_words = group("chat.preferences", PreferenceWords)
