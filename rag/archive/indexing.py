"""Carry what changed in the archive over into an index."""

import numpy as np

from embeddings.encoder import Encoder
from embeddings.terms import ANALYSER_VERSION, passage_terms
from rag.archive import store
from rag.archive.database import Database
from rag.chunking import CHUNKER_VERSION, searched_text
from rag.index import IndexEntry, PassageIndex, Stamp
from rag.slices import slices
from rag.types import Span

__all__ = ["bring_up_to_date", "recipe"]

_LAYOUT_VERSION = "1"
_BATCH = 5_000


def recipe(encoder: Encoder) -> str:
    """Fingerprint everything besides the articles that decides what an index holds."""
    return "-".join((encoder.fingerprint, ANALYSER_VERSION, CHUNKER_VERSION, _LAYOUT_VERSION))


def bring_up_to_date(index: PassageIndex, database: Database, made_by: str) -> None:
    """Add the passages that the index lacks, drop those that are gone, and save it under the archive's state."""
    with database.reading() as connection:
        state = store.read_state(connection)
        stamp = Stamp(state.archive, state.generation, made_by)
        if index.stamp == stamp:
            return
        wanted, held = store.passage_ids(connection), index.ids()
        index.remove(np.setdiff1d(held, wanted, assume_unique=True))
        for ids in slices(np.setdiff1d(wanted, held, assume_unique=True).tolist(), _BATCH):
            index.add([_entry(stored) for stored in store.find_passages(connection, ids).values()])
    index.save(stamp)


def _entry(stored: store.StoredPassage) -> IndexEntry:
    passage = stored.passage
    article = passage.article
    return IndexEntry(
        passage_id=passage.passage_id,
        vector=stored.vector,
        terms=passage_terms(searched_text(article, Span(passage.start, passage.end)), article.language),
        language=article.language,
        publisher=article.publisher,
        published=article.published,
    )
