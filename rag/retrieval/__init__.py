"""From a query to hits: BM25 and cosine fused, copies merged, the first reread by the judge.

- `deduplication`: Hits that say the same in copies of one story become one hit, which names the others.
- `fusion`: Two rankings become one: a weighted sum of scores that mean the same for every question.
- `reranking`: Let the judge read the first hits together with the question, and rank them anew.
- `retriever`: Find: ask both indexes, fuse what they say, put copies together, let the judge reread, cut.
"""

from rag.retrieval.retriever import Evidence, Retriever

__all__ = ["Evidence", "Retriever"]
