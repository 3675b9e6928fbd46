"""Refit, compare, and apply or refuse: what `counterclaim recalibrate` does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from desk.recalibration.evidence import Evidence, evidence
from desk.recalibration.judgement import Judgement, judge, learned
from models.decision.probability import Fit, shipped_fit
from models.errors import InputError
from storage.database import Database
from storage.fits import store_fit
from storage.teaching import Tally, tallies

#: Fewer verdicts than this say nothing that could be held out.
FEWEST_VERDICTS = 20


@dataclass(frozen=True, slots=True)
class Recalibration:
    """The outcome: the comparison, the fit, its version, and whether it is in force from the next run on."""

    judgement: Judgement
    fit: Fit
    version: int | None
    applied: bool
    evidence: Evidence
    tallies: Sequence[Tally]


def recalibrate(database: Database, *, apply: bool = True, made_by: str | None = None) -> Recalibration:
    """Refit from all verdicts, always starting from the shipped fit, so that verdicts are never counted twice.

    A refit that is no better on held-out verdicts is kept on record and not applied. Verdicts are only read.
    Raises InputError where there are too few of them.
    """
    with database.reading() as session:
        found = evidence(session)
        counted = tallies(session)
    if len(found.examples) < FEWEST_VERDICTS:
        raise InputError(
            f"{len(found.examples)} verdicts can be learned from, {FEWEST_VERDICTS} are needed "
            f"({found.undecided} were neither yes nor no, {found.untraceable} are on rows no longer found); review more"
        )
    prior = shipped_fit()
    judgement = judge(found.examples, prior)
    note = f"refitted from {len(found.examples)} verdicts on {datetime.now(UTC):%Y-%m-%d}; prior: {prior.provenance}"
    fit = learned(found.examples, prior, note)
    applied = apply and judgement.better
    with database.session() as session:
        version = store_fit(
            session,
            fit.model_dump(mode="json"),
            judgement.as_dict(),
            verdicts=len(found.examples),
            applied=applied,
            made_by=made_by,
        )
    return Recalibration(judgement, fit, version, applied, found, counted)


def back_to_shipped(database: Database, made_by: str | None = None) -> int:
    """Put the shipped fit in force again; the refits stay on record. Returns the version."""
    with database.session() as session:
        return store_fit(session, None, {}, verdicts=0, applied=True, made_by=made_by)
