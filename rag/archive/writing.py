"""Articles, passages, vectors and signatures → the database, all in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection

from embeddings.encoder import Encoder
from embeddings.errors import EncoderMismatch
from rag.archive.database.database import Database
from rag.archive.preprocess import Prepared, cut
from rag.archive.sql import archive_state, store, syndication
from rag.archive.sql.corrections import Correction, find_corrections, put_correction
from rag.segmentation.chunking import CHUNKER_VERSION
from rag.slices import slices
from rag.types import Article

__all__ = ["Seen", "check_encoder", "encode_again", "look", "next_state", "now", "write_articles"]

_BATCH = 128
"""Articles encoded at once."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the archive held from some sources when it was looked at."""

    state: archive_state.ArchiveState
    hashes: dict[str, str]
    corrections: dict[str, Correction]


def look(connection: Connection, sources: Collection[str]) -> Seen:
    """See what the archive holds from some sources."""
    hashes = store.content_hashes(connection, sources)
    return Seen(archive_state.read_state(connection), hashes, find_corrections(connection, sources))


def write_articles(
    database: Database,
    encoder: Encoder,
    prepared: Sequence[Prepared],
    *,
    read: Mapping[str, Article],
    seen: Seen,
    said: Mapping[str, Correction],
) -> bool:
    """Write articles as they are to be, prepared by the encoder.

    What is `said` of how articles were `read`, both by source, is written beside them.
    Nothing is written, and that is told, where another changed meanwhile what was seen of the sources.
    Raises `EncoderMismatch`.
    """
    with database.writing() as connection:
        if not _still_holds(connection, seen, read):
            return False
        if not syndication.is_signed(connection):
            syndication.sign(connection)
        state = archive_state.read_state(connection)
        check_encoder(database, state, encoder)
        numbers = store.put_articles(connection, [one.cut for one in prepared])
        signatures = {number: one.signature for number, one in zip(numbers, prepared, strict=True)}
        syndication.put_signatures(connection, signatures)
        for number, one in zip(numbers, prepared, strict=True):
            source = one.cut.article.source
            if source in said:
                put_correction(connection, number, read[source], said[source])
        archive_state.write_state(connection, next_state(state, encoder))
    return True


def _still_holds(connection: Connection, seen: Seen, sources: Collection[str]) -> bool:
    if archive_state.read_state(connection) == seen.state:
        return True
    now = look(connection, sources)
    return (now.hashes, now.corrections) == (seen.hashes, seen.corrections)


def encode_again(connection: Connection, encoder: Encoder, *, progress: Callable[[int, int], None]) -> None:
    """Split and encode every article again, where chunker or encoder are others now."""
    state = archive_state.read_state(connection)
    if (state.encoder_fingerprint, state.chunker) == (encoder.fingerprint, CHUNKER_VERSION):
        return
    articles, done = dict(store.all_articles(connection)), 0
    for numbers in slices(articles, _BATCH):
        its = cut(encoder, [articles[number] for number in numbers])
        store.put_passages(connection, dict(zip(numbers, its, strict=True)))
        done += len(numbers)
        progress(done, len(articles))
    archive_state.write_state(connection, replace(next_state(state, encoder), chunker=CHUNKER_VERSION))


def next_state(state: archive_state.ArchiveState, encoder: Encoder) -> archive_state.ArchiveState:
    """Return the state after a change of what can be found; what an older chunker cut is told until all is cut anew."""
    return replace(
        state,
        archive=state.archive or uuid4().hex,
        generation=state.generation + 1,
        encoder=encoder.name,
        encoder_fingerprint=encoder.fingerprint,
        chunker=state.chunker or CHUNKER_VERSION,
        changed=now(),
    )


def now() -> str:
    """Return the moment as a state keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def check_encoder(database: Database, state: archive_state.ArchiveState, encoder: Encoder) -> None:
    """Raise `EncoderMismatch` where the archive's vectors come from another encoder."""
    if state.encoder_fingerprint not in ("", encoder.fingerprint):
        raise EncoderMismatch(
            f"the archive in {database.place} was encoded by {state.encoder!r} ({state.encoder_fingerprint}), the "
            f"settings name {encoder.name!r} ({encoder.fingerprint}): set SITASI_ENCODER back, "
            f"or encode it again with `sitasi rebuild --archive {database.place}`"
        )
