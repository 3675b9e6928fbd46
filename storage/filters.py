"""The conditions of a list or an export in SQL, and the one order in which rows of `contradictions` come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from models.vocabulary import Decision
from storage.search import mentions, words
from storage.tables import ContradictionRow
from storage.unindexed import unindexed
from storage.wanted import EVERYTHING, Filters

__all__ = ["EVERYTHING", "Filters", "conditions", "matching_rows", "rank"]


def matching_rows(filters: Filters) -> Select[tuple[ContradictionRow]]:
    """The rows that pass: flag, suggest, abstain; then probability downwards; then pair_key."""
    row = ContradictionRow
    found = select(row).where(*conditions(filters)).order_by(rank(), row.probability.desc(), row.pair_key)
    if filters.offset:
        found = found.offset(filters.offset)
    return found if filters.limit is None else found.limit(filters.limit)


def rank() -> ColumnElement[int]:
    """0 for flag, 1 for suggest, 2 for abstain."""
    return case({Decision.FLAG.value: 0, Decision.SUGGEST.value: 1}, value=ContradictionRow.decision, else_=2)


def conditions(filters: Filters, dispute_ids: Sequence[str] = ()) -> list[ColumnElement[bool]]:
    """What a row must meet to pass; of the disputes with these ids, where some are given."""
    row = ContradictionRow
    if filters.dispute_id:
        dispute_ids = [filters.dispute_id]
    among = select(row.id).where(row.dispute_id.in_(dispute_ids)) if dispute_ids else None
    sets = (
        # Half of all rows have one status: to go by it is to open them all.
        (unindexed(row.status), filters.status),
        (unindexed(row.decision), filters.decision),
        (row.relation, filters.relation),
        (row.claim_type, filters.claim_type),
        (row.verdict, filters.verdict),
    )
    found: list[ColumnElement[bool]] = [column.in_(words_) for column, words_ in sets if words_]
    if filters.actor:
        found.append(or_(_named_like(row.claimant, filters.actor), _named_like(row.denier, filters.actor)))
    if filters.outlet:
        found.append(_in_any(filters.outlet, row.claim_outlet, row.denial_outlet))
    if filters.event:
        found.append(row.event.icontains(filters.event, autoescape=True))
    if filters.text and words(filters.text):
        found.append(mentions(filters.text, among))
    if dispute_ids:
        found.append(row.dispute_id.in_(dispute_ids))
    if filters.event_id is not None:
        found.append(row.event_id == filters.event_id)
    if filters.since:
        found.append(row.first_seen_at >= filters.since)
    if filters.published_since or filters.published_until:
        found.append(or_(_published(row.claim_published_at, filters), _published(row.denial_published_at, filters)))
    if filters.min_probability is not None:
        found.append(row.probability >= filters.min_probability)
    if filters.max_probability is not None:
        found.append(row.probability <= filters.max_probability)
    return found


def _named_like(column: InstrumentedAttribute[str], part: str) -> ColumnElement[bool]:
    """By the names there are, of which there are far fewer than rows: each is compared once, then looked up."""
    names = select(column.label("name")).distinct().offset(0).subquery()  # OFFSET keeps planners from undoing this
    return column.in_(select(names.c.name).where(names.c.name.icontains(part, autoescape=True)))


def _in_any(part: str, *columns: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return or_(*(column.icontains(part, autoescape=True) for column in columns))


def _published(moment: InstrumentedAttribute[datetime | None], filters: Filters) -> ColumnElement[bool]:
    bounds: list[ColumnElement[bool]] = [moment.is_not(None)]
    if filters.published_since:
        bounds.append(moment >= filters.published_since)
    if filters.published_until:
        bounds.append(moment < filters.published_until)
    return and_(*bounds)
