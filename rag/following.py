"""What was documented here is in `rag.followed_sources`."""

from rag.deprecated_imports import moved

__getattr__ = moved(__name__, {"follow": "rag.followed_sources", "read_followed": "rag.followed_sources"})
