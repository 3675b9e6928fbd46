"""Indexes for the desk's counts, in place of two on columns of few values, which lead to the rows by a long road."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Half the table has one status and one decision: an index on either leads to the rows by the slowest road.
COARSE = ("decision", "status")


def upgrade() -> None:
    for column in COARSE:
        op.drop_index(op.f(f"ix_contradictions_{column}"), "contradictions")
    op.create_index("ix_contradictions_decision_status", "contradictions", ["decision", "status"])
    judged, by_hand = sa.text("verdict IS NOT NULL"), sa.text("gate_reason = 'added_by_hand'")
    op.create_index(
        "ix_contradictions_judged", "contradictions", ["verdict"], sqlite_where=judged, postgresql_where=judged
    )
    op.create_index(
        "ix_contradictions_by_hand", "contradictions", ["gate_reason"], sqlite_where=by_hand, postgresql_where=by_hand
    )


def downgrade() -> None:
    for name in ("by_hand", "judged", "decision_status"):
        op.drop_index(f"ix_contradictions_{name}", "contradictions")
    for column in COARSE:
        op.create_index(op.f(f"ix_contradictions_{column}"), "contradictions", [column])
