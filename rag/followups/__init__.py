"""Follow-up questions: what is left unsaid is carried over from the questions asked before."""

from rag.followups.completing import completed

__all__ = ["completed"]
