"""Floor 2: articles in, sourced answers out.

>>> from rag import Archive, Assistant, Retriever
"""

from rag.archive import Archive
from rag.assistant import Assistant
from rag.retriever import Retriever
from rag.settings import Llm, Secret, Settings, Unsupported
from rag.types import Answer, Article, Citation, Filters, Hit, Passage, Trace

__all__ = [
    "Answer",
    "Archive",
    "Article",
    "Assistant",
    "Citation",
    "Filters",
    "Hit",
    "Llm",
    "Passage",
    "Retriever",
    "Secret",
    "Settings",
    "Trace",
    "Unsupported",
]
