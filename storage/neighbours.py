"""What comes before and after a row in the queue, for whoever goes through it by keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import CTE, ScalarSelect, and_, or_, select, true, union_all
from sqlalchemy.orm import Session

from storage.disputes import Sort, Term, folded_disputes, queue_order
from storage.filters import Filters, conditions, matching_rows, rank
from storage.tables import ContradictionRow


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The rows before and after one, in the order of the queue; None at its ends."""

    previous: int | None
    next: int | None


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


def _ids_within(session: Session, row: ContradictionRow, filters: Filters) -> list[int]:
    """The rows of the row's dispute that pass, and the row itself, in their order."""
    either = or_(ContradictionRow.id == row.id, and_(true(), *conditions(filters, [row.dispute_id])))
    wanted = (
        select(ContradictionRow.id)
        .where(ContradictionRow.dispute_id == row.dispute_id, either)
        .order_by(rank(), ContradictionRow.probability.desc(), ContradictionRow.pair_key)
    )
    return list(session.scalars(wanted))


def _adjacent_disputes(
    session: Session, dispute_id: str, filters: Filters, sort: Sort
) -> tuple[str | None, str | None]:
    """The disputes before and after one. They are folded once, and looked through twice; nothing is sorted."""
    row = ContradictionRow
    others = folded_disputes([*conditions(filters), row.dispute_id != dispute_id], sort)
    # Its own dispute apart, and whole: with an "or" between the two, no index of words could be used.
    folded = union_all(others, folded_disputes([row.dispute_id == dispute_id], sort)).cte("folded")
    own = select(folded).where(folded.c.dispute_id == dispute_id).cte("own")
    terms = queue_order(sort)
    wanted = select(_nearest(folded, own, terms, before=True), _nearest(folded, own, terms, before=False))
    previous, following = session.execute(wanted).one()
    return previous, following


def _nearest(folded: CTE, own: CTE, terms: Sequence[Term], *, before: bool) -> ScalarSelect[str]:
    """The last dispute before the given one, or the first after it."""
    beside = [
        and_(
            *(folded.c[t.column].is_not_distinct_from(own.c[t.column]) for t in terms[:nth]),
            folded.c[term.column] > own.c[term.column]
            if term.downwards == before
            else folded.c[term.column] < own.c[term.column],
        )
        for nth, term in enumerate(terms)
    ]
    order = [folded.c[t.column].asc() if t.downwards == before else folded.c[t.column].desc() for t in terms]
    found = select(folded.c.dispute_id).select_from(folded.join(own, true())).where(or_(*beside))
    return found.order_by(*order).limit(1).scalar_subquery()


def _edge(session: Session, dispute_id: str | None, filters: Filters, *, last: bool) -> int | None:
    """The first row, or the last one, of a dispute."""
    if dispute_id is None:
        return None
    rows = matching_rows(replace(filters, dispute_id=dispute_id))
    ids = list(session.scalars(rows.with_only_columns(ContradictionRow.id)))
    return ids[-1 if last else 0] if ids else None
