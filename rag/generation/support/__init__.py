"""Do the passages that a model's sentence cites say what it says?

- `check`: Do the passages that a model's sentence cites say what it says? And which of their sentences say it?
- `entities`: Whom, what and how much a sentence names, and whether its sources name them too.
- `features`: What speaks for a sentence being carried by the passages that it cites, and how likely it therefore is.
- `speakers`: Who speaks in a sentence, and whether its source lets the same one speak.
"""

from rag.generation.support.check import SupportCheck, Thresholds

__all__ = ["SupportCheck", "Thresholds"]
