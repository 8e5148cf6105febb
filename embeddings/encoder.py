"""Text becomes unit vectors: a bundled encoder, or any sentence-transformers model on disk."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

__all__ = ["BUNDLED", "BUNDLED_FOLDER", "QUALITY", "QUALITY_FOLDER", "Encoder", "FloatMatrix", "load_encoder"]

_MODELS = Path(__file__).parent / "models"

BUNDLED = "bundled"
"""The encoder that is taken unless another is named: static, quick, loaded without torch."""
BUNDLED_FOLDER = _MODELS / "bilingual-static"

QUALITY = "quality"
"""The other encoder that is shipped with the package: a transformer, which finds better and takes longer."""
QUALITY_FOLDER = _MODELS / "bilingual-transformer"

FloatMatrix = NDArray[np.float32]

_ENCODING_VERSION = "1"
"""Raise it whenever the code below would give other vectors from the same files."""

_ENOUGH = 100_000
"""Characters read of one text: a longer one is no passage, and its mean hardly moves any more."""

_BATCH = 1_024
"""Texts tokenized at a time: bounds the memory, and is enough for every core."""

_HASHED_EDGE = 1 << 20
"""Bytes hashed at either end of a large file: hashing gigabytes of weights takes longer than loading them."""


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
    """One row a token; a text is the mean of its tokens' rows, scaled to unit length."""

    name = BUNDLED

    def __init__(self, tokenizer: "Tokenizer", rows: FloatMatrix, *, fingerprint: str) -> None:
        self._tokenizer = tokenizer
        self._rows = rows
        self.fingerprint = fingerprint
        self.dimensions = rows.shape[1]

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for position, tokens in enumerate(self._tokenize(texts)):
            vectors[position] = self._rows[np.asarray(tokens, np.int64)].sum(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        vectors /= lengths
        return vectors

    def _tokenize(self, texts: Sequence[str]) -> Iterator[list[int]]:
        for start in range(0, len(texts), _BATCH):
            batch = [_readable(text) for text in texts[start : start + _BATCH]]
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
        readable = [_readable(text) for text in texts]
        vectors = encode(readable, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def _load_bundled() -> Encoder:
    """Load our static model without torch and sentence-transformers, which take seconds to import."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = BUNDLED_FOLDER
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tensors = load_file(folder / "model.safetensors")
        rows = tensors["embeddings"] * tensors["weights"].astype(np.float32)[:, None]
        fingerprint = _fingerprint(folder)
    except Exception as error:
        raise ModelError(
            f"cannot load the bundled encoder from {folder}: {_in_one_line(error)}; install the package again"
        ) from error
    if len(rows) != tokenizer.get_vocab_size():
        raise ModelError(
            f"the bundled encoder in {folder} has {len(rows)} rows for {tokenizer.get_vocab_size()} tokens; "
            "install the package again"
        )
    return _StaticEncoder(tokenizer, rows, fingerprint=fingerprint)


def _load_transformer(name: str) -> Encoder:
    folder = QUALITY_FOLDER if name == QUALITY else _find_folder(name)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    try:
        model = SentenceTransformer(str(folder), local_files_only=True)
        return _TransformerEncoder(model, name=name, fingerprint=_fingerprint(folder))
    except Exception as error:
        raise ModelError(
            f"cannot load encoder {name!r} from {folder}: {_in_one_line(error)}; "
            f"give a complete sentence-transformers folder, {BUNDLED!r} or {QUALITY!r}"
        ) from error


def _find_folder(name: str) -> Path:
    """Find a model's folder by its path, else by its name in the local cache."""
    if Path(name).is_dir():
        return Path(name).resolve()
    from huggingface_hub import snapshot_download

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (OSError, ValueError):  # not in the cache, or no name that could be in it
            continue
    raise ModelError(
        f"cannot load encoder {name!r}: it is neither a folder nor in the local model cache; "
        f"give the folder of a sentence-transformers model, {BUNDLED!r} or {QUALITY!r}"
    )


def _fingerprint(folder: Path) -> str:
    """Hash every file that shapes the vectors; large ones by their size and both ends."""
    digest = sha256(_ENCODING_VERSION.encode())
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and path.suffix != ".md" and not any(part.startswith(".") for part in relative.parts):
            digest.update(json.dumps([relative.as_posix(), path.stat().st_size]).encode())
            digest.update(_edges(path))
    return digest.hexdigest()[:16]


def _edges(path: Path) -> bytes:
    """Read a small file whole, and the first and last megabyte of a large one."""
    with path.open("rb") as file:
        head = file.read(_HASHED_EDGE)
        file.seek(max(_HASHED_EDGE, path.stat().st_size - _HASHED_EDGE))
        return head + file.read()


def _readable(text: str) -> str:
    """Cut an overlong text and replace lone surrogates, which no tokenizer takes."""
    return text[:_ENOUGH].encode("utf-8", "replace").decode("utf-8")


def _in_one_line(error: Exception) -> str:
    """Say an error's kind and the first line of what it says."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
