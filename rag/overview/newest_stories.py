"""The newest stories: articles, newest first, the copies of a story together."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from rag.archive import Archive, Listed
from rag.slices import slices
from rag.types import Article

__all__ = ["lately", "newest_stories", "stories_among"]

_LATELY = timedelta(days=6)
"""Without days in the question, what is new is what was published in the week that ends with the newest article."""
_READ = 50
"""Articles that are read at once."""


def lately(listed: Sequence[Listed]) -> list[Listed]:
    """Keep the newest of articles, which come newest first; all of them where none has a date."""
    newest = listed[0].published if listed else None
    return [one for one in listed if newest is None or (one.published and one.published >= newest - _LATELY)]


def newest_stories(archive: Archive, listed: Sequence[Listed], *, most: int) -> list[list[Article]]:
    """Return the newest stories of articles that come newest first, each with all its copies among them."""
    read: list[Article] = []
    stories: list[list[Article]] = []
    for some in slices(listed, _READ):
        found = archive.articles_of([one.article_id for one in some])
        read += [found[one.article_id] for one in some if one.article_id in found]
        stories = stories_among(archive, read)
        if len(stories) >= most:
            break
    return stories[:most]


def stories_among(archive: Archive, articles: Sequence[Article]) -> list[list[Article]]:
    """Return the stories of articles that come newest first, newest first, each with its copies among them.

    The article of a story that was published first stands first and gives the story its day.
    """
    return _stories(articles, archive.copies({article.article_id for article in articles}))


def _stories(articles: Sequence[Article], copies: Mapping[str, Collection[str]]) -> list[list[Article]]:
    places: dict[str, int] = {}
    stories: list[list[Article]] = []
    for article in articles:
        name = article.article_id
        place = next((places[copy] for copy in copies.get(name, ()) if copy in places), len(stories))
        places[name] = place
        stories[place : place + 1] = [[*(stories[place] if place < len(stories) else []), article]]
    in_order = [sorted(story, key=_first_published) for story in stories]
    return sorted(in_order, key=lambda story: -(story[0].published or date.min).toordinal())


def _first_published(article: Article) -> tuple[date, str]:
    return article.published or date.max, article.article_id
