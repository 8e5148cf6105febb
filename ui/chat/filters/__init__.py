"""Filters beside the question: which articles alone are asked.

- `choosing`: What is typed into the form of the filters → filters.
- `documents`: Filters as documents, kept with a turn, and back again.
"""

from ui.chat.filters.documents import filters_document, filters_from

__all__ = ["filters_document", "filters_from"]
