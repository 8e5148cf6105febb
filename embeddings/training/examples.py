"""The kinds of examples that training draws its batches from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from embeddings.training.alignment import TranslationTable
from embeddings.training.token_rows.vocabulary import split_words

__all__ = [
    "SENTENCE_END",
    "Crops",
    "Deck",
    "Examples",
    "Glosser",
    "PairExamples",
    "TextBatch",
    "Tokens",
    "encode_texts",
]

Tokens = NDArray[np.int64]

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

_LONGEST = 256
"""Tokens kept of a passage: the longest ones would fill half of a batch."""

_CROP_WORDS = (4, 14)
"""The length of a question, near enough."""


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Texts that belong together row by row; rows of one group are no wrong answers to each other."""

    queries: list[Tokens]
    passages: list[Tokens]
    groups: NDArray[np.int64]


class Examples(Protocol):
    """A kind of examples."""

    def draw(self, size: int, random: np.random.Generator) -> TextBatch:
        """Draw that many examples, or all where there are fewer."""
        ...


class Glosser:
    """Writes Indonesian text as English words, each drawn from the word's likely translations.

    The encoder takes no notice of the order of words, so that such a gloss trains it as an English question does.
    """

    def __init__(self, translations: TranslationTable, tokenizer: Tokenizer) -> None:
        self._translations = translations
        self._tokenizer = tokenizer
        self._tokens: dict[str, list[int]] = {}

    def gloss(self, text: str, random: np.random.Generator) -> Tokens:
        """Return the tokens of such a translation."""
        tokens = [token for word in split_words(text) for token in self._encode(self._translate(word, random))]
        return np.asarray(tokens, np.int64)

    def _translate(self, word: str, random: np.random.Generator) -> str:
        row = self._translations.get(word)
        if row is None:
            return word
        choice = int(np.searchsorted(np.cumsum(list(row.values())), random.random()))
        return list(row)[min(choice, len(row) - 1)]

    def _encode(self, word: str) -> list[int]:
        if word not in self._tokens:
            self._tokens[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return self._tokens[word]


class PairExamples:
    """Texts and their counterparts: translations of each other, or questions and their passages."""

    def __init__(
        self,
        queries: Sequence[str],
        passages: Sequence[str],
        *,
        tokenizer: Tokenizer,
        glosser: Glosser | None = None,
    ) -> None:
        self._texts = queries
        self._glosser = glosser
        self._queries = encode_texts(tokenizer, queries)
        self._passages = encode_texts(tokenizer, passages)
        self._groups = _groups(passages)
        self._deck = Deck(len(queries))

    def draw(self, size: int, random: np.random.Generator) -> TextBatch:
        """Draw the next pairs of a shuffled round."""
        chosen = self._deck.deal(size, random)
        if self._glosser is None:
            queries = [self._queries[position] for position in chosen]
        else:
            queries = [self._glosser.gloss(self._texts[position], random) for position in chosen]
        return TextBatch(queries, [self._passages[position] for position in chosen], self._groups[chosen])


class Crops:
    """A few words of a sentence as the question, the passage (every other time without them) as its answer.

    The inverse cloze task of Lee et al. 2019, "Latent Retrieval for Weakly Supervised Open Domain QA".
    """

    def __init__(
        self,
        passages: Sequence[Sequence[str]],
        *,
        tokenizer: Tokenizer,
        glosser: Glosser | None = None,
    ) -> None:
        self._passages = passages
        self._tokenizer = tokenizer
        self._glosser = glosser
        self._sentences = [encode_texts(tokenizer, sentences) for sentences in passages]
        self._deck = Deck(len(passages))

    def draw(self, size: int, random: np.random.Generator) -> TextBatch:
        """Draw the next passages of a shuffled round, each with a crop of its own."""
        chosen = self._deck.deal(size, random)
        batch = TextBatch([], [], chosen)
        for position in chosen:
            sentences = self._sentences[position]
            at = int(random.integers(len(sentences)))
            cut_out = len(sentences) > 1 and random.random() < 1 / 2
            context = [tokens for i, tokens in enumerate(sentences) if not (cut_out and i == at)]
            batch.queries.append(self._query(_crop(self._passages[position][at], random), random))
            batch.passages.append(np.concatenate(context)[:_LONGEST])
        return batch

    def _query(self, crop: str, random: np.random.Generator) -> Tokens:
        if self._glosser is not None:
            return self._glosser.gloss(crop, random)
        return encode_texts(self._tokenizer, [crop])[0]


class Deck:
    """Deals every position once before any comes again."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._left: NDArray[np.int64] = np.empty(0, np.int64)

    def deal(self, count: int, random: np.random.Generator) -> NDArray[np.int64]:
        """Deal that many positions, or all where there are fewer; too few that are left over are not dealt."""
        count = min(count, self._size)
        if self._left.size < count:
            self._left = random.permutation(self._size)
        dealt, self._left = self._left[:count], self._left[count:]
        return dealt


def _crop(sentence: str, random: np.random.Generator) -> str:
    words = split_words(sentence)
    shortest, longest = _CROP_WORDS
    if len(words) <= shortest:
        return sentence
    length = int(random.integers(shortest, min(longest, len(words)) + 1))
    start = int(random.integers(len(words) - length + 1))
    return " ".join(words[start : start + length])


def encode_texts(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    """Return the tokens of each text, without special ones and as far as training reads it."""
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.asarray(encoding.ids[:_LONGEST], np.int64) for encoding in encodings]


def _groups(texts: Sequence[str]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.asarray([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)
