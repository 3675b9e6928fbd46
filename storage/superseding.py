"""Rows that a new pairing no longer gives rise to: still open ones become `superseded`, a person's verdict stays."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from models.vocabulary import Status
from storage.bulk import chunked
from storage.tables import ArticleRow, ArticleStatus, ContradictionRow


def supersede_rows(session: Session, article_ids: Collection[int], produced: Collection[str]) -> int:
    """Supersede the open rows of these articles, of any revision, whose pair key was not `produced`; how many.

    A row waits while its other article is still to be read: only after that can its pair be missed.
    """
    kept = frozenset(produced)
    gone: set[int] = set()
    for ids in chunked(_revisions(session, article_ids)):
        found = session.execute(_rows(ids))
        gone |= {id_ for id_, key, status in found if status is Status.OPEN and key not in kept}
    for ids in chunked(sorted(gone)):
        session.execute(update(ContradictionRow).where(ContradictionRow.id.in_(ids)).values(status=Status.SUPERSEDED))
    return len(gone)


def _revisions(session: Session, article_ids: Collection[int]) -> list[int]:
    """The ids of all revisions of these articles."""
    found: set[int] = set()
    given = aliased(ArticleRow)
    for ids in chunked(sorted(set(article_ids))):
        wanted = select(ArticleRow.id).join(given, given.external_id == ArticleRow.external_id)
        found |= set(session.scalars(wanted.where(given.id.in_(ids))))
    return sorted(found)


def _rows(article_ids: Sequence[int]) -> Select[tuple[int, str, Status]]:
    """Rows with a side in one of these articles, whose two articles have a current revision that was read.

    Ids in full and the status for the caller to look at: a subquery in an OR on PostgreSQL, or a condition that half of
    all rows meet on SQLite, and the planner goes through all rows.
    """
    claim, denial = aliased(ArticleRow), aliased(ArticleRow)
    row = ContradictionRow
    return (
        select(row.id, row.pair_key, row.status)
        .join(claim, claim.id == row.claim_article_id)
        .join(denial, denial.id == row.denial_article_id)
        .where(
            or_(row.claim_article_id.in_(article_ids), row.denial_article_id.in_(article_ids)),
            _read(claim),
            _read(denial),
        )
    )


def _read(article: Any) -> ColumnElement[bool]:
    current = aliased(ArticleRow)
    return exists().where(
        current.external_id == article.external_id,
        current.status == ArticleStatus.CURRENT,
        current.read_fingerprint.is_not(None),
    )
