"""Is something denied?"""

from rag.language import cues

__all__ = ["denies"]


def denies(text: str) -> bool:
    """Return whether a text denies something, or calls it false.

    >>> denies("Ford membantah kabar itu."), denies("Ford said nothing.")
    (True, False)
    """
    return bool(cues.DENIED.search(text) or cues.FALSE.search(text))
