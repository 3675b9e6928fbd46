"""Less disk an article: three indexes that no question needs, and times of pairs that nobody reads.

Bands are found by their digests, which the signature tells; the type of a claim is asked for beside other things.
"""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INDEXES = (("article_bands", "article_id"), ("propositions", "claim_type"), ("contradiction_rows", "claim_type"))
TIMES = ("first_seen_at", "last_seen_at")


def upgrade() -> None:
    """They go."""
    for table, column in INDEXES:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for column in TIMES:
        op.drop_column("pairs", column)


def downgrade() -> None:
    """A pair was seen when its claim's article was fetched, as far as can be told."""
    for column in TIMES:
        op.add_column("pairs", sa.Column(column, UtcDateTime(), nullable=False, server_default="2000-01-01T00:00:00Z"))
    fetched = (
        "(SELECT articles.fetched_at FROM propositions JOIN articles ON articles.id = propositions.article_id "
        "WHERE propositions.id = pairs.claim_proposition_id)"
    )
    op.execute(f"UPDATE pairs SET {', '.join(f'{column} = {fetched}' for column in TIMES)}")
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
