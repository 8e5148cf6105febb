"""Give a trained English transformer an Indonesian vocabulary: new words begin as what their translations are."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from tokenizers import Tokenizer
from tokenizers.processors import TemplateProcessing

from embeddings.encoder import FloatMatrix
from embeddings.training.alignment import TranslationTable
from embeddings.training.token_rows.start_rows import TokenRows
from embeddings.training.token_rows.vocabulary import extend_tokenizer

__all__ = ["SPECIAL_TOKENS", "WordShares", "transformer_tokenizer", "transplanted_rows"]

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")

_COMMONEST = 0.07
"""The share of the commonest word in running English; the word of rank n has about one n-th of it (Zipf)."""

_FIRST_WORD = "the"
"""BERT's pieces stand by falling frequency from here on; signs and single letters stand before it."""


class WordShares:
    """Tells how much of a word's use is Indonesian, where two languages spell two words alike."""

    def __init__(self, *, indonesian: Counter[str], english: Counter[str], pieces: Mapping[str, int]) -> None:
        """Compare how often words occur in each language; `pieces` is BERT's vocabulary."""
        self._indonesian = _frequencies(indonesian)
        self._english = _frequencies(english)
        self._pieces = pieces
        self._first = pieces.get(_FIRST_WORD, 0)

    def indonesian(self, word: str) -> float:
        """Return the Indonesian share, between 0 and 1."""
        # The English of the parallel texts is about Indonesia; the rank in BERT's vocabulary speaks for the rest.
        rank = max(1, self._pieces.get(word, len(self._pieces)) - self._first + 1)
        english = max(self._english.get(word, 0.0), _COMMONEST / rank)
        indonesian = self._indonesian.get(word, 0.0)
        return indonesian / (indonesian + english)


def transformer_tokenizer(base: Tokenizer, words: Sequence[str]) -> Tokenizer:
    """Extend the base's tokenizer by whole words, and keep the special tokens that a transformer reads."""
    tokenizer = extend_tokenizer(base, words, specials=SPECIAL_TOKENS)
    tokenizer.add_special_tokens(list(SPECIAL_TOKENS))
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def transplanted_rows(
    tokenizer: Tokenizer, base: TokenRows, *, translations: TranslationTable, shares: WordShares
) -> FloatMatrix:
    """Make the input rows: copied, translated, or put together from pieces.

    A piece of the base that is an Indonesian word too lies between its own row and its translations', by how much of
    its use is Indonesian.
    """
    pieces = base.tokenizer.get_vocab()
    rows = np.zeros((tokenizer.get_vocab_size(), base.rows.shape[1]), np.float32)
    for token, position in tokenizer.get_vocab().items():
        translated = translations.get(token)
        rows[position] = base.of_word(token)
        if translated is not None:
            share = shares.indonesian(token) if token in pieces else 1.0
            meaning = sum(weight * base.of_word(word) for word, weight in translated.items())
            rows[position] += share * (meaning - rows[position])
    return rows


def _frequencies(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {word: count / total for word, count in counts.items()}
