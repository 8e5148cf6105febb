"""The first schema: state, articles, passages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ExcludeConstraint

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "state",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.String, nullable=False, unique=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("title", sa.String),
        sa.Column("publisher", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("text_hash", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.UniqueConstraint("source").ddl_if(dialect="sqlite"),
        ExcludeConstraint(("source", "="), using="hash").ddl_if(dialect="postgresql"),
    )
    op.create_index("articles_by_text", "articles", ["text_hash"])
    op.create_index("articles_by_date", "articles", ["published"])
    op.create_table(
        "passages",
        sa.Column("passage_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_article", "passages", ["article"])
