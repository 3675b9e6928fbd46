"""A dispute as the queue shows it: rows that are copies of one wire report folded into one line with a count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from storage.copies import CopyKey, copy_keys
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


def folded(session: Session, disputes: Sequence[Dispute]) -> list[Folded]:
    """The disputes of a page with their copies folded."""
    keys = copy_keys(session, [row for dispute in disputes for row in dispute.rows])
    return [
        Folded(
            dispute,
            _lines(dispute.rows, keys),
            sorted({name for row in dispute.rows for name in (row.claim_outlet, row.denial_outlet) if name}),
            dispute.size - len(dispute.rows),
        )
        for dispute in disputes
    ]


def fold_rows(session: Session, rows: Sequence[ContradictionRow]) -> list[Line]:
    """The rows in their order, each pair of quotes once however many copies carried it."""
    return _lines(rows, copy_keys(session, rows))


def _lines(rows: Sequence[ContradictionRow], keys: Mapping[int, CopyKey]) -> list[Line]:
    first: dict[object, ContradictionRow] = {}
    count: dict[object, int] = {}
    for row in rows:
        first.setdefault(keys[row.id], row)
        count[keys[row.id]] = count.get(keys[row.id], 0) + 1
    return [Line(row, count[key] - 1) for key, row in first.items()]
