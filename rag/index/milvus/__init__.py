"""Both indexes in Milvus, for archives that one machine does not hold; imported only where a setting names it.

- `change`: One change of the index, from its first write to its stamp.
- `collection`: One collection of Milvus: rows under whole numbers, with vectors to search by.
- `conditions`: Filters, as Milvus reads them.
- `connection`: A Milvus server, asked in bounded time: what goes wrong there becomes one line, an
  `IndexOutOfReach`.
- `counts`: How many passages hold each term, and of what the index is made: the second collection.
- `index`: Both indexes in Milvus: vectors, and terms as sparse vectors that are scored as tantivy scores them.
- `layout`: The two collections that an index takes: their fields, and how each is indexed.
- `place`: Where in Milvus an index is kept, and whose it is.
- `terms`: Terms as sparse vectors: candidates by inner product, then BM25 exactly as tantivy computes it.
"""

from rag.index.milvus.place import MilvusPlace

__all__ = ["MilvusPlace"]
