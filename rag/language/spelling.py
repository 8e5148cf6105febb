"""Informal spellings are written out before a question is read."""

import re

from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions.informal import INFORMAL

__all__ = ["written_out"]

_INFORMAL = re.compile(rf"(?<![\w'’.@/-])(?:{either(*INFORMAL)})(?![\w'’@/-]|\.\w)")
"""In lower case only: capitals are those of names."""


def written_out(text: str) -> str:
    """Return a text with its informal spellings written out.

    >>> written_out("brp harga tiket utk pelajar skrg?")
    'berapa harga tiket untuk pelajar sekarang?'
    """
    return _INFORMAL.sub(lambda match: INFORMAL[match[0]], text)
