"""Pairs that were turned away: counted by gate, and a fair, bounded sample kept for `counterclaim rejected`.

The sample holds the pairs whose hash is smallest: every pair has the same chance whenever it came, the sample does not
depend on the order in which pairs are looked at, and a statement that was turned away a thousand times fills it no more
than its share (bottom-k sampling). Of one batch at most two pairs with the same statement are taken.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.schema import PairGate, Rejection
from storage.bulk import insert_missing
from storage.tables import RejectionRow

#: Of one batch, and of all time: enough to see what a gate does, few enough never to fill a disk.
SAMPLE_PER_GATE = 50
KEPT_PER_GATE = 200
#: Pairs of one batch and gate with the same statement.
MOST_PER_STATEMENT = 2


def store_rejections(session: Session, rejections: Sequence[Rejection], seen_at: datetime) -> dict[str, int]:
    """Keep a sample of each gate, let what lies beyond the bound go; the counts of all of them by gate."""
    by_gate: defaultdict[PairGate, list[Rejection]] = defaultdict(list)
    for rejection in rejections:
        by_gate[rejection.gate].append(rejection)
    for gate in sorted(by_gate):
        rows: list[dict[str, object]] = [
            {"first_id": one.first_id, "second_id": one.second_id, "gate": gate.value, "seen_at": seen_at}
            for one in sample(by_gate[gate])
        ]
        insert_missing(session, RejectionRow, rows)
        _prune(session, gate.value)
    return dict(Counter(rejection.gate.value for rejection in rejections))


def sample(rejections: Iterable[Rejection], size: int = SAMPLE_PER_GATE) -> list[Rejection]:
    """At most `size` of the pairs, those with the smallest hash, no statement in more than MOST_PER_STATEMENT."""
    taken: Counter[int] = Counter()
    chosen: list[Rejection] = []
    for one in sorted(rejections, key=lambda r: _rank(r.first_id, r.second_id)):
        if len(chosen) == size:
            break
        if max(taken[one.first_id], taken[one.second_id]) < MOST_PER_STATEMENT:
            chosen.append(one)
            taken.update((one.first_id, one.second_id))
    return chosen


def _rank(first_id: int, second_id: int) -> bytes:
    """A pair's place in the draw: its hash, the same in every run."""
    return blake2b(f"{first_id} {second_id}".encode(), digest_size=8).digest()


def _prune(session: Session, gate: str) -> None:
    kept = select(RejectionRow.id, RejectionRow.first_id, RejectionRow.second_id).where(RejectionRow.gate == gate)
    ranked = sorted(session.execute(kept).tuples(), key=lambda row: _rank(row[1], row[2]))
    beyond = [row[0] for row in ranked[KEPT_PER_GATE:]]
    if beyond:
        session.execute(delete(RejectionRow).where(RejectionRow.id.in_(beyond)))
