"""`fits`: refits of the probability from verdicts, with the one that is in force."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from storage.tables import FitRow


def store_fit(
    session: Session,
    fit: Mapping[str, Any] | None,
    report: Mapping[str, Any],
    *,
    verdicts: int,
    applied: bool,
    made_by: str | None = None,
) -> int:
    """Keep a refit, or with None the return to the shipped fit; its number is the version."""
    values = {
        "made_at": datetime.now(UTC),
        "made_by": made_by,
        "verdicts": verdicts,
        "applied": applied,
        "fit": None if fit is None else dict(fit),
        "report": dict(report),
    }
    return session.scalars(insert(FitRow).values(**values).returning(FitRow.id)).one()


def fit_in_force(session: Session) -> FitRow | None:
    """The newest refit that was applied; None, or one without a `fit`, means the shipped fit."""
    return session.scalars(select(FitRow).where(FitRow.applied).order_by(FitRow.id.desc()).limit(1)).first()


def latest_fits(session: Session, limit: int = 20) -> list[FitRow]:
    """The newest refits, refused ones too, newest first."""
    return list(session.scalars(select(FitRow).order_by(FitRow.id.desc()).limit(limit)))
