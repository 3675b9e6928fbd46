"""An index of the few articles that a worker holds: he asks for his own now and then, and for all when he stops."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of those that nobody holds, which are nearly all, it knows nothing."""
    held = sa.text("leased_by IS NOT NULL")
    op.create_index("ix_articles_leased_by", "articles", ["leased_by"], sqlite_where=held, postgresql_where=held)


def downgrade() -> None:
    """Without it, each such question goes through all articles."""
    op.drop_index("ix_articles_leased_by", "articles")
