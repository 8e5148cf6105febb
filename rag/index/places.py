"""Where an index is kept: the place that a setting names."""

from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import SettingsError
from rag.index.base import IndexPlace
from rag.settings.index_address import milvus_address

if TYPE_CHECKING:  # FAISS and tantivy are loaded with the first index
    from rag.index.local import LocalIndex

__all__ = ["LocalPlace", "index_place"]


class LocalPlace:
    """A folder of our own: what cannot be used there is made anew."""

    is_shared = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, *, archive: str, recipe: str, dimensions: int) -> "LocalIndex":
        """Open the index in the folder, or begin an empty one where it cannot be used."""
        from rag.index.local import LocalIndex

        return LocalIndex.open(self._folder, archive=archive, recipe=recipe, dimensions=dimensions)

    def load(self, *, archive: str, recipe: str, dimensions: int) -> "LocalIndex":
        """Open the index in the folder as it is; raises `IndexUnusable`."""
        from rag.index.local import LocalIndex

        return LocalIndex.load(self._folder, archive=archive, recipe=recipe, dimensions=dimensions)

    def discard(self) -> None:
        """Take the index away."""
        from rag.index.local import LocalIndex

        LocalIndex.discard(self._folder)


def index_place(setting: str, *, folder: Path) -> IndexPlace:
    """Return the place that `Settings.index` names: the folder, or Milvus; raises `SettingsError`."""
    address = milvus_address(setting)
    if address is None:
        return LocalPlace(folder)
    try:
        from rag.index.milvus import MilvusPlace
    except ImportError as error:
        raise SettingsError(
            f"an index at {address} needs the pymilvus package: pip install 'sitasi[milvus]'"
        ) from error
    return MilvusPlace(address)
