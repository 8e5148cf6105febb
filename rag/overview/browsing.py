"""Looking through an archive: articles that hold some words, in some order, counted by what they can be filtered by."""

import numpy as np

from embeddings.language import detect_language
from embeddings.terms import words as words_of
from rag.archive import Archive, Leaf, Order, Sought
from rag.overview.mention_counts import passages_mentioning
from rag.query import Query
from rag.types import Filters

__all__ = ["look_through"]

_LONGEST = 1_000
"""Characters that are read of what is looked for."""


def look_through(
    archive: Archive,
    words: str = "",
    *,
    filters: Filters = Filters(),
    order: Order = Order.NEWEST,
    start: int = 0,
    most: int = 50,
) -> Leaf:
    """Find the articles that hold every one of some words, or all articles; give some of them, and count all.

    A passage, read with its title, holds the words as they are, by their stems or in translation, as the index knows
    them; else they stand, in any part, in the article's title, outlet and source.
    """
    text = words[:_LONGEST].strip()
    if not text:
        return archive.browse(filters, order=order, start=start, most=most)
    topic = Query(text, text, detect_language(text))
    names = {word for name in topic.names for word in words_of(name)}
    found = passages_mentioning(archive, topic, Filters(), names=names) if topic.terms else np.zeros(0, dtype=np.int64)
    return archive.browse(filters, Sought(tuple(text.split()), found), order=order, start=start, most=most)
