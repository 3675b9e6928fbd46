"""A newsroom with a known truth: real candidates, conflicts as often as we like, analysts who err.

The features are those of real candidate pairs. Whether a pair is a conflict is drawn from the shipped fit with its
log-odds shifted until conflicts are half as frequent: the shipped fit then ranks well and promises twice too much,
which is what a newsroom meets whose beat is calmer than the one that the fit was made on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from desk.recalibration.posterior import Example, Vector, log_odds
from models.decision.features import features
from models.decision.probability import Fit
from models.schema import Candidate, PairGate
from storage.database import Database
from storage.records import current_records
from storage.scores import cached_scores
from storage.tables import PairRow

#: Rows of one dispute: verdicts on them hang together.
ROWS_OF_A_DISPUTE = 2


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Candidates that become rows, with the true chance of each."""

    candidates: Sequence[Example]
    chance: Vector

    def drawn(self, rows: int, noise: float, random: np.random.Generator) -> tuple[list[Example], Vector]:
        """Rows with verdicts of which a share `noise` is the wrong way round, and what is true of them."""
        chosen = random.integers(0, len(self.candidates), rows)
        truth = random.random(rows) < self.chance[chosen]
        verdicts = truth ^ (random.random(rows) < noise)
        examples = [
            Example(
                self.candidates[place].path,
                self.candidates[place].features,
                bool(verdict),
                f"d{number // ROWS_OF_A_DISPUTE}",
            )
            for number, (place, verdict) in enumerate(zip(chosen, verdicts, strict=True))
        ]
        return examples, truth.astype(np.float64)


def newsroom(database: Database, fit: Fit, rate: float) -> Newsroom:
    """The decided pairs of a database that become rows, conflicts `rate` times as frequent."""
    with database.reading() as session:
        examples = list(_decided(session))
    odds = np.array([log_odds(each, fit) for each in examples])
    kept = _sigmoid(odds) >= fit.noise  # what is below never becomes a row
    rows = [each for each, keep in zip(examples, kept, strict=True) if keep]
    return Newsroom(rows, _sigmoid(odds[kept] - _shift(odds[kept], rate)))


def _decided(session: Session) -> Iterator[Example]:
    records = {record.id: record for record in current_records(session)}
    for pair in session.scalars(select(PairRow).order_by(PairRow.id)):
        claim, denial = records[pair.claim_proposition_id], records[pair.denial_proposition_id]
        candidate = Candidate(claim, denial, PairGate(pair.gate), pair.decision_path, pair.event_agreement, pair.issue)
        p, q = claim.proposition.text, denial.proposition.text
        scores = cached_scores(session, pair.model_fingerprint, [(p, q), (q, p)])
        given = features(candidate, scores.get((p, q)), scores.get((q, p)))
        yield Example(pair.decision_path, dict(given), False, pair.issue)


def _shift(odds: NDArray[np.float64], rate: float) -> float:
    """By bisection: what is taken off the log-odds so that conflicts are `rate` times as frequent."""
    wanted, low, high = rate * float(_sigmoid(odds).mean()), -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        if float(_sigmoid(odds - middle).mean()) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _sigmoid(z: NDArray[np.float64]) -> Vector:
    found: Vector = 1.0 / (1.0 + np.exp(-np.clip(z, -30, 30)))
    return found
