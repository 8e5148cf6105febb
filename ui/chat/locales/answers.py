"""What the chat says of an answer and its articles, in the language of the question."""

from collections.abc import Mapping
from dataclasses import dataclass

from embeddings.language import Language
from ui.chat.positions import Act, Side
from ui.locales.catalogue import group

__all__ = ["ChatWords", "words"]


@dataclass(frozen=True, slots=True)
class ChatWords:
    """What stands around an answer and its articles."""

    searching: str
    stopped: str
    failed: str
    sources: str
    nearest: str
    any_date: str
    any_publisher: str
    any_filter: str
    open_source: str
    no_publisher: str
    no_date: str
    inferred: str
    outside: str
    close: str
    gone: str
    changed: str
    right: str
    wrong_source: str
    wrong_verdict: str
    note: str
    noting: str
    save: str
    missed_article: str
    unkept: str
    phrasing: str
    correct: str
    as_written: str
    translate: str
    untranslated: str
    absent: str
    sure: tuple[str, str, str]
    news: str
    carried: str
    page: str
    copy: str
    copied: str
    link: str
    linked: str
    unlinked: str
    ask_again: str
    edit: str
    why: str
    why_explained: str
    matched: str
    translated: str
    scored: str
    ask_claim: str
    ask_news: str
    ask_count: str
    sides: Mapping[Side, str]
    acts: Mapping[Act, str]
    languages: Mapping[Language, str]
    months: tuple[str, ...]
    busy: str


words = group("chat.answers", ChatWords)
