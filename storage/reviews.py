"""Verdicts: every one is kept in `reviews`, the latest shows in the row, and it covers the row's wire copies."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.errors import MissingError, StoreError
from models.vocabulary import Reason, Status, Verdict
from storage.copies import copies_of, cover_copies, latest_review
from storage.tables import ContradictionRow, ReviewRow

#: The version of a row that nobody has reviewed.
UNREVIEWED = 0


class OutdatedError(StoreError):
    """Somebody else reviewed the row after it was looked at."""


def add_review(
    session: Session,
    row_id: int,
    verdict: Verdict,
    reason: Reason | None = None,
    note: str | None = None,
    reviewer: str | None = None,
    *,
    reviewed_at: datetime | None = None,
    seen: int | None = None,
) -> ContradictionRow:
    """Append a verdict and show it in the row, which becomes `reviewed`. Raises StoreError if there is no such row.

    The review keeps what the row then said (relation, decision, probability, model), so it can be learned from later.
    `seen` is the row's `version` when the reviewer looked at it: OutdatedError where somebody else was quicker.
    The verdict covers the row's copies out of the same wire reports, unless a person judged them by themselves.
    """
    row = _for_review(session, row_id, seen)
    review = _append(session, row, verdict, reason, note, reviewer, reviewed_at or datetime.now(UTC))
    cover_copies(session, review, copies_of(session, row))
    session.refresh(row)
    return row


def take_back(
    session: Session, row_id: int, reviewer: str | None = None, *, at: datetime | None = None, seen: int | None = None
) -> ContradictionRow:
    """Undo the latest verdict on a row by a further review: the one before it shows again, or the row is open again.

    Raises StoreError where there is no verdict to take back, OutdatedError as `add_review` does.
    """
    row = _for_review(session, row_id, seen)
    standing = _standing(reviews_of(session, row_id))
    if not standing:
        raise StoreError(f"contradiction {row_id} has no verdict that could be taken back")
    last, before = standing[-1], standing[-2] if len(standing) > 1 else None
    review = _append(
        session,
        row,
        before.verdict if before else None,
        before.reason if before else None,
        before.note if before else None,
        reviewer,
        at or datetime.now(UTC),
        undoes=last.id,
    )
    cover_copies(session, review, copies_of(session, row))
    session.refresh(row)
    return row


def reviews_of(session: Session, row_id: int) -> list[ReviewRow]:
    """All verdicts on a row, oldest first."""
    return list(session.scalars(select(ReviewRow).where(ReviewRow.contradiction_id == row_id).order_by(ReviewRow.id)))


def version(session: Session, row_id: int) -> int:
    """What changes with every review of a row: the id of the latest one, or `UNREVIEWED`."""
    latest = latest_review(session, row_id)
    return UNREVIEWED if latest is None else latest.id


def _for_review(session: Session, row_id: int, seen: int | None) -> ContradictionRow:
    row = session.get(ContradictionRow, row_id, with_for_update=True)
    if row is None:
        raise MissingError(f"there is no contradiction {row_id} to review; `counterclaim list` shows the ids")
    latest = latest_review(session, row_id)
    if seen is not None and seen != (latest.id if latest else UNREVIEWED):
        who = (latest.reviewer if latest else None) or "somebody else"
        raise OutdatedError(f"{who} reviewed contradiction {row_id} in the meantime; look at it again")
    return row


def _standing(reviews: Sequence[ReviewRow]) -> list[ReviewRow]:
    """The reviews that were not taken back, in their order."""
    standing: list[ReviewRow] = []
    for review in reviews:
        if review.undoes is not None:
            standing = [each for each in standing if each.id != review.undoes]
        elif review.verdict is None:  # the copy of one that took another back
            standing = standing[:-1]
        else:
            standing.append(review)
    return standing


def _append(
    session: Session,
    row: ContradictionRow,
    verdict: Verdict | None,
    reason: Reason | None,
    note: str | None,
    reviewer: str | None,
    moment: datetime,
    *,
    undoes: int | None = None,
) -> ReviewRow:
    added = insert(ReviewRow).values(
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
        undoes=undoes,
    )
    review = session.scalars(added.returning(ReviewRow)).one()
    row.verdict, row.reason, row.note, row.reviewer = verdict, reason, note, reviewer
    row.reviewed_at = moment
    row.status = Status.OPEN if verdict is None else Status.REVIEWED
    session.flush()
    return review
