"""The queue: disputes with their rows folded into them, counted, sorted and cut into pages by the database itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from models.vocabulary import Status
from storage.filters import EVERYTHING, Filters, conditions, rank
from storage.tables import ContradictionRow

#: Rows of one dispute that a page of the queue unfolds; the dispute's own page has all.
UNFOLDED = 6


class Sort(StrEnum):
    """How disputes can be sorted; the default is the order of a list: flag, suggest, abstain, then probability."""

    STRONGEST = "strongest"
    NEWEST = "newest"
    LATEST_PUBLISHED = "published"
    MOST_ORIGINS = "origins"
    LONGEST_LAG = "lag"
    LARGEST = "rows"
    EVENT = "event"
    #: What the machine is least sure about: verdicts there teach most.
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute of the queue: its strongest rows (at most `UNFOLDED`), and how many rows and open ones it has."""

    dispute_id: str
    rows: Sequence[ContradictionRow]
    size: int
    open: int
    first_seen_at: datetime
    origins: int

    @property
    def head(self) -> ContradictionRow:
        """Its strongest row."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the queue, and how many disputes and rows pass in all."""

    disputes: Sequence[Dispute]
    total_disputes: int
    total_rows: int


def queue_page(session: Session, filters: Filters = EVERYTHING, sort: Sort = Sort.STRONGEST) -> Page:
    """The disputes with a row that passes; `limit` and `offset` of the filters count disputes."""
    folded = folded_disputes(conditions(filters), sort).subquery()
    wanted = (
        select(folded, func.count().over().label("disputes"), func.sum(folded.c.size).over().label("all_rows"))
        .order_by(*(folded.c[t.column].desc() if t.downwards else folded.c[t.column] for t in queue_order(sort)))
        .limit(filters.limit)
        .offset(filters.offset or None)
    )
    found = session.execute(wanted).all()
    if not found:
        return Page((), 0, 0) if not filters.offset else _past_the_end(session, filters, sort)
    ids = [each.dispute_id for each in found]
    rows, details = _strongest_rows(session, filters, ids), _details(session, filters, ids)
    disputes = [
        Dispute(each.dispute_id, rows[each.dispute_id], each.size, *details[each.dispute_id])
        for each in found
        if each.dispute_id in rows
    ]
    return Page(disputes, found[0].disputes, int(found[0].all_rows))


def folded_disputes(where: Sequence[ColumnElement[bool]], sort: Sort) -> Select[Any]:
    """One line a dispute with what it is sorted by, and no more: every further aggregate costs a tenth of the page.

    Only columns of the queue's index, so that SQLite need not open the rows themselves.
    """
    row = ContradictionRow
    columns: list[Any] = [
        row.dispute_id,
        func.min(rank() - row.probability).label("strength"),
        func.count().label("size"),
    ]
    if sort in _KEYS:
        key = _KEYS[sort]()
        columns += [key.label("key"), case((key.is_(None), 1), else_=0).label("keyless")]
    return select(*columns).where(*where).group_by(row.dispute_id)


@dataclass(frozen=True, slots=True)
class Term:
    """One of the things that disputes are sorted by, out of what `folded_disputes` gives."""

    column: str
    downwards: bool = False


def queue_order(sort: Sort) -> tuple[Term, ...]:
    """What disputes are sorted by, the weightiest first; a dispute without a key comes last."""
    last = (Term("strength"), Term("dispute_id"))
    if sort not in _KEYS:
        return last
    return (Term("keyless"), Term("key", downwards=sort not in (Sort.EVENT, Sort.UNCERTAIN)), *last)


_ROW = ContradictionRow
#: What the sorts beside the strongest look at; events and certainty upwards, all others downwards.
_KEYS: dict[Sort, Callable[[], ColumnElement[Any]]] = {
    Sort.NEWEST: lambda: func.max(_ROW.first_seen_at),
    Sort.LATEST_PUBLISHED: lambda: func.max(func.coalesce(_ROW.denial_published_at, _ROW.claim_published_at)),
    Sort.MOST_ORIGINS: lambda: func.max(_ROW.claim_origins + _ROW.denial_origins),
    Sort.LONGEST_LAG: lambda: func.max(_ROW.denial_lag_seconds),
    Sort.LARGEST: lambda: func.count(),
    Sort.EVENT: lambda: func.min(_ROW.event),
    Sort.UNCERTAIN: lambda: func.min(func.abs(_ROW.probability - 0.5)),
}


def _details(session: Session, filters: Filters, dispute_ids: Sequence[str]) -> dict[str, tuple[int, datetime, int]]:
    """Of a page's disputes: how many rows are open, when the first was seen, and the most origins of a row."""
    row = ContradictionRow
    wanted = (
        select(
            row.dispute_id,
            func.count().filter(row.status == Status.OPEN),
            func.min(row.first_seen_at),
            func.max(row.claim_origins + row.denial_origins),
        )
        .where(*conditions(filters, dispute_ids))
        .group_by(row.dispute_id)
    )
    return {id_: (open_, _moment(first), origins) for id_, open_, first, origins in session.execute(wanted)}


def _past_the_end(session: Session, filters: Filters, sort: Sort) -> Page:
    """No disputes, but the counts of what there is on earlier pages."""
    first = queue_page(session, replace(filters, offset=0, limit=1), sort)
    return Page((), first.total_disputes, first.total_rows)


def _strongest_rows(
    session: Session, filters: Filters, dispute_ids: Sequence[str]
) -> dict[str, list[ContradictionRow]]:
    row = ContradictionRow
    place = func.row_number().over(partition_by=row.dispute_id, order_by=(rank(), row.probability.desc(), row.pair_key))
    passing = conditions(filters, dispute_ids)
    placed = select(row.id, place.label("place")).where(*passing).subquery()
    wanted = select(row).join(placed, placed.c.id == row.id).where(placed.c.place <= UNFOLDED)
    found: dict[str, list[ContradictionRow]] = {}
    for each in session.scalars(wanted.order_by(rank(), row.probability.desc(), row.pair_key)):
        found.setdefault(each.dispute_id, []).append(each)
    return found


def _moment(value: Any) -> datetime:
    """SQLite hands the result of MIN back as it stores it."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value
