"""Text becomes unit vectors: a bundled encoder, or any sentence-transformers model on disk."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelError
from embeddings.model_checksums import check_shipped
from embeddings.model_files import MODELS, find_folder, fingerprint_of, in_one_line, readable, refuse_pickles

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

__all__ = [
    "BUNDLED",
    "BUNDLED_FOLDER",
    "QUALITY",
    "QUALITY_FOLDER",
    "Encoder",
    "FloatMatrix",
    "FloatVector",
    "load_encoder",
]

BUNDLED = "bundled"
"""The encoder that is taken unless another is named: static, quick, loaded without torch."""
BUNDLED_FOLDER = MODELS / "bilingual-static"

QUALITY = "quality"
"""The other encoder that is shipped with the package: a transformer, which finds better and takes longer."""
QUALITY_FOLDER = MODELS / "bilingual-transformer"

FloatMatrix = NDArray[np.float32]
FloatVector = NDArray[np.float32]

_BATCH = 1_024
"""Texts tokenized at a time: bounds the memory, and is enough for every core."""


class Encoder(Protocol):
    """Turns questions and passages into unit vectors that are compared by their dot product."""

    @property
    def name(self) -> str:
        """What `load_encoder` takes to load it again."""
        ...

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change whenever the vectors could change."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode questions as `float32[n, d]` unit rows; a text without any known token is a zero row."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode passages as `float32[n, d]` unit rows; a text without any known token is a zero row."""
        ...


def load_encoder(name: str = BUNDLED) -> Encoder:
    """Load a bundled encoder, or a sentence-transformers model by its folder or its name in the local cache.

    The network is never asked. A model that cannot be loaded is a `ModelError`.
    """
    return _load_bundled() if name == BUNDLED else _load_transformer(name)


class _StaticEncoder:
    """One row and one weight a token; a text is the weighted mean of its tokens' rows, scaled to unit length."""

    name = BUNDLED

    def __init__(
        self, tokenizer: "Tokenizer", rows: NDArray[np.int8], weights: FloatVector, *, fingerprint: str
    ) -> None:
        self._tokenizer = tokenizer
        self._rows = rows
        self._weights = weights
        self.fingerprint = fingerprint
        self.dimensions = rows.shape[1]

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for position, found in enumerate(self._tokenize(texts)):
            tokens = np.asarray(found, np.int64)
            vectors[position] = self._weights[tokens] @ self._rows[tokens].astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        vectors /= lengths
        return vectors

    def _tokenize(self, texts: Sequence[str]) -> Iterator[list[int]]:
        for start in range(0, len(texts), _BATCH):
            batch = [readable(text) for text in texts[start : start + _BATCH]]
            for encoding in self._tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                yield encoding.ids


class _TransformerEncoder:
    """A sentence-transformers model with its own prompts for questions and passages."""

    def __init__(self, model: "SentenceTransformer", *, name: str, fingerprint: str) -> None:
        self._model = model
        self.name = name
        self.fingerprint = fingerprint
        self.dimensions = self._encode([""], queries=False).shape[1]

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        return self._encode(texts, queries=True)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        return self._encode(texts, queries=False)

    def _encode(self, texts: Sequence[str], *, queries: bool) -> FloatMatrix:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        encode = self._model.encode_query if queries else self._model.encode_document
        given = [readable(text) for text in texts]
        vectors = encode(given, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def _load_bundled() -> Encoder:
    """Load our static model without torch and sentence-transformers, which take seconds to import."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = BUNDLED_FOLDER
    check_shipped(folder)
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tensors = load_file(folder / "model.safetensors")
        rows, weights = tensors["embeddings"], tensors["weights"].astype(np.float32)
        fingerprint = fingerprint_of(folder)
    except Exception as error:
        raise ModelError(
            f"cannot load the bundled encoder from {folder}: {in_one_line(error)}; install the package again"
        ) from error
    if len(rows) != tokenizer.get_vocab_size():
        raise ModelError(
            f"the bundled encoder in {folder} has {len(rows)} rows for {tokenizer.get_vocab_size()} tokens; "
            "install the package again"
        )
    return _StaticEncoder(tokenizer, rows, weights, fingerprint=fingerprint)


def _load_transformer(name: str) -> Encoder:
    folder = _transformer_folder(name)
    refuse_pickles(folder)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    try:
        model = SentenceTransformer(str(folder), local_files_only=True)
        return _TransformerEncoder(model, name=name, fingerprint=fingerprint_of(folder))
    except Exception as error:
        raise ModelError(
            f"cannot load encoder {name!r} from {folder}: {in_one_line(error)}; "
            f"give a complete sentence-transformers folder, {BUNDLED!r} or {QUALITY!r}"
        ) from error


def _transformer_folder(name: str) -> Path:
    if name == QUALITY:
        check_shipped(QUALITY_FOLDER)
        return QUALITY_FOLDER
    remedy = f"give the folder of a sentence-transformers model, {BUNDLED!r} or {QUALITY!r}"
    return find_folder(name, owner="sentence-transformers", kind="encoder", remedy=remedy)
