"""The worker that reads what is followed, beside the page, as long as the page is served."""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from time import monotonic, sleep

from embeddings.errors import ArchiveError, SitasiError
from rag.archive import Archive
from rag.followed_sources import read_followed

__all__ = ["start_worker"]

_logger = logging.getLogger("sitasi.following")
_LOOK_EVERY = 10.0
"""Seconds between two looks at what is due; a source that was just named is read so soon."""
_STEP = 0.5


def start_worker(archive: Archive, *, serving: Callable[[], bool]) -> Thread | None:
    """Read what is followed whenever it is due, until `serving` is over; `None` where the settings leave it to others.

    Of several processes with one archive only one reads at a time. What goes wrong is logged, and tried again.
    """
    every = archive.settings.follow_every
    if not every:
        return None
    worker = Thread(target=_work, args=(archive, timedelta(seconds=every), serving), name="following", daemon=True)
    worker.start()
    return worker


def _work(archive: Archive, every: timedelta, serving: Callable[[], bool]) -> None:
    while serving():
        try:
            read_followed(archive, every=every)
        except ArchiveError as error:
            _logger.debug("what is followed was not read: %s", error)
        except SitasiError as error:
            _logger.warning("what is followed was not read: %s", error)
        except Exception:
            _logger.exception("what is followed was not read")
        until = monotonic() + _LOOK_EVERY
        while serving() and monotonic() < until:
            sleep(_STEP)
