"""What is wrong with a dataset's files, collected, so that all of it can be said at once."""

from embeddings.errors import DatasetInvalid

__all__ = ["Problems"]


class Problems:
    """A list of problems that grows while files are read."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, place: object, reason: str) -> None:
        """Note what is wrong at a place: a path, or a path with its line as `path:line`."""
        self._found.append(f"{place}: {reason}")

    def refuse(self) -> None:
        """Raise `DatasetInvalid` with everything that was noted; do nothing where that is nothing."""
        if self._found:
            raise DatasetInvalid(*self._found)
