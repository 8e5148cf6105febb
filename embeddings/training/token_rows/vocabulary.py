"""The encoder's words: BERT's uncased pieces, and whole words that those pieces would cut up."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tokenizers import Tokenizer

__all__ = ["extend_tokenizer", "split_words", "words_cut_up"]

_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf]+")
"""Latin letters, digits, punctuation and currency signs: all that Indonesian and English news needs."""
_UNUSED = re.compile(r"\[unused\d+\]|\[(PAD|CLS|SEP|MASK)\]")


def split_words(text: str) -> list[str]:
    """Split a text into words as BERT's uncased tokenizer does: lower case, no accents, no punctuation.

    >>> split_words("Kafé Anak-anak di Jl. Merdeka, 1945")
    ['kafe', 'anak', 'anak', 'di', 'jl', 'merdeka', '1945']
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return _WORD.findall("".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn"))


def words_cut_up(tokenizer: Tokenizer, counts: Counter[str], *, limit: int) -> list[str]:
    """Return the commonest words that the tokenizer splits into pieces, the commonest first."""
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    vocabulary = tokenizer.get_vocab()
    cut = (word for word in ranked if word not in vocabulary and word.isalpha() and _LATIN.fullmatch(word))
    return [word for word, _ in zip(cut, range(limit), strict=False)]


def extend_tokenizer(tokenizer: Tokenizer, words: Sequence[str], *, specials: Sequence[str] = ()) -> Tokenizer:
    """Make a WordPiece tokenizer with whole rows for `words`, without rows that our languages never use.

    The old pieces keep their order, so that a row's number is found through the piece itself. Special tokens keep
    rows only if they are among `specials`; padding and truncation go: a text is the plain sequence of its pieces,
    however long.
    """
    recipe: dict[str, Any] = json.loads(tokenizer.to_str())
    pieces = [piece for piece, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]
    kept = [piece for piece in pieces if piece in specials or _is_used(piece)]
    recipe["model"]["vocab"] = {piece: row for row, piece in enumerate(dict.fromkeys((*kept, *words)))}
    recipe |= {"added_tokens": [], "post_processor": None, "padding": None, "truncation": None}
    return Tokenizer.from_str(json.dumps(recipe))


def _is_used(piece: str) -> bool:
    return _LATIN.fullmatch(piece) is not None and _UNUSED.fullmatch(piece) is None
