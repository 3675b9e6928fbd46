"""Full text that has had its time: removed by age, while what was said in it stays with its short quotes."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.bulk import chunked
from storage.database import hold_writer_lock
from storage.responses import drop_bodies
from storage.tables import ArticleRow

#: Articles in one statement; a night's work is done in as many as it takes.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Expired:
    """How many texts were removed, and how many raw responses with them."""

    texts: int
    responses: int


def expire_text(session: Session, older_than: datetime, *, at: datetime | None = None) -> Expired:
    """Remove the full text and the raw response of every revision that was fetched before `older_than`.

    Address, title, outlet, times and SHA-256 stay, as do statements, rows of `contradictions` with their quotes, and
    verdicts. The same text is recognised when it is met again, and is not stored a second time.
    """
    hold_writer_lock(session)
    old = select(ArticleRow.id).where(
        ArticleRow.fetched_at < older_than, ArticleRow.expired_at.is_(None), ArticleRow.withdrawn_at.is_(None)
    )
    ids = list(session.scalars(old.order_by(ArticleRow.id)))
    moment = at or datetime.now(UTC)
    for some in chunked(ids, _AT_ONCE):
        session.execute(update(ArticleRow).where(ArticleRow.id.in_(some)).values(text="", expired_at=moment))
    return Expired(len(ids), drop_bodies(session, ids))
