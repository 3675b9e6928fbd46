"""The queue: disputes with their rows folded into them, counted, sorted and cut into pages by the database itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, true
from sqlalchemy.orm import Session

from models.vocabulary import Status
from storage.filters import EVERYTHING, Filters, conditions, matching_rows, rank
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


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The rows before and after one, in the order of the queue; None at its ends."""

    previous: int | None
    next: int | None


def queue_page(session: Session, filters: Filters = EVERYTHING, sort: Sort = Sort.STRONGEST) -> Page:
    """The disputes with a row that passes; `limit` and `offset` of the filters count disputes."""
    folded = _folded(conditions(filters), sort)
    wanted = (
        select(folded, func.count().over().label("disputes"), func.sum(folded.c.size).over().label("all_rows"))
        .order_by(*_order(folded, sort))
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


def neighbours(session: Session, row: ContradictionRow, filters: Filters, sort: Sort = Sort.STRONGEST) -> Neighbours:
    """What comes before and after a row in the queue; the row need not pass the filters itself."""
    whole = replace(filters, limit=None, offset=0)
    within = _ids_within(session, row, whole)
    place = within.index(row.id)
    before = within[place - 1] if place else None
    after = within[place + 1] if place + 1 < len(within) else None
    if before is None or after is None:
        previous, following = _adjacent_disputes(session, row.dispute_id, whole, sort)
        before = before or _edge(session, previous, whole, last=True)
        after = after or _edge(session, following, whole, last=False)
    return Neighbours(before, after)


def _folded(where: Sequence[ColumnElement[bool]], sort: Sort) -> Subquery:
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
        columns.append(_KEYS[sort]().label("key"))
    return select(*columns).where(*where).group_by(row.dispute_id).subquery()


def _order(folded: Subquery, sort: Sort) -> tuple[ColumnElement[Any], ...]:
    last = (folded.c.strength, folded.c.dispute_id)
    if sort not in _KEYS:
        return last
    key = folded.c.key.asc() if sort in (Sort.EVENT, Sort.UNCERTAIN) else folded.c.key.desc()
    return (key.nulls_last(), *last)


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
        .where(row.dispute_id.in_(dispute_ids), *conditions(filters))
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
    passing = [row.dispute_id.in_(dispute_ids), *conditions(filters)]
    placed = select(row.id, place.label("place")).where(*passing).subquery()
    wanted = select(row).join(placed, placed.c.id == row.id).where(placed.c.place <= UNFOLDED)
    found: dict[str, list[ContradictionRow]] = {}
    for each in session.scalars(wanted.order_by(rank(), row.probability.desc(), row.pair_key)):
        found.setdefault(each.dispute_id, []).append(each)
    return found


def _ids_within(session: Session, row: ContradictionRow, filters: Filters) -> list[int]:
    """The rows of the row's dispute that pass, and the row itself, in their order."""
    either = or_(ContradictionRow.id == row.id, *_all(conditions(filters)))
    wanted = (
        select(ContradictionRow.id)
        .where(ContradictionRow.dispute_id == row.dispute_id, either)
        .order_by(rank(), ContradictionRow.probability.desc(), ContradictionRow.pair_key)
    )
    return list(session.scalars(wanted))


def _all(met: Sequence[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    return [and_(true(), *met)]


def _adjacent_disputes(
    session: Session, dispute_id: str, filters: Filters, sort: Sort
) -> tuple[str | None, str | None]:
    folded = _folded([or_(ContradictionRow.dispute_id == dispute_id, *_all(conditions(filters)))], sort)
    order = _order(folded, sort)
    placed = select(
        folded.c.dispute_id,
        func.lag(folded.c.dispute_id).over(order_by=order).label("previous"),
        func.lead(folded.c.dispute_id).over(order_by=order).label("following"),
    ).subquery()
    wanted: Select[Any] = select(placed.c.previous, placed.c.following).where(placed.c.dispute_id == dispute_id)
    found = session.execute(wanted).first()
    return (None, None) if found is None else (found.previous, found.following)


def _edge(session: Session, dispute_id: str | None, filters: Filters, *, last: bool) -> int | None:
    """The first row, or the last one, of a dispute."""
    if dispute_id is None:
        return None
    rows = matching_rows(replace(filters, dispute_id=dispute_id))
    ids = list(session.scalars(rows.with_only_columns(ContradictionRow.id)))
    return ids[-1 if last else 0] if ids else None


def _moment(value: Any) -> datetime:
    """SQLite hands the result of MIN back as it stores it."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value
