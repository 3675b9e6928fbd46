"""A dispute as the queue shows it: rows that are copies of one wire report folded into one line with a count."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from storage.copies import copy_keys
from storage.disputes import Dispute
from storage.tables import ContradictionRow


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and how many copies of it stand behind it."""

    row: ContradictionRow
    copies: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A dispute with the lines of its strongest rows; `more` rows are on its own page only."""

    dispute: Dispute
    lines: Sequence[Line]
    outlets: Sequence[str]
    more: int


def folded(session: Session, dispute: Dispute) -> Folded:
    """The dispute with its copies folded."""
    lines = fold_rows(session, dispute.rows)
    outlets = sorted({name for row in dispute.rows for name in (row.claim_outlet, row.denial_outlet) if name})
    return Folded(dispute, lines, outlets, dispute.size - len(dispute.rows))


def fold_rows(session: Session, rows: Sequence[ContradictionRow]) -> list[Line]:
    """The rows in their order, each pair of quotes once however many copies carried it."""
    if len(rows) < 2:
        return [Line(row, 0) for row in rows]
    keys = copy_keys(session, rows)
    first: dict[object, ContradictionRow] = {}
    count: dict[object, int] = {}
    for row in rows:
        first.setdefault(keys[row.id], row)
        count[keys[row.id]] = count.get(keys[row.id], 0) + 1
    return [Line(row, count[key] - 1) for key, row in first.items()]
