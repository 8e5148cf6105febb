"""Filters beside the question: which articles alone are asked.

- `choosing`: What is typed into the form of the filters → filters.
- `documents`: Filters as documents, kept with a turn, and back again.
- `form`: The form in which filters are chosen, as it is filled in.
- `url_query`: Filters as the query of an address, as in `since=2026-01-01&outlet=Bell`, and back again.
"""

from ui.chat.filters.documents import filters_document, filters_from

__all__ = ["filters_document", "filters_from"]
