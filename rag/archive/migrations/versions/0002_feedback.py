"""What people marked in the chat."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of feedback."""
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("identity", sa.String, nullable=False, unique=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("places", sa.JSON, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("marked", sa.DateTime, nullable=False),
    )
    op.create_index("feedback_by_question", "feedback", ["question"], postgresql_using="hash")
