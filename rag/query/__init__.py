"""What a question is: analysed once, then passed down as a `Query`."""

from rag.query.claim import Claimed, claimed
from rag.query.kind import Kind, asks_something
from rag.query.query import Query
from rag.query.understanding import LONGEST_QUESTION, understand

__all__ = ["LONGEST_QUESTION", "Claimed", "Kind", "Query", "asks_something", "claimed", "understand"]
