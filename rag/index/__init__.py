"""What finds passages fast: always derived from the archive, always rebuildable.

- `base`: What an index is: it is handed passages, terms and vectors, and knows nothing of articles.
- `bm25`: Best terms, by tantivy's BM25 over terms that were analysed elsewhere.
- `product_quantization`: Short codes of many vectors: all of them are looked at in a millisecond, and the best are
  worth a second look.
- `facets`: Article, language, publisher and date of each passage: a small table that filters become rows of.
- `local`: Both indexes of one machine in one folder: FAISS for vectors, tantivy for terms.
- `manifest`: Whether the files of an index are the very files that were written.
- `milvus`: Both indexes in Milvus, for archives that one machine does not hold; imported only where a setting names
  it.
- `places`: Where an index is kept: the place that a setting names.
- `structured_query`: BM25 over bags: each word of a question, with all that stands for it, scored as if it were one
  term.
- `vector_segments`: Rows of vectors in files that are written once: what is new gets one of its own, what is gone is
  noted beside them.
- `vectors`: Nearest vectors, by FAISS: half-precision rows, looked at one by one where few, by their codes where
  many.
"""

from rag.index.base import IndexEntry, IndexPlace, PassageIndex, Scored, Stamp
from rag.index.places import LocalPlace, index_place

__all__ = ["IndexEntry", "IndexPlace", "LocalPlace", "PassageIndex", "Scored", "Stamp", "index_place"]
