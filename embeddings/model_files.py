"""Models on disk: where they lie, whether they have changed, and what may be given to them."""

import json
from hashlib import sha256
from pathlib import Path

from embeddings.errors import ModelError

__all__ = ["MODELS", "find_folder", "fingerprint_of", "in_one_line", "readable", "refuse_pickles"]

MODELS = Path(__file__).parent / "models"
"""What is shipped with the package, each model in a folder with its card."""

_READING_VERSION = "1"
"""Raise it whenever the code that reads models would give other results from the same files."""

_ENOUGH = 100_000
"""Characters read of one text: a longer one is no passage, and its mean hardly moves any more."""

_HASHED_EDGE = 1 << 20
"""Bytes hashed at either end of a large file: hashing gigabytes of weights takes longer than loading them."""

_PICKLED = frozenset({".bin", ".ckpt", ".joblib", ".pickle", ".pkl", ".pt", ".pth"})


def find_folder(name: str, *, owner: str, kind: str, remedy: str) -> Path:
    """Find a model's folder by its path, else by its name in the local cache, there under its owner's name too.

    `kind` and `remedy` are for the error, where it is in neither.
    """
    if name and Path(name).is_dir():
        return Path(name).resolve()
    from huggingface_hub import snapshot_download

    for repository in (name, f"{owner}/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (OSError, ValueError):  # not in the cache, or no name that could be in it
            continue
    raise ModelError(f"cannot load {kind} {name!r}: it is neither a folder nor in the local model cache; {remedy}")


def refuse_pickles(folder: Path) -> None:
    """Raise `ModelError` where weights would be read from a pickle, which can run any code, for want of safetensors."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _PICKLED and not _is_hidden(path, folder) and not any(path.parent.glob("*.safetensors")):
            raise ModelError(f"{path} is a pickle, which can run any code: save the model's weights as safetensors")


def fingerprint_of(folder: Path) -> str:
    """Hash every file that shapes the results, to sixteen digits; large files by their size and both ends."""
    digest = sha256(_READING_VERSION.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md" and not _is_hidden(path, folder):
            digest.update(json.dumps([path.relative_to(folder).as_posix(), path.stat().st_size]).encode())
            digest.update(_edges(path))
    return digest.hexdigest()[:16]


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _edges(path: Path) -> bytes:
    """Read a small file whole, and the first and last megabyte of a large one."""
    with path.open("rb") as file:
        head = file.read(_HASHED_EDGE)
        file.seek(max(_HASHED_EDGE, path.stat().st_size - _HASHED_EDGE))
        return head + file.read()


def readable(text: str) -> str:
    """Cut an overlong text and replace lone surrogates, which no tokenizer takes."""
    return text[:_ENOUGH].encode("utf-8", "replace").decode("utf-8")


def in_one_line(error: Exception) -> str:
    """Say an error's kind and the first line of what it says."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
