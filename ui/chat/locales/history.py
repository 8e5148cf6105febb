"""What the list of kept conversations says, in the language of the page."""

from dataclasses import dataclass

from ui.locales.catalogue import group

__all__ = ["HistoryWords", "history_words"]


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """The words of the list."""

    heading: str
    explained: str
    none: str
    rename: str
    new_title: str
    save: str
    cancel: str
    delete: str
    deleting: str
    yes: str
    no: str
    unkept: str
    gone: str


history_words = group("chat.history", HistoryWords)
