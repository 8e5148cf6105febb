"""Articles → passages, vectors and signatures, all in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from uuid import uuid4

from sqlalchemy import Connection

from embeddings.encoder import Encoder
from embeddings.errors import EncoderMismatch
from rag.archive import store, syndication
from rag.archive.corrections import Correction, find_corrections, put_correction
from rag.archive.database import Database
from rag.archive.signature import signature
from rag.chunking import CHUNKER_VERSION, searched_text, split_passages
from rag.slices import slices
from rag.types import Article

__all__ = ["Seen", "check_encoder", "encode_again", "look", "next_state", "write_articles"]

_BATCH = 128
"""Articles encoded at once."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the archive held from some sources when it was looked at."""

    hashes: dict[str, str]
    corrections: dict[str, Correction]


def look(connection: Connection, sources: Collection[str]) -> Seen:
    """See what the archive holds from some sources."""
    return Seen(store.content_hashes(connection, sources), find_corrections(connection, sources))


def write_articles(
    database: Database,
    encoder: Encoder,
    articles: Sequence[Article],
    *,
    read: Mapping[str, Article],
    seen: Seen,
    said: Mapping[str, Correction],
) -> bool:
    """Write articles as they are to be, and what is `said` of how they were `read`, both by source.

    Nothing is written, and that is told, where another changed meanwhile what was seen of the sources.
    Raises `EncoderMismatch`.
    """
    cut = _cut(encoder, articles)
    signatures = [signature(article) for article in articles]
    with database.writing() as connection:
        if look(connection, read) != seen:
            return False
        if not syndication.is_signed(connection):
            syndication.sign(connection)
        state = store.read_state(connection)
        check_encoder(database, state, encoder)
        numbers = store.put_articles(connection, cut)
        syndication.put_signatures(connection, dict(zip(numbers, signatures, strict=True)))
        for number, article in zip(numbers, articles, strict=True):
            if article.source in said:
                put_correction(connection, number, read[article.source], said[article.source])
        store.write_state(connection, next_state(state, encoder))
    return True


def encode_again(connection: Connection, encoder: Encoder, *, progress: Callable[[int, int], None]) -> None:
    """Split and encode every article again, where chunker or encoder are others now."""
    state = store.read_state(connection)
    if (state.encoder_fingerprint, state.chunker) == (encoder.fingerprint, CHUNKER_VERSION):
        return
    articles, done = dict(store.all_articles(connection)), 0
    for numbers in slices(articles, _BATCH):
        cut = _cut(encoder, [articles[number] for number in numbers])
        store.put_passages(connection, dict(zip(numbers, cut, strict=True)))
        done += len(numbers)
        progress(done, len(articles))
    store.write_state(connection, next_state(state, encoder))


def next_state(state: store.ArchiveState, encoder: Encoder) -> store.ArchiveState:
    """Give the state after a change of what can be found."""
    return replace(
        state,
        archive=state.archive or uuid4().hex,
        generation=state.generation + 1,
        encoder=encoder.name,
        encoder_fingerprint=encoder.fingerprint,
        chunker=CHUNKER_VERSION,
    )


def check_encoder(database: Database, state: store.ArchiveState, encoder: Encoder) -> None:
    """Raise `EncoderMismatch` where the archive's vectors come from another encoder."""
    if state.encoder_fingerprint not in ("", encoder.fingerprint):
        raise EncoderMismatch(
            f"the archive in {database.place} was encoded by {state.encoder!r} ({state.encoder_fingerprint}), the "
            f"settings name {encoder.name!r} ({encoder.fingerprint}): set SITASI_ENCODER back, "
            f"or encode it again with `sitasi rebuild --archive {database.place}`"
        )


def _cut(encoder: Encoder, articles: Sequence[Article]) -> list[store.Cut]:
    """Split articles, and encode the passages of all of them at once."""
    spans = [split_passages(article) for article in articles]
    texts = [searched_text(a, span) for a, its in zip(articles, spans, strict=True) for span in its]
    vectors = iter(encoder.encode_passages(texts))
    return [store.Cut(a, its, list(islice(vectors, len(its)))) for a, its in zip(articles, spans, strict=True)]
