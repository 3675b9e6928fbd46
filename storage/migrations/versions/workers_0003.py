"""Batches that workers take for a while, and totals that outlive the runs that they were counted in."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The lease of an article, and `counters`."""
    # Plain ALTERs, also on SQLite: copying a table there would set off the deletes that its foreign keys ask for.
    op.add_column("articles", sa.Column("leased_by", sa.Text(), nullable=True))
    op.add_column("articles", sa.Column("leased_until", UtcDateTime(), nullable=True))
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", "label", name=op.f("pk_counters")),
    )


def downgrade() -> None:
    """Without them: every article is free, and the totals begin anew."""
    op.drop_table("counters")
    op.drop_column("articles", "leased_until")
    op.drop_column("articles", "leased_by")
