"""The reports that answers are tested with."""

from tests.rag.answers.conftest import answered

__all__ = ["answered"]
