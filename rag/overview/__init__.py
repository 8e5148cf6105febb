"""Answers about many articles together: what is new, a summary, how many there are.

- `browsing`: Looking through an archive: articles that hold some words, in some order, counted by what they can be
  filtered by.
- `mention_counts`: The articles that mention something, counted by the terms under which the index finds passages.
- `newest_stories`: The newest stories: articles, newest first, the copies of a story together.
- `overview`: Each kind of overview, from what is asked to an answer.
- `quotations`: Quotations of many articles, one each, become an answer.
"""

from rag.overview.newest_stories import stories_among
from rag.overview.overview import Overviewed, overviewed

__all__ = ["Overviewed", "overviewed", "stories_among"]
