"""Publishers in questions: "menurut Kabar Sembira", "what did the Quay Gazette report"."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from rag.language.word_lists.news.reporting import PUBLISHED_BY, PUBLISHER_KINDS, PUBLISHES

__all__ = ["PublisherAsked", "publisher_asked"]

_LONGEST_NAME = 5
"""Words."""
_WORD = re.compile(r"[^\s,;:?!\"“”()]+")
_KIND = re.compile(rf"(?:(?:{PUBLISHER_KINDS})\s+)*", re.IGNORECASE)
_AHEAD = re.compile(rf"\b(?:{PUBLISHED_BY})\s+", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+(?:{PUBLISHES})\b", re.IGNORECASE)
_ASKING = re.compile(rf"(?:\b(?:did|does|do|has|have)\s+)?{_KIND.pattern}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublisherAsked:
    """Whose articles a question asks for."""

    name: str
    """As the archive spells it."""
    rest: str
    """The question without the words that say so."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place where a question may name a publisher: the name, and all of what says so."""

    name: str
    start: int
    end: int


def publisher_asked(question: str, known: Callable[[Collection[str]], Mapping[str, str]]) -> PublisherAsked | None:
    """Find the publisher whose articles a question asks for.

    `known` gives, of names, those that are publishers' in the archive, with their spelling there.
    """
    namings = [*_named_ahead(question), *_named_behind(question)]
    spelled = known({one.name for one in namings}) if namings else {}
    found = [one for one in namings if one.name in spelled]
    if not found:
        return None
    naming = max(found, key=lambda one: len(one.name))
    before, after = question[: naming.start].rstrip(" ,"), question[naming.end :].lstrip(" ,")
    rest = before + " " * bool(before and after[:1].isalnum()) + after
    return PublisherAsked(spelled[naming.name], rest[:1].upper() + rest[1:])


def _named_ahead(question: str) -> Iterator[_Naming]:
    for cue in _AHEAD.finditer(question):
        kind = _KIND.match(question, cue.end())
        for start in {cue.end(), kind.end() if kind else cue.end()}:
            for word in islice(_WORD.finditer(question, start), _LONGEST_NAME):
                yield _Naming(question[start : word.end()], cue.start(), word.end())


def _named_behind(question: str) -> Iterator[_Naming]:
    for cue in _BEHIND.finditer(question):
        words = list(_WORD.finditer(question, 0, cue.start()))[-_LONGEST_NAME:]
        for word in words:
            asking = _ASKING.search(question, 0, word.start())
            start = asking.start() if asking else word.start()
            yield _Naming(question[word.start() : cue.start()], start, cue.end())
