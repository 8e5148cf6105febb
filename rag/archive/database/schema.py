"""The tables of an archive. A change here needs a migration in `migrations/versions`."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from rag.archive.database.column_types import LINE, TEXT

__all__ = [
    "HEAD",
    "articles",
    "conversations",
    "corrections",
    "feedback",
    "followed",
    "metadata",
    "passages",
    "signatures",
    "state",
]

HEAD = "0007"
"""The newest migration: known here so that opening an up-to-date archive need not load Alembic."""

metadata = MetaData()

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""archive (a UUID), generation, encoder (name), encoder_fingerprint, chunker, signatures (their recipe), changed."""

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", String, nullable=False, unique=True),
    Column("source", LINE, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("body", JSON, nullable=False),
    Column("language", String, nullable=False),
    Column("title", LINE),
    Column("publisher", LINE),
    Column("published", Date),
    Column("certainty", String, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("added", DateTime, nullable=False),
    UniqueConstraint("source").ddl_if(dialect="sqlite"),
    Index("articles_by_text", "text_hash"),
    Index("articles_by_date", "published"),
    Index("articles_by_outlet", "publisher", "published", "language", "added", "article_id", "title", "source").ddl_if(
        dialect="sqlite"
    ),
)
"""No two have the same source; PostgreSQL sees to that by a hash, as its other indexes hold 2,700 bytes at most.
SQLite reads a text to reach what stands behind it: `articles_by_outlet` holds all by which articles are listed.
`text_hash` is of the text alone (copies share it), `content_hash` of everything that reading found."""

passages = Table(
    "passages",
    metadata,
    Column("passage_id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("article", Integer, ForeignKey(articles.c.number, ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""`vector` is float16[d], little-endian. No id is used twice, so that a stale index can never name another text."""

signatures = Table(
    "signatures",
    metadata,
    Column("article", Integer, ForeignKey(articles.c.number, ondelete="CASCADE"), primary_key=True),
    Column("minhash", LargeBinary, nullable=False),
)
"""`minhash` is uint32[96], little-endian, of the story's words; by it, copies are found. One for each article."""

feedback = Table(
    "feedback",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("identity", String, nullable=False, unique=True),
    Column("question", TEXT, nullable=False),
    Column("mark", String, nullable=False),
    Column("places", JSON, nullable=False),
    Column("language", String, nullable=False),
    Column("marked", DateTime, nullable=False),
    Column("owner", TEXT, nullable=False, server_default=""),
    Column("verdict", String),
    Column("note", TEXT, nullable=False, server_default=""),
    Index("feedback_by_question", "question"),
)
"""What people marked; the highest `number` is the newest. `identity` is of question, mark, places, owner and verdict.
No foreign key: a mark outlives its article. Nothing of it is searched, so that writing here does not raise the
generation. On PostgreSQL the index is one of hashes, as its migration has it: said here, it would load that dialect."""

corrections = Table(
    "corrections",
    metadata,
    Column("article", Integer, ForeignKey(articles.c.number, ondelete="CASCADE"), primary_key=True),
    Column("read", JSON, nullable=False),
    Column("said", JSON, nullable=False),
)
"""What a person put right of an article: title, publisher, published, certainty and body, as they were read and, those
that are otherwise, as they are said. The row of the article holds what is said."""

conversations = Table(
    "conversations",
    metadata,
    Column("key", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("title", TEXT, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("changed", DateTime, nullable=False),
    Index("conversations_by_owner", "owner", "changed"),
)
"""What was asked in the chat and what was answered. A conversation quotes articles, it does not hold them. As with
feedback, nothing of it is searched."""

followed = Table(
    "followed",
    metadata,
    Column("key", String, primary_key=True),
    Column("source", LINE, nullable=False),
    Column("since", DateTime, nullable=False),
    Column("read", DateTime),
    Column("added", Integer, nullable=False),
    Column("brought", Integer, nullable=False),
    Column("error", TEXT),
    Column("seen", JSON, nullable=False),
)
"""Feeds, pages, files and folders that are read again and again. `added` is of the last reading, `brought` of all;
`seen` holds what the last reading saw: of a feed its links, of a folder its files. `key` is made of the source."""
