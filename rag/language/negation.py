"""Is something denied?"""

from rag.language.word_lists.news import cue_words

__all__ = ["denies"]


def denies(text: str) -> bool:
    """Return whether a text denies something, or calls it false.

    >>> denies("Ford membantah kabar itu."), denies("Ford said nothing.")
    (True, False)
    """
    return bool(cue_words.DENIED.search(text) or cue_words.FALSE.search(text))
