"""How every XML document is parsed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["SAFELY"]

SAFELY: Mapping[str, Any] = MappingProxyType(
    {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
)
"""Options of lxml: nothing that a document names is opened, and it cannot unfold."""
