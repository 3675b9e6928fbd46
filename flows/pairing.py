"""The second half of detection, without Prefect: the statements of read articles meet, are scored, and become rows.

Any number of workers take batches side by side. Scoring runs with no transaction open; before its outcome is stored,
the worker makes sure that it still holds the articles and that nothing has come meanwhile which they should have met.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

import models.decision
import models.pairing
from desk.recalibration.in_force import current_fit, fit_fingerprint
from flows.leasing import held_or_own
from flows.outcomes import PairResult
from flows.scoring import Scores, ScoresPairs
from flows.tally import funnel_of_pairs
from models.schema import Candidate, Rejection
from storage.counters import add_timing
from storage.database import Database, hold_writer_lock
from storage.leases import Lease, claim_unpaired, count_unpaired, release, still_held
from storage.meeting import Meeting, look, moved_on
from storage.pairs import store_decisions
from storage.readings import mark_paired
from storage.scores import store_scores

ARTICLES_AT_ONCE = 20
DAYS_APART = 45
#: As `models.pairing.bounds.MOST_CANDIDATES`, which loads the language pipeline.
MOST_CANDIDATES = 24

#: Told after each batch how many more sources, articles or pairs are done.
Advance = Callable[[int], None]

#: How often a worker with nothing to take looks whether another one's lease has ended.
WAIT_SECONDS = 0.5

#: So often an outdated look is taken again before other writers are made to wait for it.
_LOOKS = 3


class HasFingerprint(Protocol):
    """What the pairing fingerprint needs of a reader."""

    @property
    def fingerprint(self) -> str: ...


def pair_pending(
    database: Database,
    scorer: ScoresPairs,
    fingerprint: str,
    *,
    lease: Lease | None = None,
    up_to: int | None = None,
    seen_at: datetime | None = None,
    batch: int = ARTICLES_AT_ONCE,
    days: int = DAYS_APART,
    most: int = MOST_CANDIDATES,
    advance: Advance | None = None,
) -> PairResult:
    """Let what waits under this pairing fingerprint meet all else, score it and store the rows.

    Stays until nothing waits any more, also not in the hands of other workers: one of them may die.
    """
    seen_at = seen_at or datetime.now(UTC)
    result = PairResult()
    with held_or_own(database, lease) as held:
        while True:
            found = pair_batch(
                database,
                scorer,
                fingerprint,
                lease=held,
                up_to=up_to,
                seen_at=seen_at,
                counted_before=result.article_ids,
                batch=batch,
                days=days,
                most=most,
            )
            if found is not None:
                result = result.plus(found)
                if advance:
                    advance(len(found.article_ids))
            elif not unpaired_elsewhere(database, fingerprint, up_to):
                return result
            else:
                time.sleep(WAIT_SECONDS)


def unpaired_elsewhere(database: Database, fingerprint: str, up_to: int | None = None) -> int:
    """How many articles wait to be paired; after a `pair_batch` that found none, all of them in other hands."""
    with database.reading() as session:
        return count_unpaired(session, fingerprint, up_to)


def pair_batch(
    database: Database,
    scorer: ScoresPairs,
    fingerprint: str,
    *,
    lease: Lease,
    seen_at: datetime,
    up_to: int | None = None,
    counted_before: frozenset[int] = frozenset(),
    batch: int = ARTICLES_AT_ONCE,
    days: int = DAYS_APART,
    most: int = MOST_CANDIDATES,
) -> PairResult | None:
    """Take the next `batch` articles, let them meet, score and decide, and store it all; None where none is free.

    At most `most` pairs of a proposition are scored, and those that the other side's turn brought about.
    `counted_before` are the articles of this run's earlier batches, so that no pair is counted twice in the funnel.
    """
    began = time.monotonic()
    with database.session() as session:
        articles = frozenset(claim_unpaired(session, fingerprint, lease, batch, up_to))
    if not articles:
        return None
    with database.reading() as session:
        scores = Scores(scorer, current_fit(session))
    for attempt in range(1, _LOOKS + 1):
        with database.reading() as session:
            met = _meet(session, articles, fingerprint, days, most)
            scores.recall(session, met.candidates)
        decided = scores.decide(met.candidates)
        with database.session() as session:
            hold_writer_lock(session)
            if moved_on(session, met.meeting):
                if attempt < _LOOKS:
                    continue
                met = _meet(session, articles, fingerprint, days, most)  # nobody can write now: this look stays true
                decided = scores.decide(met.candidates)
            held = still_held(session, lease, articles)
            if held != articles:  # too slow for the lease: whoever took them over stores what they give
                release(session, held)
                return PairResult()
            for model, made in scores.fresh.items():
                store_scores(session, model, made)
            counts = store_decisions(session, decided, met.rejections, seen_at, paired=articles)
            mark_paired(session, articles, fingerprint)
            release(session, articles)
            add_timing(session, "pair", time.monotonic() - began, len(articles))
            break
    records = {record.id: record for record in met.meeting.pool}
    funnel = funnel_of_pairs(met.candidates, met.rejections, decided, records, counted_before)
    return PairResult(articles, funnel, counts.new, counts.changed)


def fit_in_use(database: Database) -> str:
    """What tells a refit of the probability from the shipped one; empty for the shipped."""
    with database.reading() as session:
        return fit_fingerprint(current_fit(session))


def pairing_fingerprint(reader: HasFingerprint, scorer: ScoresPairs, fit: str = "") -> str:
    """What the rows of a pairing depend on, `fit_in_use` too; where it changes, all articles are paired again."""
    parts = (reader.fingerprint, scorer.fingerprint, _rules_fingerprint(), *filter(None, [fit]))
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Met:
    """Who met whom at one look: the candidates, and the pairs that a gate turned away."""

    meeting: Meeting
    candidates: Sequence[Candidate]
    rejections: Sequence[Rejection]


def _meet(session: Session, articles: frozenset[int], fingerprint: str, days: int, most: int) -> _Met:
    # Here and not above: it loads the language pipeline, which taking articles in does without.
    from models.pairing.propose import propose

    meeting = look(session, sorted(articles), days, fingerprint)
    return _Met(meeting, *propose(meeting.new, meeting.pool, most, meeting.kept))


@lru_cache(maxsize=1)
def _rules_fingerprint() -> str:
    """A digest of all that decides which statements meet and what is made of them."""
    digest = sha256()
    for package in (models.pairing, models.decision):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
