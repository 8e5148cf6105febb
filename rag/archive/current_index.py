"""The index of an archive as it is now: brought up to date where it is behind, made anew where that is asked for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property

from filelock import FileLock, Timeout

from embeddings.encoder import Encoder
from embeddings.errors import ArchiveError
from rag.archive.database.database import Database
from rag.archive.indexing import bring_up_to_date, recipe
from rag.archive.sql import archive_state
from rag.archive.writing import check_encoder
from rag.index import IndexPlace, PassageIndex, Stamp, index_place
from rag.settings import Settings

__all__ = ["CurrentIndex"]


class CurrentIndex:
    """The index of one archive; safe to use from several threads and processes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings = database, settings
        self._last: PassageIndex | None = None
        self._thread_lock = threading.RLock()

    @cached_property
    def place(self) -> IndexPlace:
        """Return where the index is kept."""
        return index_place(self._settings.index, folder=self._database.cache / "index")

    def get(self, encoder: Encoder) -> PassageIndex:
        """Return an index of the archive as it is now; while another process is at work on it, the last one seen."""
        with self._thread_lock:
            current, seen = self.stamp(encoder), self._last
            if seen is not None and seen.stamp == current:
                return seen
            behind = seen if seen and seen.stamp and seen.stamp.archive == current.archive else None
            try:
                with self._turn(wait=behind is None):
                    return self._open(current, encoder)
            except Timeout:
                if behind is None:
                    raise
                return behind
            except OSError as error:
                raise ArchiveError(f"the folder {self._database.cache} cannot be used: {error.strerror}") from error

    def stamp(self, encoder: Encoder) -> Stamp:
        """Return the state of the archive now. Raises `EncoderMismatch`."""
        with self._database.reading() as connection:
            state = archive_state.read_state(connection)
        check_encoder(self._database, state, encoder)
        return Stamp(state.archive, state.generation, recipe(encoder))

    def before_writing(self, load: Callable[[], Encoder]) -> None:
        """Bring the index to what the database holds; nothing is loaded where that is new.

        One that is ahead, for the database has lost its last changes, must not meet the generations and passage ids of
        those changes again.
        """
        with self._database.reading() as connection:
            is_new = not archive_state.read_state(connection).archive
        if not is_new:
            self.get(load())

    def make_anew(self, encoder: Encoder) -> None:
        """Discard the index, and make it again."""
        with self._thread_lock, self._turn():
            self.place.discard()
            self._open(self.stamp(encoder), encoder)

    @contextmanager
    def _turn(self, *, wait: bool = True) -> Iterator[None]:
        """Change the index after whoever changes it now, here or on another machine; raises `Timeout`."""
        with (
            FileLock(self._database.cache / "index.lock", timeout=-1 if wait else 0),
            self._database.index_turn(wait=wait) if self.place.is_shared else nullcontext(),
        ):
            yield

    def _open(self, current: Stamp, encoder: Encoder) -> PassageIndex:
        index = self.place.open(archive=current.archive, recipe=current.recipe, dimensions=encoder.dimensions)
        bring_up_to_date(index, self._database, current.recipe)
        self._last = index
        return index
