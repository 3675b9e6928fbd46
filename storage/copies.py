"""Rows that are one and the same pair of quotes in copies of one wire report: folded on pages, judged together."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, aliased

from models.vocabulary import Status, Verdict
from storage.bulk import chunked
from storage.pair_key import normalised
from storage.tables import ArticleRow, ContradictionRow, ReviewRow

#: What copies have in common: the original of each article, and the words of each quote.
CopyKey = tuple[frozenset[tuple[int, str]], str]


def copy_keys(session: Session, rows: Sequence[ContradictionRow]) -> dict[int, CopyKey]:
    """By row id; rows with one key say the same out of copies of the same reports."""
    articles = sorted({id_ for row in rows for id_ in (row.claim_article_id, row.denial_article_id)})
    original: dict[int, int] = {}
    for ids in chunked(articles):
        wanted = select(ArticleRow.id, func.coalesce(ArticleRow.duplicate_of, ArticleRow.id))
        original |= dict(session.execute(wanted.where(ArticleRow.id.in_(ids))).tuples().all())
    return {row.id: (_sides(row, original), row.dispute_id) for row in rows}


def copies_of(session: Session, row: ContradictionRow) -> list[ContradictionRow]:
    """The other rows with the same words out of copies of the same reports, strongest first."""
    table = ContradictionRow
    claim, denial = aliased(ArticleRow), aliased(ArticleRow)
    own = _originals(session, row)
    wanted = (
        select(table)
        .join(claim, claim.id == table.claim_article_id)
        .join(denial, denial.id == table.denial_article_id)
        .where(
            table.dispute_id == row.dispute_id,
            table.id != row.id,
            func.coalesce(claim.duplicate_of, claim.id).in_(own),
            func.coalesce(denial.duplicate_of, denial.id).in_(own),
        )
        .order_by(table.probability.desc(), table.id)
    )
    near = list(session.scalars(wanted))
    keys = copy_keys(session, [row, *near])
    return [each for each in near if keys[each.id] == keys[row.id]]


def cover_copies(session: Session, review: ReviewRow, rows: Iterable[ContradictionRow]) -> int:
    """Let a review cover these copies, as reviews of their own that name it; a copy that a person judged stays.

    Returns how many copies took it over.
    """
    covered = [row for row in rows if not _judged_by_a_person(session, row)]
    for row in covered:
        session.execute(insert(ReviewRow).values(**_copied(review, row)))
        row.verdict, row.reason, row.note = review.verdict, review.reason, review.note
        row.reviewer, row.reviewed_at = review.reviewer, review.reviewed_at
        row.status = Status.OPEN if review.verdict is None else Status.REVIEWED
    session.flush()
    return len(covered)


def cover_new_rows(session: Session, dispute_ids: Collection[str]) -> int:
    """Let rows that have just come in, as further copies of a judged one, take over its verdict; how many did."""
    covered = 0
    for ids in chunked(sorted(dispute_ids)):
        wanted = select(ContradictionRow).where(ContradictionRow.dispute_id.in_(ids))
        rows = list(session.scalars(wanted.where(ContradictionRow.status.in_((Status.OPEN, Status.REVIEWED)))))
        judged = [row for row in rows if row.verdict is not None]
        waiting = [row for row in rows if row.verdict is None]
        if not judged or not waiting:
            continue
        keys = copy_keys(session, rows)
        for row in waiting:
            like = next((other for other in judged if keys[other.id] == keys[row.id]), None)
            latest = None if like is None else latest_review(session, like.id)
            # A copy whose verdict a person took back by hand is not covered again.
            if latest is not None and latest_review(session, row.id) is None:
                covered += cover_copies(session, _source_of(session, latest), [row])
    return covered


def latest_review(session: Session, row_id: int) -> ReviewRow | None:
    """The newest review of a row."""
    wanted = select(ReviewRow).where(ReviewRow.contradiction_id == row_id).order_by(ReviewRow.id.desc()).limit(1)
    return session.scalars(wanted).first()


def _source_of(session: Session, review: ReviewRow) -> ReviewRow:
    return review if review.copied_from is None else session.get_one(ReviewRow, review.copied_from)


def _judged_by_a_person(session: Session, row: ContradictionRow) -> bool:
    latest = latest_review(session, row.id)
    return latest is not None and latest.copied_from is None and latest.verdict is not None


def _copied(review: ReviewRow, row: ContradictionRow) -> dict[str, Any]:
    verdict: Verdict | None = review.verdict
    return {
        "contradiction_id": row.id,
        "pair_key": row.pair_key,
        "verdict": verdict,
        "reason": review.reason,
        "note": review.note,
        "reviewer": review.reviewer,
        "reviewed_at": review.reviewed_at,
        "relation": row.relation,
        "decision": row.decision,
        "probability": row.probability,
        "model_fingerprint": row.model_fingerprint,
        "copied_from": review.id,
    }


def _originals(session: Session, row: ContradictionRow) -> list[int]:
    wanted = select(func.coalesce(ArticleRow.duplicate_of, ArticleRow.id))
    return list(session.scalars(wanted.where(ArticleRow.id.in_((row.claim_article_id, row.denial_article_id)))))


def _sides(row: ContradictionRow, original: dict[int, int]) -> frozenset[tuple[int, str]]:
    return frozenset(
        {
            (original[row.claim_article_id], normalised(row.claim_quote)),
            (original[row.denial_article_id], normalised(row.denial_quote)),
        }
    )
