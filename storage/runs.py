"""`runs`: when each run began and ended, and the funnel that it left."""

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.errors import StoreError
from models.schema import Funnel
from storage.counters import add_counts
from storage.tables import RunRow, RunStatus


def start_run(session: Session, kind: str) -> int:
    """Open a run ("track", "ingest", "detect", …) and give its id."""
    values = {"kind": kind, "started_at": datetime.now(UTC), "status": RunStatus.RUNNING}
    return session.scalars(insert(RunRow).returning(RunRow.id), [values]).one()


def finish_run(session: Session, run_id: int, funnel: Funnel, status: str, message: str | None = None) -> None:
    """Close a run with its counts; StoreError unless `status` is completed or failed and there is such a run."""
    if status not in (RunStatus.COMPLETED, RunStatus.FAILED):
        raise StoreError(f"a run cannot end as {status!r}; say completed or failed")
    run = session.get(RunRow, run_id)
    if run is None:
        raise StoreError(f"there is no run {run_id} to finish; start one first")
    run.finished_at = datetime.now(UTC)
    run.status = RunStatus(status)
    run.message = message
    for name, count in funnel.model_dump().items():
        setattr(run, name, count)
    session.flush()
    counted = {("funnel", name): float(count) for name, count in funnel.model_dump(exclude={"rejected"}).items()}
    counted |= {("turned_away", gate): float(count) for gate, count in funnel.rejected.items()}
    add_counts(session, counted | {("runs", f"{run.kind}|{run.status.value}"): 1.0})


def latest_runs(session: Session, limit: int = 10) -> list[RunRow]:
    """The newest runs, newest first."""
    return list(session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(limit)))
