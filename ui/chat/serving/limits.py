"""How many are served at once, and how many wait; whoever comes then is told that many are asking."""

import os

from rag.settings import Settings

__all__ = ["MOST_WAITING", "MOST_WATCHING", "SLOTS", "at_once"]

MOST_WAITING = 100
MOST_WATCHING = 100
"""Pages that show a run of Measure to its end; one takes no thread."""
SLOTS = 256
"""Of everything together; each kind of event has its own bound below it, so that none can take them all."""
_LEAST = 4
"""Some sleep between the sentences of an answer, others read from the disk."""
_WITH_MODEL = 32
"""They wait for another machine, mostly."""


def at_once(settings: Settings) -> int:
    """Return how many questions are answered at once: enough for the cores, more where a model is asked."""
    return _WITH_MODEL if settings.llm else max(_LEAST, 2 * (os.cpu_count() or 1))
