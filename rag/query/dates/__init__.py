"""Dates in questions: which days a question speaks of, and what follows for the articles that are looked at."""

from rag.query.dates.applied import narrowed, preferred
from rag.query.dates.asked import DatesAsked, dates_asked

__all__ = ["DatesAsked", "dates_asked", "narrowed", "preferred"]
