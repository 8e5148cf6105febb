"""What the tab says of the archive; its labels stand in `page`."""

from dataclasses import dataclass

from embeddings.language import Language
from ui.locales.catalogue import group

__all__ = ["TabWords", "tab_words"]


@dataclass(frozen=True, slots=True)
class TabWords:
    """The words of the tab."""

    language: Language
    articles: tuple[str, str]
    changed_last: str
    found: str
    nothing_found: str
    empty: str
    sort: str
    orders: tuple[str, str, str, str, str]
    filter: str
    unfiltered: str
    outlets: str
    languages: str
    years: str
    pick: str
    pick_page: str
    picked: tuple[str, str]
    pick_none: str
    ask_only: str
    export: str
    exported: tuple[str, str]
    too_many: str
    removing_picked: str
    removed_picked: tuple[str, str]
    compare: str
    copies_of: str
    differing: str
    alike: str
    missing: str
    back: str
    no_copies: str
    rows: str
    pages: str
    page: str
    previous: str
    next: str
    copies: tuple[str, str]
    gone: str
    remove: str
    removing: str
    yes: str
    no: str
    removed: str
    working: str
    added: str
    replaced: str
    unchanged: str
    rejected: str
    not_added: str
    line: str
    others: str
    fetching: str
    no_address: str
    no_text: str
    bad_date: str
    future_date: str
    unkept: str
    correct: str
    title: str
    publisher: str
    published: str
    story: str
    save: str
    cancel: str
    as_read: str
    corrected: str
    changed: str


tab_words = group("chat.articles", TabWords)
