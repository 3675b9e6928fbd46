"""The second half of detection, without Prefect: the statements of read articles meet, are scored, and become rows.

Any number of workers take batches side by side. Scoring runs with no transaction open; before its outcome is stored,
the worker makes sure that it still holds the articles and that nothing has come meanwhile which they should have met.
"""

import time
from collections.abc import Callable, Mapping, Sequence
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
from flows.tally import funnel_of_pairs
from models.decision.probability import Fit
from models.nli.asking import TwoJudges, scores_of
from models.schema import Candidate, DecidedPair, NliScores, Rejection
from storage.counters import add_timing
from storage.database import Database, hold_writer_lock
from storage.leases import Lease, claim_unpaired, count_unpaired, release, still_held
from storage.meeting import Meeting, look, moved_on
from storage.pairs import cached_scores, store_decisions, store_scores
from storage.readings import mark_paired

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

_Texts = tuple[str, str]


class ScoresPairs(Protocol):
    """What pairing needs of `models.nli.scorer.NliScorer`; `TwoJudges` is one too, and the second is asked after it."""

    @property
    def fingerprint(self) -> str: ...

    def score(self, pairs: Sequence[_Texts]) -> Sequence[NliScores]: ...


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
        scores = _Scores(scorer, current_fit(session))
    for attempt in range(1, _LOOKS + 1):
        with database.reading() as session:
            met = _meet(session, articles, fingerprint, days, most)
            scores.recall(session, met)
        decided = scores.decide(met)
        with database.session() as session:
            hold_writer_lock(session)
            if moved_on(session, met.meeting):
                if attempt < _LOOKS:
                    continue
                met = _meet(session, articles, fingerprint, days, most)  # nobody can write now: this look stays true
                decided = scores.decide(met)
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


class _Said:
    """What one model says of the pairs of one batch: recalled from the store, or asked once; `fresh` is to be kept."""

    def __init__(self, model: ScoresPairs) -> None:
        self._model = model
        self._known: dict[_Texts, NliScores] = {}
        self.fresh: dict[_Texts, NliScores] = {}

    def recall(self, session: Session, pairs: Sequence[_Texts]) -> None:
        """Look up what the model has said of these pairs before."""
        missing = [pair for pair in pairs if pair not in self._known]
        self._known |= cached_scores(session, self._model.fingerprint, missing)

    def of(self, pairs: Sequence[_Texts]) -> Mapping[_Texts, NliScores]:
        """Its scores, asked for where they are not known; a pair that cannot be judged has none."""
        said = scores_of(self._model, [pair for pair in pairs if pair not in self._known])
        self.fresh |= said
        self._known |= said
        return {pair: self._known[pair] for pair in pairs if pair in self._known}


class _Scores:
    """What the model says of the pairs of one batch, and the second judge where there is one."""

    def __init__(self, scorer: ScoresPairs, fit: Fit) -> None:
        self._fingerprint = scorer.fingerprint
        self._fit = fit
        models = (scorer.first, scorer.second) if isinstance(scorer, TwoJudges) else (scorer,)
        self._said = {model.fingerprint: _Said(model) for model in models}

    @property
    def fresh(self) -> dict[str, dict[_Texts, NliScores]]:
        """What is to be kept, by the model that said it."""
        return {fingerprint: said.fresh for fingerprint, said in self._said.items()}

    def recall(self, session: Session, met: _Met) -> None:
        """Look up what has been said of these candidates before."""
        for said in self._said.values():
            said.recall(session, _wanted(met))

    def decide(self, met: _Met) -> list[DecidedPair]:
        """Score what is not known yet, and decide."""
        from models.decision.cascade import settle
        from models.decision.decide import decide

        first, *second = self._said.values()
        scores = first.of(_wanted(met))
        if second:
            # The two together have a fit of their own, which verdicts do not refit yet.
            return settle(met.candidates, scores, self._fingerprint, second[0].of).decided
        return decide(met.candidates, scores, self._fingerprint, self._fit)


def _wanted(met: _Met) -> list[_Texts]:
    from models.decision.decide import needed

    return list(dict.fromkeys(needed(met.candidates)))


@lru_cache(maxsize=1)
def _rules_fingerprint() -> str:
    """A digest of all that decides which statements meet and what is made of them."""
    digest = sha256()
    for package in (models.pairing, models.decision):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
