"""The reader and the judge with a database: takes the next batch and says how many articles are left.

Loading the models takes seconds, so an engine is kept: in the process of a Dask worker, of `counterclaim run`, or in
the one long-lived process that `counterclaim serve` starts for all its runs (`flows/warm.py`).
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from cli.settings import Settings
from flows.leasing import kept, new_lease
from flows.outcomes import PairResult
from flows.pairing import fit_in_use, pair_batch, pairing_fingerprint, unpaired_elsewhere
from flows.stages import ReadsArticles, ScoresPairs, read_batch, unread_elsewhere
from models.languages.plan import LanguagePlan
from models.schema import Funnel
from storage.database import Database, open_database
from storage.leases import Lease


@dataclass(frozen=True, slots=True)
class Job:
    """What a batch needs to be told, as plain values, so that it can go to another process.

    `up_to` is the newest article that counts: what arrives later is the next run's.
    """

    database_url: str
    model: str | None
    up_to: int
    seen_at: datetime
    languages: tuple[LanguagePlan, ...] = ()
    reading_batch: int = 20
    pairing_batch: int = 20
    days: int = 45
    most: int = 24
    lease_seconds: int = 60
    judge: str | None = None

    @staticmethod
    def of(settings: Settings, up_to: int, seen_at: datetime, batch: int | None = None) -> "Job":
        """The job that these settings describe; `batch` articles at a time, if given."""
        return Job(
            database_url=settings.database_url,
            model=settings.nli.model,
            up_to=up_to,
            seen_at=seen_at,
            languages=settings.reading.plans,
            reading_batch=batch or settings.reading.batch,
            pairing_batch=batch or settings.pairing.batch,
            days=settings.pairing.days,
            most=settings.pairing.most_candidates,
            lease_seconds=settings.workers.lease_seconds,
            judge=settings.nli.judge,
        )


@dataclass(frozen=True, slots=True)
class BatchRead:
    """What was read, None where no article was free to be taken; how many wait yet, in whosever hands."""

    funnel: Funnel | None
    left: int


@dataclass(frozen=True, slots=True)
class BatchPaired:
    """What was paired, None where no article was free to be taken; how many wait yet, in whosever hands."""

    result: PairResult | None
    left: int


class Engine(Protocol):
    """Reads and pairs batch by batch; does one thing at a time. Raises ModelError and StoreError."""

    def read(self, job: Job) -> BatchRead: ...

    def pair(self, job: Job, counted_before: frozenset[int]) -> BatchPaired: ...


class OwnEngine:
    """An engine in this process. Loading it raises ModelError."""

    def __init__(
        self,
        model: str | None,
        lease_seconds: int,
        judge: str | None = None,
        languages: tuple[LanguagePlan, ...] = (),
    ) -> None:
        from models.languages.readers import reader_of
        from models.nli.languages import judges_of

        self._languages = frozenset({"en", *(plan.code for plan in languages)})
        self._reader: ReadsArticles = reader_of(languages)
        self._scorer: ScoresPairs = judges_of(model, judge, languages)
        # The same for as long as the process lives: after a transaction that failed it may take its batch again.
        self._lease = new_lease(lease_seconds)
        self._database: Database | None = None
        self._opened = ""

    def read(self, job: Job) -> BatchRead:
        """Take, read and store the next batch."""
        with self._at_work(job) as (database, lease):
            found = read_batch(
                database,
                self._reader,
                lease=lease,
                up_to=job.up_to,
                batch=job.reading_batch,
                languages=self._languages,
            )
            return BatchRead(found, unread_elsewhere(database, self._reader.fingerprint, job.up_to))

    def pair(self, job: Job, counted_before: frozenset[int]) -> BatchPaired:
        """Take, pair, score and store the next batch."""
        with self._at_work(job) as (database, lease):
            fingerprint = pairing_fingerprint(self._reader, self._scorer, fit_in_use(database))
            found = pair_batch(
                database,
                self._scorer,
                fingerprint,
                lease=lease,
                up_to=job.up_to,
                seen_at=job.seen_at,
                counted_before=counted_before,
                batch=job.pairing_batch,
                days=job.days,
                most=job.most,
            )
            return BatchPaired(found, unpaired_elsewhere(database, fingerprint, job.up_to))

    @contextlib.contextmanager
    def _at_work(self, job: Job) -> Iterator[tuple[Database, Lease]]:
        # Closed after each batch, so that no connection of a server that was restarted meanwhile is left over.
        with contextlib.closing(self._open(job.database_url)) as database, kept(database, self._lease) as lease:
            yield database, lease

    def _open(self, url: str) -> Database:
        """The database of the batch before, looked at anew.

        For one that is made from scratch every statement is compiled again, and SQLAlchemy remembers a hundred of each
        mapper's with the database that they were compiled for: a service grew by that from batch to batch.
        """
        if self._database is None or self._opened != url:
            self._database, self._opened = open_database(url), url
        else:
            self._database.require_newest()
        return self._database


@lru_cache(maxsize=1)
def own_engine(
    model: str | None, lease_seconds: int, judge: str | None = None, languages: tuple[LanguagePlan, ...] = ()
) -> OwnEngine:
    """The engine of this process, loaded when it is first asked for."""
    return OwnEngine(model, lease_seconds, judge, languages)


def engine_for(job: Job) -> Engine:
    """The long-lived engine of `counterclaim serve`, where there is one; else this process's own."""
    from flows.warm import WarmEngine, warm_address

    address = warm_address()
    return (
        own_engine(job.model, job.lease_seconds, job.judge, job.languages) if address is None else WarmEngine(address)
    )
