"""Questions to begin with, of several kinds, made of the archive's newest stories."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from embeddings.language import Language
from rag.language.names import name_spans
from rag.types import Article
from ui.chat.locales.answers import words

__all__ = ["example_questions"]

_MOST = 3
_UNFIT = re.compile(r"[|?!\"“”‘’/…–—()\[\]{}<>$=]|'|\d{5}")
"""Titles with such signs are hardly a claim."""
_SHORTEST, _LONGEST = 4, 14
"""Words."""
_BEGINNING = 1_500
"""Characters of a story that tell whom it is about."""


@dataclass(frozen=True, slots=True)
class _NamedStory:
    article: Article
    name: str
    """Whom, or what, it names most."""


def example_questions(articles: Sequence[Article], reader: Language, *, most: int = _MOST) -> list[str]:
    """Ask whether what one story's title says is true, for the news of another, and how many speak of a third.

    `articles` come newest first. Titles are quoted as they are, one in the reader's language where there is one, and
    asked about in their own; the rest is asked in the reader's. Of fewer stories, one is asked about twice.
    """
    stories = _stories(articles, reader, most)
    forms = zip(cycle((_claim, _news, _count)), cycle(stories))
    return list(dict.fromkeys(form(story, reader) for form, story in islice(forms, most)))


def _stories(articles: Sequence[Article], reader: Language, most: int) -> list[_NamedStory]:
    """Return the newest stories of which none names whom another is about; the first has a title that is a claim."""
    claims = [one for one in articles if one.title and _fits(one.title)]
    claims.sort(key=lambda one: one.language is not reader)
    first = next(filter(_most_named, claims), None)
    found: list[_NamedStory] = []
    for article in (first, *articles) if first else ():
        if len(found) == most:
            break
        told = f"{article.title}\n{_beginning(article)}"
        name = _most_named(article)
        if name and not any(one.name in told for one in found):
            found.append(_NamedStory(article, name))
    return found


def _claim(story: _NamedStory, _reader: Language) -> str:
    return words(story.article.language).ask_claim.format(story.article.title)


def _news(story: _NamedStory, reader: Language) -> str:
    return words(reader).ask_news.format(story.name)


def _count(story: _NamedStory, reader: Language) -> str:
    return words(reader).ask_count.format(story.name)


def _fits(title: str) -> bool:
    return not _UNFIT.search(title) and _SHORTEST <= len(title.split()) <= _LONGEST


def _beginning(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body)[:_BEGINNING]


def _most_named(article: Article) -> str:
    """Return the name in a story's title that stands most often in its beginning; empty without one.

    A word that stands there without its capital, too, is no name.
    """
    text, title = _beginning(article), article.title or ""
    written = set(text.split())
    spans = (span.of(text) for span in name_spans(text, []))
    named = Counter(one for one in spans if one in title and one.lower() not in written)
    return max(named, key=lambda name: named[name], default="")
