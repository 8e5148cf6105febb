"""What was asked in the chat, and what people put right of what was read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables of conversations and corrections."""
    op.create_table(
        "conversations",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("turns", sa.JSON, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
    )
    op.create_index("conversations_by_owner", "conversations", ["owner", "changed"])
    op.create_table(
        "corrections",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("read", sa.JSON, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
    )
