"""The feeds, pages and folders that are followed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table of what is followed."""
    op.create_table(
        "followed",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("read", sa.DateTime),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("brought", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("seen", sa.JSON, nullable=False),
    )
