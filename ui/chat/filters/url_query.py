"""Filters as the query of an address, as in `since=2026-01-01&outlet=Bell`, and back again."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode

from embeddings.errors import ReadingError, SettingsError
from embeddings.language import Language
from rag.archive import Archive
from rag.types import Filters
from ui.chat.filters.choosing import repeated, with_days, with_outlets
from ui.chat.locales.filters import FilterWords
from ui.chat.locales.formatting import number

__all__ = ["filters_at", "names_filters", "query_of"]

_LONGEST = 4_000
"""Characters of a query: proxies take addresses of some 8,000."""
_NONE = "filters"
"""Says `filters=none` where a conversation by itself would bring some."""
_FIELDS = ("since", "until", "outlet", "language", "article")


def query_of(filters: Filters) -> str:
    """Write filters as a query; empty where there are none, or more than an address takes.

    >>> query_of(Filters(publishers=("Bell & Co",), languages=(Language.ENGLISH,)))
    'outlet=Bell%20%26%20Co&language=en'
    """
    given = [
        *([("since", filters.since.isoformat())] if filters.since else []),
        *([("until", filters.until.isoformat())] if filters.until else []),
        *(("outlet", one) for one in filters.publishers),
        *(("language", one.value) for one in filters.languages),
        *(("article", one) for one in filters.articles or ()),
    ]
    query = urlencode(given, quote_via=quote, safe="", errors="surrogatepass")
    return query if len(query) <= _LONGEST else ""


def names_filters(query: str) -> bool:
    """Return whether a query tells what is filtered by, be it nothing."""
    return any(name in (*_FIELDS, _NONE) for name, _ in _read(query))


def filters_at(archive: Archive, query: str, said: FilterWords) -> Filters:
    """Return the filters of a query; what else stands in it is passed over.

    Raises `ReadingError` for what cannot be filtered by, and what the archive raises.
    """
    if len(query) > _LONGEST:
        raise ReadingError(said.too_long.format(number(_LONGEST, said.language)))
    given = {field: [value for name, value in _read(query) if name == field] for field in _FIELDS}
    chosen = Filters(languages=_languages(given["language"], said), articles=_articles(given["article"], said))
    dated = with_days(chosen, " ".join(given["since"]), " ".join(given["until"]), said)
    return with_outlets(archive, dated, given["outlet"], said)


def _read(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query[: _LONGEST + 1], errors="replace")


def _languages(given: Iterable[str], said: FilterWords) -> tuple[Language, ...]:
    for one in given:
        if one not in tuple(Language):
            raise ReadingError(said.bad_language.format(repeated(one)))
    return tuple(dict.fromkeys(map(Language, given)))


def _articles(given: list[str], said: FilterWords) -> tuple[str, ...] | None:
    for one in given:
        try:
            Filters(articles=(one,))
        except SettingsError as error:
            raise ReadingError(said.bad_article.format(repeated(one))) from error
    return tuple(given) or None
