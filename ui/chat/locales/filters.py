"""What the filters beside the question say."""

from dataclasses import dataclass

from embeddings.language import Language
from ui.locales.catalogue import group

__all__ = ["FilterWords", "filter_words"]


@dataclass(frozen=True, slots=True)
class FilterWords:
    """The words of the filters."""

    language: Language
    filters: str
    only: str
    take_away: str
    since: str
    until: str
    chosen: tuple[str, str]
    gone: str
    first_day: str
    last_day: str
    outlet: str
    outlets: str
    in_language: str
    any_language: str
    apply: str
    cancel: str
    unchanged: str
    unfiltered: str
    bad_day: str
    no_days: str
    no_outlet: str
    too_many: str
    too_many_chosen: str
    bad_language: str
    bad_article: str
    too_long: str


filter_words = group("chat.filters", FilterWords)
