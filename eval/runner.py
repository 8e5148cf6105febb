"""What was documented here is in `eval.runs.runner`."""

from rag.deprecated_imports import moved

__getattr__ = moved(__name__, {"evaluate": "eval.runs.runner"})
