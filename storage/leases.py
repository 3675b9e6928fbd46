"""Batches that workers take: each for a while only, so that what a dead worker held comes free again.

A lease is two columns of the article itself, never a row elsewhere: on PostgreSQL a worker that waited a moment for
another one's commit looks at the article again before it takes it (FOR UPDATE SKIP LOCKED does so for the locked row
alone). On SQLite the write lock comes first, so one worker claims at a time. All times are the database's, where it has
a clock of its own: workers on several machines need not agree on theirs.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from storage.articles import StoredArticle, as_article, unread
from storage.bulk import chunked
from storage.readings import unpaired
from storage.tables import ArticleRow

#: Without a sign of life for so long, a worker is taken to be dead.
LEASE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Lease:
    """Who takes articles, and for how many seconds at a time; one holder does one thing after the other."""

    holder: str
    seconds: int = LEASE_SECONDS


def claim_unread(
    session: Session, reader_fingerprint: str, lease: Lease, limit: int, up_to: int | None = None
) -> list[StoredArticle]:
    """Take up to `limit` articles that wait for this reader, oldest first; none that another worker holds.

    `up_to` is the largest id that may be taken.
    """
    wanted = unread(select(ArticleRow), reader_fingerprint, up_to).where(_free(session, lease))
    rows = list(session.scalars(_oldest(wanted, limit)))
    _take(session, lease, [row.id for row in rows])
    return [StoredArticle(row.id, as_article(row)) for row in rows]


def claim_unpaired(
    session: Session, pairing_fingerprint: str, lease: Lease, limit: int, up_to: int | None = None
) -> list[int]:
    """Take up to `limit` read articles that wait to be paired under this fingerprint, oldest first; their ids."""
    wanted = unpaired(select(ArticleRow.id), pairing_fingerprint, up_to).where(_free(session, lease))
    ids = list(session.scalars(_oldest(wanted, limit)))
    _take(session, lease, ids)
    return ids


def renew(session: Session, lease: Lease) -> int:
    """Hold on to all that this lease still holds, for its full time from now; how many articles that are."""
    now = database_time(session)
    mine = (ArticleRow.leased_by == lease.holder, ArticleRow.leased_until >= now)
    until = now + timedelta(seconds=lease.seconds)
    ids = list(session.scalars(select(ArticleRow.id).where(*mine).with_for_update(skip_locked=True)))
    for chunk in chunked(ids):
        session.execute(update(ArticleRow).where(ArticleRow.id.in_(chunk)).values(leased_until=until))
    return len(ids)


def still_held(session: Session, lease: Lease, article_ids: Collection[int]) -> frozenset[int]:
    """Those of the articles that this lease holds yet; the rows stay locked until the transaction ends.

    What is missing was taken over by another worker: what was made of it here must not be stored.
    """
    held: set[int] = set()
    for ids in chunked(sorted(article_ids)):
        mine = select(ArticleRow.id).where(ArticleRow.id.in_(ids), ArticleRow.leased_by == lease.holder)
        held |= set(session.scalars(mine.order_by(ArticleRow.id).with_for_update()))
    return frozenset(held)


def release(session: Session, article_ids: Iterable[int]) -> None:
    """Let these articles go, whoever held them: their work is done."""
    for ids in chunked(sorted(article_ids)):
        session.execute(update(ArticleRow).where(ArticleRow.id.in_(ids)).values(leased_by=None, leased_until=None))


def release_all(session: Session, lease: Lease) -> None:
    """Let go of everything that this holder has: he stops."""
    mine = ArticleRow.leased_by == lease.holder
    session.execute(update(ArticleRow).where(mine).values(leased_by=None, leased_until=None))


def newest_article(session: Session) -> int:
    """The largest article id; 0 where there is none."""
    return session.scalar(select(func.max(ArticleRow.id))) or 0


def count_unread(session: Session, reader_fingerprint: str, up_to: int | None = None) -> int:
    """How many articles wait for this reader, those in other workers' hands included."""
    return session.scalar(unread(select(func.count()).select_from(ArticleRow), reader_fingerprint, up_to)) or 0


def count_unpaired(session: Session, pairing_fingerprint: str, up_to: int | None = None) -> int:
    """How many read articles wait to be paired, those in other workers' hands included."""
    return session.scalar(unpaired(select(func.count()).select_from(ArticleRow), pairing_fingerprint, up_to)) or 0


def database_time(session: Session) -> datetime:
    """What time it is, by the one clock that all workers share."""
    if session.get_bind().dialect.name == "postgresql":
        found: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
        return found.astimezone(UTC)
    return datetime.now(UTC)  # a SQLite file has no clock, and its workers are on one machine


def _free(session: Session, lease: Lease) -> ColumnElement[bool]:
    """Held by nobody, by one whose time is over, or by this very holder from before a transaction that failed."""
    return or_(
        ArticleRow.leased_until.is_(None),
        ArticleRow.leased_until < database_time(session),
        ArticleRow.leased_by == lease.holder,
    )


def _oldest(wanted: Select[Any], limit: int) -> Select[Any]:
    return wanted.order_by(ArticleRow.id).limit(limit).with_for_update(skip_locked=True)


def _take(session: Session, lease: Lease, ids: Collection[int]) -> None:
    until = database_time(session) + timedelta(seconds=lease.seconds)
    for chunk in chunked(sorted(ids)):
        taken = update(ArticleRow).where(ArticleRow.id.in_(chunk))
        session.execute(taken.values(leased_by=lease.holder, leased_until=until))
