"""Dates in questions: which days a question speaks of, and what follows for the articles that are looked at."""

from rag.asked_dates.applied import narrowed, preferred, sought
from rag.asked_dates.asked import period_asked

__all__ = ["narrowed", "period_asked", "preferred", "sought"]
