"""Whether the rows are still what they were: the last days beside the ones before them.

A new model, a new outlet or a reader that went wrong shows in three numbers long before anybody complains: the share of
rows flagged, the share abstained, and the mean probability. An alarm needs a difference that matters (`threshold`) and
that chance does not explain (three standard errors, by the two-proportion z-test; Welch's for the mean).
"""

import math
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.vocabulary import Decision, Status
from storage.tables import ContradictionRow

#: Standard errors from which a difference is no chance: one false alarm in some 370 looks, for each number.
SURE = 3.0


@dataclass(frozen=True, slots=True)
class Window:
    """The rows first seen in some days: how many, the shares of two decisions, mean and variance of probability."""

    rows: int
    flagged: float
    abstained: float
    probability: float
    variance: float


@dataclass(frozen=True, slots=True)
class Drift:
    """Two windows, and the names of the numbers in which they differ beyond chance."""

    recent: Window
    reference: Window
    alarms: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the payload of an event."""
        return {"recent": asdict(self.recent), "reference": asdict(self.reference), "alarms": list(self.alarms)}


def drift(
    session: Session,
    now: datetime,
    *,
    window_days: int = 7,
    reference_days: int = 28,
    min_rows: int = 50,
    threshold: float = 0.1,
) -> Drift:
    """Compare the rows of the last `window_days` with those of the `reference_days` before them."""
    since = now - timedelta(days=window_days)
    recent = window(session, since, now)
    reference = window(session, since - timedelta(days=reference_days), since)
    enough = min(recent.rows, reference.rows) >= min_rows
    return Drift(recent, reference, _alarms(recent, reference, threshold) if enough else ())


def window(session: Session, since: datetime, until: datetime) -> Window:
    """The rows that were first seen from `since` until before `until`, but for withdrawn ones."""
    row = ContradictionRow

    def count(decision: Decision) -> Any:
        return func.sum(case((row.decision == decision, 1), else_=0))

    rows, flagged, abstained, total, squares = session.execute(
        select(
            func.count(),
            count(Decision.FLAG),
            count(Decision.ABSTAIN),
            func.sum(row.probability),
            func.sum(row.probability * row.probability),
        ).where(row.first_seen_at >= since, row.first_seen_at < until, row.status != Status.WITHDRAWN)
    ).one()
    if not rows:
        return Window(0, 0.0, 0.0, 0.0, 0.0)
    mean = float(total) / rows
    return Window(rows, flagged / rows, abstained / rows, mean, max(0.0, float(squares) / rows - mean * mean))


def _alarms(recent: Window, reference: Window, threshold: float) -> tuple[str, ...]:
    errors = {
        "flagged": _share_error(recent.flagged, recent.rows, reference.flagged, reference.rows),
        "abstained": _share_error(recent.abstained, recent.rows, reference.abstained, reference.rows),
        "probability": math.sqrt(recent.variance / recent.rows + reference.variance / reference.rows),
    }
    return tuple(name for name, error in errors.items() if _differs(recent, reference, name, error, threshold))


def _differs(recent: Window, reference: Window, name: str, error: float, threshold: float) -> bool:
    difference = abs(getattr(recent, name) - getattr(reference, name))
    return bool(difference >= threshold and difference > SURE * error)


def _share_error(first: float, first_rows: int, second: float, second_rows: int) -> float:
    """The standard error of a difference of two shares, if they were one share."""
    pooled = (first * first_rows + second * second_rows) / (first_rows + second_rows)
    return math.sqrt(pooled * (1 - pooled) * (1 / first_rows + 1 / second_rows))
