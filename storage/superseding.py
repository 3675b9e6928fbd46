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
    for ids in chunked(sorted(set(article_ids))):
        gone |= {id_ for id_, key in session.execute(_open_rows(ids)) if key not in kept}
    for ids in chunked(sorted(gone)):
        session.execute(update(ContradictionRow).where(ContradictionRow.id.in_(ids)).values(status=Status.SUPERSEDED))
    return len(gone)


def _open_rows(article_ids: Sequence[int]) -> Select[tuple[int, str]]:
    """Open rows with a side in one of these articles, whose two articles have a current revision that was read."""
    claim, denial = aliased(ArticleRow), aliased(ArticleRow)
    external_ids = select(ArticleRow.external_id).where(ArticleRow.id.in_(article_ids))
    return (
        select(ContradictionRow.id, ContradictionRow.pair_key)
        .join(claim, claim.id == ContradictionRow.claim_article_id)
        .join(denial, denial.id == ContradictionRow.denial_article_id)
        .where(
            ContradictionRow.status == Status.OPEN,
            or_(claim.external_id.in_(external_ids), denial.external_id.in_(external_ids)),
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
