"""Verdicts: every one is kept in `reviews`, the latest shows in the row."""

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.errors import StoreError
from models.vocabulary import Reason, Status, Verdict
from storage.tables import ContradictionRow, ReviewRow


def add_review(
    session: Session,
    row_id: int,
    verdict: Verdict,
    reason: Reason | None = None,
    note: str | None = None,
    reviewer: str | None = None,
    *,
    reviewed_at: datetime | None = None,
) -> ContradictionRow:
    """Append a verdict and show it in the row, which becomes `reviewed`. Raises StoreError if there is no such row.

    The review keeps what the row then said (relation, decision, probability, model), so it can be learned from later.
    """
    row = session.get(ContradictionRow, row_id, with_for_update=True)
    if row is None:
        raise StoreError(f"there is no contradiction {row_id} to review; `counterclaim list` shows the ids")
    moment = reviewed_at or datetime.now(UTC)
    session.execute(
        insert(ReviewRow).values(
            contradiction_id=row.id,
            pair_key=row.pair_key,
            verdict=verdict,
            reason=reason,
            note=note,
            reviewer=reviewer,
            reviewed_at=moment,
            relation=row.relation,
            decision=row.decision,
            probability=row.probability,
            model_fingerprint=row.model_fingerprint,
        )
    )
    row.verdict, row.reason, row.note, row.reviewer = verdict, reason, note, reviewer
    row.reviewed_at = moment
    row.status = Status.REVIEWED
    session.flush()
    session.refresh(row)
    return row


def reviews_of(session: Session, row_id: int) -> list[ReviewRow]:
    """All verdicts on a row, oldest first."""
    return list(session.scalars(select(ReviewRow).where(ReviewRow.contradiction_id == row_id).order_by(ReviewRow.id)))
