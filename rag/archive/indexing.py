"""Carry what changed in the archive over into an index."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
from sqlalchemy import Connection

from embeddings import passage_terms
from embeddings.encoder import Encoder
from embeddings.language import Language
from embeddings.terms import ANALYSER_VERSION
from rag.archive.database.database import Database
from rag.archive.parallel import over_processes
from rag.archive.sql import archive_state, store
from rag.index import IndexEntry, PassageIndex, Stamp
from rag.segmentation.chunking import CHUNKER_VERSION, searched_text
from rag.slices import slices
from rag.types import Passage, Span

__all__ = ["bring_up_to_date", "recipe"]

_LAYOUT_VERSION = "3"
_BATCH = 5_000
_AT_ONCE = 250
"""Texts that a process is handed to analyse."""
_WORTH_IT = 5_000
"""Passages; the terms of fewer are analysed before other processes have started."""


def recipe(encoder: Encoder) -> str:
    """Fingerprint everything besides the articles that decides what an index holds."""
    return "-".join((encoder.fingerprint, ANALYSER_VERSION, CHUNKER_VERSION, _LAYOUT_VERSION))


def bring_up_to_date(index: PassageIndex, database: Database, made_by: str) -> None:
    """Add the passages that the index lacks, drop those that are gone, and save it under the archive's state."""
    with database.reading() as connection:
        state = archive_state.read_state(connection)
        stamp = Stamp(state.archive, state.generation, made_by)
        if index.stamp == stamp:
            return
        wanted, held = store.passage_ids(connection), index.ids()
        index.remove(np.setdiff1d(held, wanted, assume_unique=True))
        lacking = np.setdiff1d(wanted, held, assume_unique=True).tolist()
        for entries in slices(_entries(connection, lacking), _BATCH):
            index.add(entries)
    index.save(stamp)


def _entries(connection: Connection, ids: Sequence[int]) -> Iterator[IndexEntry]:
    """Yield what an index takes in of passages, in order; of many, the next are read and analysed meanwhile."""
    read: deque[store.StoredPassage] = deque()

    def texts() -> Iterator[list[tuple[str, Language]]]:
        for some in slices(ids, _AT_ONCE):
            found = store.find_passages(connection, some).values()
            read.extend(found)
            yield [_text(one.passage) for one in found]

    many = len(ids) >= _WORTH_IT
    for analysed in over_processes(_terms, None, texts()) if many else map(_terms, repeat(None), texts()):
        for terms in analysed:
            yield _entry(read.popleft(), terms)


def _text(passage: Passage) -> tuple[str, Language]:
    article = passage.article
    return searched_text(article, Span(passage.start, passage.end)), article.language


def _terms(_shared: None, texts: Sequence[tuple[str, Language]]) -> list[list[str]]:
    return [passage_terms(text, language) for text, language in texts]


def _entry(stored: store.StoredPassage, terms: Sequence[str]) -> IndexEntry:
    passage = stored.passage
    article = passage.article
    return IndexEntry(
        passage_id=passage.passage_id,
        article_id=article.article_id,
        vector=stored.vector,
        terms=terms,
        language=article.language,
        publisher=article.publisher,
        published=article.published,
    )
