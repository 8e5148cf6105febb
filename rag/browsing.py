"""What was documented here is in `rag.overview.browsing`."""

from rag.deprecated_imports import moved

__getattr__ = moved(__name__, {"look_through": "rag.overview.browsing"})
