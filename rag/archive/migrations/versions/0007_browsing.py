"""An index that holds all by which articles are listed, so that no text is read for it."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the index, in SQLite, which keeps texts in the way of what stands behind them."""
    if op.get_bind().dialect.name == "sqlite":
        named = ["publisher", "published", "language", "added", "article_id", "title", "source"]
        op.create_index("articles_by_outlet", "articles", named)
