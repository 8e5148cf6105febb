"""What every list of references says of an article."""

from collections.abc import Sequence

from embeddings.errors import NothingToHandOn
from ui.fact_check.check import FactCheck, Source

__all__ = ["key_of", "note_of", "quoted"]


def quoted(check: FactCheck) -> Sequence[Source]:
    """Return the articles that are quoted.

    Raises:
        NothingToHandOn: there is none.
    """
    if not check.sources:
        raise NothingToHandOn("nothing was quoted, so there is no list of sources: the question was not answered")
    return check.sources


def key_of(source: Source) -> str:
    """Name an article, in the same way in every list."""
    return f"sitasi-{source.article_id}"


def note_of(source: Source) -> str:
    """Write down the quotations of an article."""
    return " ".join(f"“{one}”" for one in dict.fromkeys(source.quotes))
