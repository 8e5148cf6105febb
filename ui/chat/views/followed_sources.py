"""The table of what is followed, as HTML."""

from collections.abc import Sequence
from datetime import datetime

from embeddings.language import Language
from rag.types import Followed
from ui.chat.locales.followed_sources import FollowingWords, following_words
from ui.chat.locales.formatting import in_words, number
from ui.chat.markup import Html, element, prose

__all__ = ["followed_view"]


def followed_view(followed: Sequence[Followed], language: Language, *, changeable: bool) -> Html:
    """Show each source with its last reading, what that brought, and what went wrong."""
    said = following_words(language)
    if not followed:
        return element("p", prose(said.empty), class_="none")
    heads = [element("th", one, scope="col") for one in (said.source, said.read, said.new, said.brought)]
    rows = [_row(one, said, language, changeable=changeable) for one in followed]
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="followed")


def _row(one: Followed, said: FollowingWords, language: Language, *, changeable: bool) -> Html:
    stop = element(
        "button",
        said.stop,
        type="button",
        class_="plain",
        aria_label=f"{said.stop}: {one.source}",
        data_unfollowed=one.source,
    )
    error = [element("p", one.error, class_="problem")] if one.error else []
    source = element("th", element("bdi", one.source), *error, *([stop] if changeable else []), scope="row")
    read = _moment(one.read, language) if one.read else said.never
    since = in_words(one.since.astimezone().date(), language)
    brought = said.since.format(number(one.brought, language), since)
    return element(
        "tr", source, element("td", read), element("td", number(one.added, language)), element("td", brought)
    )


def _moment(moment: datetime, language: Language) -> Html:
    here = moment.astimezone()
    written = f"{in_words(here.date(), language)}, {here:%H:%M}"
    return element("time", written, datetime=moment.isoformat(timespec="seconds"))
