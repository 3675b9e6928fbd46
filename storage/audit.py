"""`audit`: who did what at the desk, and when; the database refuses to change it."""

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from storage.tables import AuditRow


def record(session: Session, who: str, act: str, target: str, detail: str = "") -> None:
    """Write one line into the log: `act` is a word such as "verdict" or "export", `target` what it was done to."""
    session.execute(
        insert(AuditRow).values(at=datetime.now(UTC), who=who, act=act, target=target, detail=detail[:1000])
    )


def latest_acts(session: Session, limit: int = 100) -> list[AuditRow]:
    """The newest lines, newest first."""
    return list(session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)))
