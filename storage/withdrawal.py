"""Taking an article back for good: a tombstone is left, its rows go, and the verdicts on them stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from models.errors import StoreError
from storage import wire_copies
from storage.bulk import chunked
from storage.database import hold_writer_lock
from storage.origins import recount_origins
from storage.profiles import drop_profiles
from storage.responses import drop_bodies
from storage.shared_sides import drop_unused
from storage.tables import (
    ArticleRow,
    ArticleStatus,
    ContradictionRow,
    StatementRow,
)
from storage.workings import drop_workings


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal took along: revisions of the article, and rows of `contradictions`."""

    external_id: str
    revisions: int
    rows: int


def withdraw_article(session: Session, external_id: str, reason: str, *, at: datetime | None = None) -> Withdrawn:
    """Take an article out of use, say because its outlet took it back. It is not taken in again.

    Of every revision a tombstone stays: id, address, outlet, SHA-256, when it was withdrawn, and why. Its text, title,
    raw response, statements and pairs go, and with them its rows of `contradictions`; `reviews` keeps every verdict
    that was given on them. Raises StoreError where there is no such article or no reason is given.
    """
    if not reason.strip():
        raise StoreError("a withdrawal needs a reason, for whoever finds the tombstone")
    hold_writer_lock(session)
    ids = list(session.scalars(select(ArticleRow.id).where(ArticleRow.external_id == external_id)))
    if not ids:
        raise StoreError(f"there is no article {external_id}; `counterclaim export articles` lists them")
    rows = _drop_rows(session, ids)
    session.execute(delete(StatementRow).where(StatementRow.article_id.in_(ids)))
    _hand_on_originals(session, ids)
    moment = at or datetime.now(UTC)
    session.execute(
        update(ArticleRow)
        .where(ArticleRow.id.in_(ids))
        .values(
            status=ArticleStatus.WITHDRAWN,
            error=reason.strip().replace("\0", "\ufffd").encode(errors="replace").decode(),
            text="",
            title="",
            byline=None,
            withdrawn_at=moment,
        )
    )
    drop_bodies(session, ids)
    drop_profiles(session, ids)
    drop_workings(session, ids)
    return Withdrawn(external_id, len(ids), rows)


def _drop_rows(session: Session, article_ids: Sequence[int]) -> int:
    """Delete the rows with a side in these articles and count the origins of their disputes anew; how many went."""
    gone: dict[int, str] = {}
    sides: set[int] = set()
    for ids in chunked(article_ids):
        side = or_(ContradictionRow.claim_article_id.in_(ids), ContradictionRow.denial_article_id.in_(ids))
        row = ContradictionRow
        found = select(row.id, row.dispute_id, row.claim_side_id, row.denial_side_id).where(side)
        for id_, dispute_id, *shown in session.execute(found):
            gone[id_] = dispute_id
            sides.update(shown)
    for rows in chunked(sorted(gone)):
        session.execute(delete(ContradictionRow).where(ContradictionRow.id.in_(rows)))
    session.flush()
    drop_unused(session, sides)
    recount_origins(session, set(gone.values()))
    return len(gone)


def _hand_on_originals(session: Session, article_ids: Sequence[int]) -> None:
    """What was a copy of the withdrawn text points to the first of the other copies instead; that one to none."""
    for original in article_ids:
        copies = list(
            session.scalars(
                select(ArticleRow.id)
                .where(ArticleRow.duplicate_of == original, ArticleRow.id.not_in(article_ids))
                .order_by(ArticleRow.id)
            )
        )
        if copies:
            heir, *others = copies
            session.execute(update(ArticleRow).where(ArticleRow.id == heir).values(duplicate_of=None))
            session.execute(update(ArticleRow).where(ArticleRow.id.in_(others)).values(duplicate_of=heir))
            wire_copies.hand_on(session, original, heir)
    wire_copies.forget(session, article_ids)
