"""Filters beside the question: which articles alone are asked, shown as chips, until they are taken away."""

from ui.chat.filtering.bar import FilterBar
from ui.chat.filtering.desk import FilterDesk
from ui.chat.filtering.documents import filters_document, filters_from

__all__ = ["FilterBar", "FilterDesk", "filters_document", "filters_from"]
