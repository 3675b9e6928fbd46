"""The read-only JSON API: rows, disputes, verdicts and tallies, with the filters of the page."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from desk.asked import LARGEST_ID, AskedOfTheApi
from desk.pages.common import REFUSALS, Id, Reading
from models.vocabulary import Reason, Status, Verdict
from storage.disputes import queue_page
from storage.queries import Row, count_rows, get_row, list_rows
from storage.reviews import reviews_of
from storage.tables import ReviewRow
from storage.teaching import tallies

router = APIRouter(prefix="/api", responses=REFUSALS)

Asking = Annotated[AskedOfTheApi, Query()]
PerPage = Annotated[int, Query(ge=1, le=500)]


class Rows(BaseModel):
    """A page of rows: the public columns of `contradictions`, in their order."""

    total: int
    page: int
    rows: list[dict[str, Any]]


class DisputeSummary(BaseModel):
    """A dispute and its strongest rows."""

    dispute_id: str
    size: int
    open: int
    origins: int
    first_seen_at: datetime
    rows: list[dict[str, Any]]


class Disputes(BaseModel):
    """A page of the queue."""

    total: int
    total_rows: int
    page: int
    disputes: list[DisputeSummary]


class Review(BaseModel):
    """One verdict; without one it takes back the review that it undoes."""

    id: int
    row_id: int
    verdict: Verdict | None
    reason: Reason | None
    note: str | None
    reviewer: str | None
    reviewed_at: datetime
    probability: float
    undoes: int | None
    copied_from: int | None


class RowWithReviews(BaseModel):
    """A row and all verdicts on it, oldest first."""

    row: dict[str, Any]
    reviews: list[Review]


class TallyLine(BaseModel):
    """Verdicts on the rows of one rule or gate."""

    kind: str
    name: str
    judged: int
    confirmed: int
    false_positive: int
    reasons: dict[str, int]


@router.get("/rows", summary="Rows that pass the filters, strongest first")
def rows(asked: Asking, session: Reading) -> Rows:
    filters = asked.filters(Status.OPEN, Status.REVIEWED)
    found = list_rows(session, asked.paged(filters, asked.per_page))
    return Rows(total=count_rows(session, filters), page=asked.page, rows=_public(found))


@router.get("/rows/{row_id}", summary="One row with its verdicts")
def row(row_id: Id, session: Reading) -> RowWithReviews:
    found = get_row(session, row_id)
    return RowWithReviews(row=found.as_dict(), reviews=[_review(each) for each in reviews_of(session, row_id)])


@router.get("/disputes", summary="The queue")
def disputes(asked: Asking, session: Reading) -> Disputes:
    page = queue_page(session, asked.paged(asked.filters(Status.OPEN, Status.REVIEWED), asked.per_page), asked.sort)
    return Disputes(
        total=page.total_disputes,
        total_rows=page.total_rows,
        page=asked.page,
        disputes=[
            DisputeSummary(
                dispute_id=each.dispute_id,
                size=each.size,
                open=each.open,
                origins=each.origins,
                first_seen_at=each.first_seen_at,
                rows=_public(each.rows),
            )
            for each in page.disputes
        ],
    )


@router.get("/reviews", summary="Verdicts in the order in which they were given")
def reviews(
    session: Reading, after: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0, per_page: PerPage = 100
) -> list[Review]:
    from sqlalchemy import select

    wanted = select(ReviewRow).where(ReviewRow.id > after).order_by(ReviewRow.id).limit(per_page)
    return [_review(each) for each in session.scalars(wanted)]


@router.get("/tallies", summary="Verdicts and reason codes by rule and gate")
def tallied(session: Reading) -> list[TallyLine]:
    return [TallyLine(**asdict(each)) for each in tallies(session)]


def _public(found: Sequence[Row]) -> list[dict[str, Any]]:
    return [each.as_dict() for each in found]


def _review(found: ReviewRow) -> Review:
    return Review(
        id=found.id,
        row_id=found.contradiction_id,
        verdict=found.verdict,
        reason=found.reason,
        note=found.note,
        reviewer=found.reviewer,
        reviewed_at=found.reviewed_at,
        probability=found.probability,
        undoes=found.undoes,
        copied_from=found.copied_from,
    )
