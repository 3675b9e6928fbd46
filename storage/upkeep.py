"""The nightly work on a database that is to run for years: what has had its time goes, and its space comes back."""

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from storage.database import Database
from storage.tables import RefusalRow, RunRow, RunStatus

#: A run that says it is running after so long was killed: no run takes days.
_HOURS_BEFORE_DEAD = 48


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows went; how many runs were closed because their process is long dead."""

    refusals: int
    runs: int
    closed: int


def sweep(session: Session, now: datetime, *, refusals_days: int | None, runs_days: int | None) -> Swept:
    """Delete refusals and runs older than so many days (None keeps them all). Totals in `counters` stay."""
    refusals = runs = 0
    if refusals_days is not None:
        old = now - timedelta(days=refusals_days)
        refusals = session.execute(delete(RefusalRow).where(RefusalRow.refused_at < old)).rowcount  # type: ignore[attr-defined]
    if runs_days is not None:
        old = now - timedelta(days=runs_days)
        runs = session.execute(delete(RunRow).where(RunRow.started_at < old)).rowcount  # type: ignore[attr-defined]
    return Swept(refusals, runs, close_dead_runs(session, now - timedelta(hours=_HOURS_BEFORE_DEAD), now))


def close_dead_runs(session: Session, began_before: datetime, now: datetime) -> int:
    """End the runs on paper that began before then and never said how they ended; how many."""
    dead = (RunRow.status == RunStatus.RUNNING, RunRow.started_at < began_before)
    closed = {"status": RunStatus.FAILED, "finished_at": now, "message": "the process was ended from outside"}
    return session.execute(update(RunRow).where(*dead).values(closed)).rowcount  # type: ignore[attr-defined,no-any-return]


def vacuum(database: Database) -> int:
    """Give unused space back and refresh what the query planner knows; the size in bytes afterwards.

    SQLite rewrites the file, for which as much free disk is needed again; PostgreSQL only marks space as free.
    """
    # Both insist on no transaction around it.
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    with contextlib.closing(database.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        for statement in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
            cursor.execute(statement)
        pages, size = (cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages) * int(size)
