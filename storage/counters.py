"""Totals since the installation began: what each stage left, how often it ran and how long it took."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import CounterRow

#: Upper bounds, in seconds, of the classes that the time of a batch is counted in.
BOUNDS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, float("inf"))

Total = tuple[str, str]


def add_counts(session: Session, counts: Mapping[Total, float]) -> None:
    """Add to the totals under (name, label); one that is not there begins at zero."""
    postgres = session.get_bind().dialect.name == "postgresql"
    for (name, label), value in sorted(counts.items()):
        if not value:
            continue
        # In one order, so that two workers cannot wait for each other.
        fresh = (postgresql if postgres else sqlite).insert(CounterRow).values(name=name, label=label, value=value)
        session.execute(
            fresh.on_conflict_do_update(
                index_elements=["name", "label"], set_={"value": CounterRow.value + fresh.excluded.value}
            )
        )


def add_timing(session: Session, stage: str, seconds: float, items: int) -> None:
    """Count one batch of a stage: how many items, how long it took, and the class of time that it falls in."""
    bound = next(bound for bound in BOUNDS if seconds <= bound)
    add_counts(
        session,
        {
            ("stage_items", stage): items,
            ("stage_seconds", stage): seconds,
            ("stage_batches", f"{stage}|{bound}"): 1,
        },
    )


def totals(session: Session) -> dict[Total, float]:
    """All totals."""
    return {(row.name, row.label): row.value for row in session.scalars(select(CounterRow))}
