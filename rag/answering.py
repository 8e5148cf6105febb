"""What was documented here is in `rag.verdicts`."""

from rag.deprecated_imports import moved

__getattr__ = moved(__name__, {"stance": "rag.verdicts"})
