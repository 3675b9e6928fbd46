"""Indexes by which a worker finds what waits, however much is stored."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """By the reader's and the pairing's fingerprints."""
    op.drop_index(op.f("ix_articles_status_read_fingerprint"), "articles")
    op.create_index(
        op.f("ix_articles_status_read_fingerprint_failed_fingerprint"),
        "articles",
        ["status", "read_fingerprint", "failed_fingerprint"],
    )
    op.create_index(op.f("ix_articles_status_paired_fingerprint"), "articles", ["status", "paired_fingerprint"])


def downgrade() -> None:
    """The one that was there before."""
    op.drop_index(op.f("ix_articles_status_paired_fingerprint"), "articles")
    op.drop_index(op.f("ix_articles_status_read_fingerprint_failed_fingerprint"), "articles")
    op.create_index(op.f("ix_articles_status_read_fingerprint"), "articles", ["status", "read_fingerprint"])
