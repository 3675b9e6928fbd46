"""Indexes by which a worker finds what waits, however much is stored; on PostgreSQL, one for the desk's queue."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: What the queue filters, folds and sorts by. An entry of an index may not be as long as a name may be on PostgreSQL;
#: SQLite has its wider one since 0004.
QUEUE = (
    "dispute_id decision status probability first_seen_at claim_published_at denial_published_at denial_lag_seconds "
    "claim_origins denial_origins"
).split()


def upgrade() -> None:
    """By the reader's and the pairing's fingerprints."""
    op.drop_index(op.f("ix_articles_status_read_fingerprint"), "articles")
    op.create_index(
        op.f("ix_articles_status_read_fingerprint_failed_fingerprint"),
        "articles",
        ["status", "read_fingerprint", "failed_fingerprint"],
    )
    op.create_index(op.f("ix_articles_status_paired_fingerprint"), "articles", ["status", "paired_fingerprint"])
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_contradictions_queue", "contradictions", QUEUE)


def downgrade() -> None:
    """The one that was there before."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_contradictions_queue", "contradictions")
    op.drop_index(op.f("ix_articles_status_paired_fingerprint"), "articles")
    op.drop_index(op.f("ix_articles_status_read_fingerprint_failed_fingerprint"), "articles")
    op.create_index(op.f("ix_articles_status_read_fingerprint"), "articles", ["status", "read_fingerprint"])
