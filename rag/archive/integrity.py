"""Is the archive whole? Every promise of the schema, looked at."""

from collections.abc import Iterator

import numpy as np
from sqlalchemy import Connection

from embeddings.encoder import Encoder
from embeddings.errors import IndexOutOfReach, IndexUnusable
from rag.archive.database.database import Database
from rag.archive.indexing import recipe
from rag.archive.sql import archive_state, store, syndication
from rag.index import IndexPlace
from rag.segmentation.chunking import CHUNKER_VERSION
from rag.slices import slices

__all__ = ["content_problems", "problems"]

_BATCH = 5_000
_LEAST_COSINE = 0.999
"""Between a vector and itself, both in half precision."""


def problems(database: Database, encoder: Encoder, place: IndexPlace) -> list[str]:
    """Return one line for each thing that is wrong, in the database first, then in the index."""
    with database.reading() as connection:
        found = list(database.damage(connection)) or content_problems(connection)
        found += _recipe_problems(archive_state.read_state(connection), encoder)
        return found or list(_index_problems(connection, encoder, place))


def content_problems(connection: Connection) -> list[str]:
    """Return one line for each thing that is wrong with what a database holds, whatever is derived from it."""
    return list(_article_problems(connection))


def _article_problems(connection: Connection) -> Iterator[str]:
    damaged = sorted(store.damaged_articles(connection))
    if damaged:
        yield from (f"article {one}: it is not what was added: add its source again" for one in damaged)
        return
    if syndication.is_signed(connection):
        wrong = sorted(syndication.wrongly_signed(connection))
        yield from (f"article {one}: its signature is not that of its story: run `sitasi rebuild`" for one in wrong)
    for ids in slices(store.passage_ids(connection).tolist(), _BATCH):
        for stored in store.find_passages(connection, ids).values():
            passage = stored.passage
            if not 0 <= passage.start < passage.end <= len(passage.article.text):
                yield f"article {passage.article.article_id}: passage {passage.passage_id} lies outside of its text"


def _recipe_problems(state: archive_state.ArchiveState, encoder: Encoder) -> Iterator[str]:
    if state.encoder_fingerprint not in ("", encoder.fingerprint):
        yield f"encoder: encoded by {state.encoder!r}, the settings name {encoder.name!r}: run `sitasi rebuild`"
    if state.chunker not in ("", CHUNKER_VERSION):
        yield f"passages: cut by version {state.chunker}, now it is {CHUNKER_VERSION}: run `sitasi rebuild`"


def _index_problems(connection: Connection, encoder: Encoder, place: IndexPlace) -> Iterator[str]:
    state, wanted = archive_state.read_state(connection), store.passage_ids(connection)
    if not len(wanted):
        return
    try:
        index = place.load(archive=state.archive, recipe=recipe(encoder), dimensions=encoder.dimensions)
    except IndexOutOfReach as error:
        yield f"index: {error}"
        return
    except IndexUnusable as error:
        yield f"index: {error}; the next question or `sitasi rebuild` makes it anew"
        return
    if not np.array_equal(index.ids(), wanted):
        yield "index: behind the articles; the next question or `sitasi rebuild` brings it up to date"
        return
    for ids in slices(wanted.tolist(), _BATCH):
        found = store.find_passages(connection, ids)
        kept = index.vectors(np.array(list(found)))
        for (number, stored), vector in zip(found.items(), kept, strict=True):
            norm = float(stored.vector @ stored.vector)
            if float(vector @ stored.vector) < _LEAST_COSINE * norm:
                yield f"index: the vector of passage {number} is not the archive's: run `sitasi rebuild`"
