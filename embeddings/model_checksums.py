"""Whether the models that are shipped with the package are, byte for byte, those that were shipped."""

from functools import cache
from hashlib import file_digest
from pathlib import Path

from embeddings.errors import ModelError
from embeddings.model_files import MODELS

__all__ = ["SUMS", "check_shipped", "shipped_sums"]

SUMS = MODELS / "SHA256SUMS"
"""As `sha256sum` writes it: `cd embeddings/models && sha256sum -c SHA256SUMS` checks it by hand."""


def check_shipped(folder: Path) -> None:
    """Compare every file that is listed for a model with its sum: 26 megabytes take 15 to 60 milliseconds.

    A folder of another name than a shipped model's has nothing to be compared with. Raises `ModelError`.
    """
    for name, expected in shipped_sums().items():
        model, _, file = name.partition("/")
        if model == folder.name:
            _check(folder / file, expected)


@cache
def shipped_sums() -> dict[str, str]:
    """Read the list: the SHA-256 of each file under its path below `models`."""
    try:
        lines = SUMS.read_text(encoding="utf-8").splitlines()
        return {name: expected for expected, name in (line.split("  ", maxsplit=1) for line in lines)}
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {SUMS}, which the models are checked by: install the package again") from error


def _check(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"the model file {path} cannot be read: {error.strerror}; install the package again"
        ) from error
    if found != expected:
        raise ModelError(f"the model file {path} is not the one that was shipped; install the package again")
