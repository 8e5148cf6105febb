"""Passages as an index sees them, made up for the tests, and where indexes are kept."""

from dataclasses import replace

import numpy as np

from embeddings import passage_terms
from embeddings.language import Language
from rag.index import IndexEntry, IndexPlace, PassageIndex, Stamp
from rag.types import Filters

__all__ = ["DIMENSIONS", "NO_FILTERS", "STAMP", "entry", "filled", "holding", "loaded", "opened"]

DIMENSIONS = 16
STAMP = Stamp(archive="ours", generation=1, recipe="r")
NO_FILTERS = Filters()


def entry(number: int, text: str = "kapal", **facets: object) -> IndexEntry:
    vector = np.random.default_rng(number).normal(size=DIMENSIONS).astype(np.float32)
    one = IndexEntry(
        passage_id=number,
        article_id=f"{number:012x}",
        vector=vector / np.linalg.norm(vector),
        terms=passage_terms(text, Language.INDONESIAN),
        language=Language.INDONESIAN,
        publisher=None,
        published=None,
    )
    return replace(one, **facets)  # type: ignore[arg-type]


def holding(number: int, terms: str) -> IndexEntry:
    return entry(number, terms=terms.split())


def opened(place: IndexPlace) -> PassageIndex:
    return place.open(archive=STAMP.archive, recipe=STAMP.recipe, dimensions=DIMENSIONS)


def loaded(place: IndexPlace) -> PassageIndex:
    return place.load(archive=STAMP.archive, recipe=STAMP.recipe, dimensions=DIMENSIONS)


def filled(place: IndexPlace, entries: list[IndexEntry]) -> PassageIndex:
    index = opened(place)
    index.add(entries)
    index.save(STAMP)
    return index
