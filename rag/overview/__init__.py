"""Answers to what is asked of many articles together: what is new, a summary, how many there are."""

from rag.overview.overview import Overviewed, overviewed
from rag.overview.stories import stories_among

__all__ = ["Overviewed", "overviewed", "stories_among"]
