"""What a question is: analysed once, then passed down as a `Query`."""

from rag.query.alternatives import Alternative
from rag.query.claim import Claimed, claimed
from rag.query.comparison import sides_of
from rag.query.compound import MOST_PARTS, questions_in
from rag.query.kind import Kind, asks_for_several, asks_something
from rag.query.query import Query
from rag.query.understanding import LONGEST_QUESTION, understand

__all__ = [
    "LONGEST_QUESTION",
    "MOST_PARTS",
    "Alternative",
    "Claimed",
    "Kind",
    "Query",
    "asks_for_several",
    "asks_something",
    "claimed",
    "questions_in",
    "sides_of",
    "understand",
]
