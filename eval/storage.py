"""What was documented here is in `eval.runs.storage`."""

from rag.moved import moved

__getattr__ = moved(__name__, {"load_run": "eval.runs.storage"})
