"""What a list or an export is to show, and the one order in which rows of `contradictions` come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, or_, select

from models.vocabulary import ClaimType, Decision, Relation, Status
from storage.tables import ContradictionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """An empty tuple or None does not filter.

    `actor` and `event` are found anywhere in the name, without regard to (ASCII) case; `actor` on either side.
    `since` keeps rows first seen at that time or later (in exports of statements and articles: fetched).
    """

    status: tuple[Status, ...] = ()
    decision: tuple[Decision, ...] = ()
    relation: tuple[Relation, ...] = ()
    claim_type: tuple[ClaimType, ...] = ()
    actor: str | None = None
    event: str | None = None
    dispute_id: str | None = None
    since: datetime | None = None
    min_probability: float | None = None
    limit: int | None = None
    offset: int = 0


EVERYTHING = Filters()


def matching_rows(filters: Filters) -> Select[tuple[ContradictionRow]]:
    """The rows that pass: flag, suggest, abstain; then probability downwards; then pair_key."""
    row = ContradictionRow
    rank = case({Decision.FLAG.value: 0, Decision.SUGGEST.value: 1}, value=row.decision, else_=2)
    found = select(row).where(*_conditions(filters)).order_by(rank, row.probability.desc(), row.pair_key)
    if filters.offset:
        found = found.offset(filters.offset)
    return found if filters.limit is None else found.limit(filters.limit)


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    row = ContradictionRow
    conditions: list[ColumnElement[bool]] = []
    if filters.status:
        conditions.append(row.status.in_(filters.status))
    if filters.decision:
        conditions.append(row.decision.in_(filters.decision))
    if filters.relation:
        conditions.append(row.relation.in_(filters.relation))
    if filters.claim_type:
        conditions.append(row.claim_type.in_(filters.claim_type))
    if filters.actor:
        conditions.append(or_(*(c.icontains(filters.actor, autoescape=True) for c in (row.claimant, row.denier))))
    if filters.event:
        conditions.append(row.event.icontains(filters.event, autoescape=True))
    if filters.dispute_id:
        conditions.append(row.dispute_id == filters.dispute_id)
    if filters.since:
        conditions.append(row.first_seen_at >= filters.since)
    if filters.min_probability is not None:
        conditions.append(row.probability >= filters.min_probability)
    return conditions
