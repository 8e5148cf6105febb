"""Questions without a subject, for a summary, or about the archive itself: "Apa yang terjadi kemarin?"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.language.content_words import ASKS, is_function_word
from rag.language.word_lists.patterns import any_of
from rag.language.word_lists.questions.overviews import FRAME, NO_OVERVIEW, ROLES
from rag.language.word_lists.questions.question_words import COURTESIES
from rag.types import Overview, OverviewKind, Span

__all__ = ["OverviewRequest", "overview_request"]

_ROLES = {role: any_of(words) for role, words in ROLES.items()}
_FRAME, _NO_OVERVIEW = any_of(FRAME), any_of(NO_OVERVIEW)
_PHRASES = "|".join(word.replace("_", r"\s+") for word in " ".join((*ROLES.values(), FRAME)).split())
_TOKEN = re.compile(rf"(?<!\w)(?:(?:{_PHRASES})(?![\w-])|\w+(?:[-'’.]\w+)*)", re.IGNORECASE)
_LINKS = {"about", "mentions"}
_OF_NEWS = {"article", "new", "last", "happening", "all", "archive"}
"""Words about all news alike: behind "about", other ones are a topic ("the media")."""
_BEFORE = 2
"""Words of an outlet's name that may do something else by themselves."""
_QUOTES = " \t\"'“”‘’«».,:;?!"


@dataclass(frozen=True, slots=True)
class OverviewRequest:
    """What a question asks for, and which of its words may name an outlet: no word says that articles are about it."""

    overview: Overview | None
    outlets: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    roles: frozenset[str]
    empty: bool
    """A function word, a courtesy, a word of a request."""

    @property
    def is_content(self) -> bool:
        return not (self.roles or self.empty)


def overview_request(question: str, *, without: frozenset[str] = frozenset()) -> OverviewRequest:
    """Read what a question asks for, where it is news, a summary or something about the archive.

    It comes `without` the words that told its days ("days"), an outlet's name ("name"), or that and what stood before
    it ("article": "articles of the Quay Post").

    >>> overview_request("Berapa artikel yang menyebut Muara?").overview
    Overview(kind=<OverviewKind.COUNT: 'count'>, topic='Muara')
    >>> overview_request("Berapa tarif feri ke Muara?").overview
    """
    words = [_word(match) for match in _TOKEN.finditer(question)]
    contents = [place for place, word in enumerate(words) if word.is_content]
    first, end = (contents[0], contents[-1] + 1) if contents else (len(words), len(words))
    # what opens a question joins it to nothing: "Tentang apa ...?"
    link = next((place for place, word in enumerate(words[:first]) if place and word.roles & _LINKS), None)
    if not contents and link is not None and all(word.roles <= _OF_NEWS for word in words[link + 1 :]):
        link = None  # "on the latest news"
    begin = first if link is None else link + 1
    while begin < end and words[begin].empty and not _goes_on(question, *words[begin : begin + 2]):
        begin += 1
    while begin < end < len(words) and _goes_on(question, words[end - 1], words[end]):
        end += 1
    before, after = words[:begin], words[end:]
    outlets = () if link is not None else tuple(_outlets(words, first))
    if any(map(_NO_OVERVIEW.search, _around(question, before, after))):
        return OverviewRequest(None)
    roles = frozenset[str]().union(*(word.roles for word in (*before, *after)), without)
    if begin == end:
        kind = _kind(roles)
        return OverviewRequest(Overview(kind) if kind else None)
    kind = _kind_of_topic(roles)
    if not kind or (link is None and not _is_joined(before, after, kind)):
        return OverviewRequest(None, outlets)
    return OverviewRequest(Overview(kind, question[words[begin].start : words[end - 1].end].strip(_QUOTES)), outlets)


def _goes_on(question: str, word: _Word, following: _Word | None = None) -> bool:
    """Return whether a name goes on with a word that does something else by itself: "Pasar Baru"."""
    if following is None:
        return False
    one, other = question[word.start], question[following.start]
    return one.isupper() and other.isupper() and following.start == word.end + 1


def _outlets(words: Sequence[_Word], first: int) -> Iterator[Span]:
    """Yield what may be an outlet's name: the first words with content, with some that stand before: "Kabar Kota"."""
    if first == len(words):
        return
    last = first
    while last + 1 < len(words) and not words[last + 1].roles:
        last += 1
    for end in range(last, first - 1, -1):
        for begin in range(max(first - _BEFORE, 0), first + 1):
            yield Span(words[begin].start, words[end].end)


def _around(question: str, before: Sequence[_Word], after: Sequence[_Word]) -> Iterator[str]:
    """Yield what stands before and behind a topic."""
    yield question[: before[-1].end if before else 0]
    yield question[after[0].start :] if after else ""


def _word(match: re.Match[str]) -> _Word:
    text = " ".join(match[0].lower().split())
    roles = frozenset(role for role, pattern in _ROLES.items() if pattern.fullmatch(text))
    empty = is_function_word(text) or text in COURTESIES or bool(_FRAME.fullmatch(text) or ASKS.fullmatch(text))
    return _Word(match.start(), match.end(), text, roles, empty and not roles)


def _kind(roles: frozenset[str]) -> OverviewKind | None:
    """Tell what a question asks for that has no other words."""
    if "outlet" in roles and ("quantity" in roles or _lists_outlets(roles)):
        return OverviewKind.OUTLETS
    if "quantity" in roles or "when" in roles or "first" in roles or "summary" in roles:
        return _kind_of_topic(roles)
    is_new = not roles.isdisjoint({"new", "last", "happening", "reported"})
    is_narrowed = not roles.isdisjoint({"days", "name"})
    if not is_new and not is_narrowed and ("archive" in roles or {"article", "all"} <= roles):
        return OverviewKind.LIST
    names_what_is_published = {"name", "published"} <= roles or (
        "days" in roles and roles <= {"days", "name", "published", "outlet", "all"}
    )
    return OverviewKind.NEWS if is_new or "article" in roles or names_what_is_published else None


def _kind_of_topic(roles: frozenset[str]) -> OverviewKind | None:
    """Tell what the words around a topic ask for."""
    is_news = "article" in roles or ("about" in roles and not roles.isdisjoint({"published", "reported"}))
    if "outlet" in roles:
        return OverviewKind.OUTLETS
    if "quantity" in roles and "when" not in roles:
        return OverviewKind.COUNT if is_news else None
    if "first" in roles:
        return OverviewKind.FIRST if is_news or "reported" in roles else None
    if "when" in roles or "quantity" in roles:
        return OverviewKind.LAST if "last" in roles and (is_news or "reported" in roles) else None
    if "summary" in roles:
        return OverviewKind.SUMMARY
    return OverviewKind.LIST if is_news else None


def _lists_outlets(roles: frozenset[str]) -> bool:
    return "published" not in roles and not roles.isdisjoint({"all", "archive", "article"})


def _is_joined(before: Sequence[_Word], after: Sequence[_Word], kind: OverviewKind) -> bool:
    """Return whether a topic is meant that no word like "about" joins: "rangkum banjir Wadas", "is Muara mentioned"."""

    def has(words: Iterable[_Word], role: str) -> bool:
        return any(role in word.roles for word in words)

    if kind is OverviewKind.SUMMARY:
        return has(before, "summary") or has(after, "summary")
    if kind in (OverviewKind.FIRST, OverviewKind.LAST):
        return has(before, "when") and (has(after, "article") or has(after, "reported"))
    return has(after, "mentioned")
