"""Pairs that were turned away: counted by gate, and a bounded sample kept for `counterclaim rejected`."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.schema import Rejection
from storage.bulk import insert_missing
from storage.tables import RejectionRow

#: Of one batch, and of all time: enough to see what a gate does, few enough never to fill a disk.
SAMPLE_PER_GATE = 50
KEPT_PER_GATE = 200


def store_rejections(session: Session, rejections: Sequence[Rejection], seen_at: datetime) -> dict[str, int]:
    """Keep the first few of each gate, let the oldest beyond the bound go; the counts of all of them by gate."""
    sample: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for rejection in rejections:
        if len(sample[rejection.gate.value]) < SAMPLE_PER_GATE:
            sample[rejection.gate.value].append(
                {
                    "first_id": rejection.first_id,
                    "second_id": rejection.second_id,
                    "gate": rejection.gate.value,
                    "seen_at": seen_at,
                }
            )
    for gate, rows in sample.items():
        insert_missing(session, RejectionRow, rows)
        _prune(session, gate)
    return dict(Counter(rejection.gate.value for rejection in rejections))


def _prune(session: Session, gate: str) -> None:
    newest_first = select(RejectionRow.id).where(RejectionRow.gate == gate).order_by(RejectionRow.id.desc())
    last_too_many = session.scalar(newest_first.offset(KEPT_PER_GATE).limit(1))
    if last_too_many is not None:
        session.execute(delete(RejectionRow).where(RejectionRow.gate == gate, RejectionRow.id <= last_too_many))
