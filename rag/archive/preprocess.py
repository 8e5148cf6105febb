"""Articles made ready to be written: split, encoded and signed, here or wherever they are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain, islice
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from embeddings.encoder import BUNDLED, Encoder, load_encoder
from embeddings.errors import ModelError
from rag.archive.database.database import Database
from rag.archive.parallel import over_machines, over_processes
from rag.archive.signature import Signature, signature
from rag.archive.sql import store
from rag.archive.sql.article_rows import content_begins, content_hash
from rag.segmentation.chunking import CHUNKER_VERSION, searched_text, split_passages
from rag.slices import slices
from rag.types import Article, Rejection

if TYPE_CHECKING:  # reading is not imported to ask
    from rag.reading import FilePart, ReadParts

__all__ = ["Prepared", "Read", "article_of", "content_of", "cut", "parts_reader", "prepare"]

_WORTH_IT = 2_000_000
"""Bytes of files; fewer are read before other processes have started."""
_TOGETHER = 16
"""Parts of files that a process is handed at once."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that is written of it."""

    cut: store.Cut
    signature: Signature


Read = Prepared | Article | Rejection
"""What is made of an article that is read: it may be prepared already, or refused."""


def cut(encoder: Encoder, articles: Sequence[Article]) -> list[store.Cut]:
    """Split articles, and encode the passages of all of them at once."""
    spans = [split_passages(article) for article in articles]
    texts = [searched_text(a, span) for a, its in zip(articles, spans, strict=True) for span in its]
    vectors = iter(encoder.encode_passages(texts))
    return [
        store.Cut(one, content_hash(one), its, list(islice(vectors, len(its))))
        for one, its in zip(articles, spans, strict=True)
    ]


def prepare(encoder: Encoder, articles: Sequence[Article]) -> list[Prepared]:
    """Split, encode and sign articles."""
    return [Prepared(one, signature(one.article)) for one in cut(encoder, articles)]


def article_of(one: Prepared | Article) -> Article:
    """Return the article, prepared or not."""
    return one.cut.article if isinstance(one, Prepared) else one


def content_of(one: Prepared | Article) -> str:
    """Return the content hash of an article, prepared or not."""
    return one.cut.content_hash if isinstance(one, Prepared) else content_hash(one)


def parts_reader(database: Database, load: Callable[[], Encoder], *, ray: bool) -> "ReadParts[Read]":
    """Return what reads files: here where they are small, else in other processes, or by `ray` on other machines."""

    def read(parts: Iterable["FilePart"], size: int) -> Iterator[Sequence[Read]]:
        from rag.reading import read_here

        if size < _WORTH_IT and not (ray and size):
            return read_here(parts, size)
        encoder = load()
        with database.reading() as connection:
            worker_settings = _WorkerSettings.of(connection, encoder)
        some = slices(parts, _TOGETHER)
        if ray:
            return chain.from_iterable(
                over_machines(_read_prepared, worker_settings, some, lost=partial(_apart, worker_settings))
            )
        # a transformer is loaded once, here: it uses every core by itself
        work = _read_prepared if encoder.name == BUNDLED else _read
        return chain.from_iterable(over_processes(work, worker_settings, some))

    return read


@dataclass(frozen=True, slots=True)
class _WorkerSettings:
    """What other processes are told, so that they prepare articles as this one would."""

    encoder: str
    made_by: str
    today: date
    held: NDArray[np.uint64]
    """The beginnings of the content hashes in the archive, ascending: what is there already is not encoded again."""

    @classmethod
    def of(cls, connection: Connection, encoder: Encoder) -> Self:
        """Tell what the archive holds now."""
        return cls(encoder.name, _made_by(encoder), date.today(), store.held_contents(connection))

    def holds(self, article: Article) -> bool:
        """Return whether such an article is in the archive, by 64 bits: whoever writes it looks again."""
        begins = content_begins(content_hash(article))
        place = int(np.searchsorted(self.held, begins))
        return bool(place < len(self.held) and self.held[place] == begins)


def _read_prepared(told: _WorkerSettings, parts: Sequence["FilePart"]) -> list[list[Read]]:
    """Read parts of files, in any process, and prepare what the archive does not hold; give the result of each.

    Raises `ModelError` where articles would be prepared otherwise here than where they are written.
    """
    read = _read(told, parts)
    new = [one for its in read for one in its if isinstance(one, Article) and not told.holds(one)]
    if not new:
        return read
    prepared = {id(one.cut.article): one for one in prepare(_encoder(told.encoder, told.made_by), new)}
    return [[prepared.get(id(one), one) for one in its] for its in read]


def _read(told: _WorkerSettings, parts: Sequence["FilePart"]) -> list[list[Read]]:
    return [list(part.articles(told.today)) for part in parts]


def _apart(told: _WorkerSettings, parts: Sequence["FilePart"]) -> list[list[Read]]:
    """Read parts one by one, where reading them together ended every process that tried."""
    return [read for (read,) in over_machines(_read_prepared, told, ([one] for one in parts), lost=_lost)]


def _lost(parts: Sequence["FilePart"]) -> list[list[Read]]:
    why = "every process that read it was ended, perhaps for want of memory: split it"
    return [[Rejection(one.source, why)] for one in parts]


@lru_cache(maxsize=1)
def _encoder(name: str, made_by: str) -> Encoder:
    encoder = load_encoder(name)
    if _made_by(encoder) != made_by:
        raise ModelError(
            f"articles would be prepared otherwise on another machine ({_made_by(encoder)}) than here ({made_by}): "
            "install the same Sitasi and the same encoder there"
        )
    return encoder


def _made_by(encoder: Encoder) -> str:
    """Fingerprint what decides how articles are read and prepared."""
    return f"Sitasi {version('sitasi')}, chunker {CHUNKER_VERSION}, encoder {encoder.fingerprint}"
