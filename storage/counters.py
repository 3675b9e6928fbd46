"""Totals since the installation began: what each stage left, how often it ran and how long it took."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import CounterRow

#: Upper bounds, in seconds, of the classes that the time of a batch is counted in.
BOUNDS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, float("inf"))

Total = tuple[str, str]


def add_counts(session: Session, counts: Mapping[Total, float]) -> None:
    """Add to the totals under (name, label); one that is not there begins at zero."""
    # In one order, so that two workers cannot wait for each other.
    rows = [{"name": name, "label": label, "value": value} for (name, label), value in sorted(counts.items()) if value]
    if rows:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        fresh = dialect.insert(CounterRow)
        more = {"value": CounterRow.value + fresh.excluded.value}
        session.execute(fresh.on_conflict_do_update(index_elements=["name", "label"], set_=more), rows)


def add_timing(session: Session, stage: str, seconds: float, items: int) -> None:
    """Count one batch of a stage: how many items, how long it took, and the class of time that it falls in."""
    add_timings(session, stage, [(seconds, items)])


def add_timings(session: Session, stage: str, batches: Iterable[tuple[float, int]]) -> None:
    """As `add_timing`, for several batches, each with its seconds and items."""
    counts: defaultdict[Total, float] = defaultdict(float)
    for seconds, items in batches:
        bound = next(bound for bound in BOUNDS if seconds <= bound)
        counts["stage_items", stage] += items
        counts["stage_seconds", stage] += seconds
        counts["stage_batches", f"{stage}|{bound}"] += 1
    add_counts(session, counts)


def totals(session: Session) -> dict[Total, float]:
    """All totals."""
    return {(row.name, row.label): row.value for row in session.scalars(select(CounterRow))}
