"""How much the long tests do: a little in `make test`, everything in `make soak`."""

import logging
import os

__all__ = ["count", "report"]

_log = logging.getLogger("soak")


def count(short: int, full: int) -> int:
    """Return the short count, or the full one where SITASI_SOAK=1."""
    return full if os.environ.get("SITASI_SOAK") == "1" else short


def report(line: str) -> None:
    """Say what a test measured; `make soak` shows it."""
    _log.warning("%s", line)  # what libraries log as information would drown it
