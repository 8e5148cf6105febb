"""Whose a mark is, the verdict that was marked, and a note."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; a mark that was made before is nobody's."""
    op.add_column("feedback", sa.Column("owner", sa.Text, nullable=False, server_default=""))
    op.add_column("feedback", sa.Column("verdict", sa.String))
    op.add_column("feedback", sa.Column("note", sa.Text, nullable=False, server_default=""))
