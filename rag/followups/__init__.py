"""Follow-up questions: what is left unsaid is carried over from the questions asked before, and their answers."""

from rag.followups.completing import completed
from rag.followups.known import Known

__all__ = ["Known", "completed"]
