"""What was documented here is in `eval.runs.storage`."""

from rag.deprecated_imports import moved

__getattr__ = moved(__name__, {"load_run": "eval.runs.storage"})
