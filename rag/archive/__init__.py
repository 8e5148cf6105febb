"""The truth: articles, passages and vectors, in SQLite in one folder or in PostgreSQL on a server.

- `adding`: Articles that were read → the archive, batch by batch, as people put them right before.
- `archive`: The way in: add → read → split → encode → store → index.
- `backup`: A copy of an archive in one SQLite file, made while it is in use, and put back in one transaction.
- `batches`: What is read, taken together: so much at a time as is written in one transaction.
- `current_index`: The index of an archive as it is now: brought up to date where it is behind, made anew where that is
  asked for.
- `database`: Where an archive lies: SQLite in a folder or PostgreSQL on a server, and its tables.
- `holdings`: What an archive holds, read: its articles, their passages and copies, and what people keep beside them.
- `indexing`: Carry what changed in the archive over into an index.
- `parallel`: Work done elsewhere, an item at a time, its order kept: in other processes by joblib, on other
  machines by Ray.
- `preprocess`: Articles made ready to be written: split, encoded and signed, here or wherever they are read.
- `signature`: The signature of an article: what tells, among very many, which few may be copies of each other.
- `sql`: Every SQL statement of an archive, a module a kind of row.
- `integrity`: Is the archive whole? Every promise of the schema, looked at.
- `writing`: Articles, passages, vectors and signatures → the database, all in one transaction.
"""

from rag.archive.archive import Archive, ArchiveInfo, Version
from rag.archive.backup import Backup
from rag.archive.sql.browsing import Facets, Leaf, Order, Sought
from rag.archive.sql.listing import Listed
from rag.archive.sql.missing_files import Gone

__all__ = ["Archive", "ArchiveInfo", "Backup", "Facets", "Gone", "Leaf", "Listed", "Order", "Sought", "Version"]
