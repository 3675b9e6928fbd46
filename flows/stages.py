"""The stages as plain functions, without Prefect: take articles in, read them, let what they say meet, and score it.

Each stage works through what is pending in batches: a look at the store, the slow work with no transaction open, and
then one transaction that keeps the batch whole or not at all. What fails is one article, never the run.
"""

import time
from typing import Protocol

from flows.intake import ingest, ingest_source, outlet_families
from flows.leasing import held_or_own
from flows.pairing import (
    ARTICLES_AT_ONCE,
    DAYS_APART,
    MOST_CANDIDATES,
    WAIT_SECONDS,
    Advance,
    fit_in_use,
    pair_batch,
    pair_pending,
    pairing_fingerprint,
)
from flows.scoring import ScoresPairs
from flows.tally import added, funnel_of_readings
from models.errors import InputError, ModelError
from models.schema import Article, Funnel, Reading
from storage.articles import mark_failed
from storage.counters import add_timing
from storage.database import Database, hold_writer_lock
from storage.leases import Lease, claim_unread, count_unread, newest_article, release, still_held
from storage.readings import store_reading

__all__ = [
    "ReadsArticles",
    "ScoresPairs",
    "detect",
    "ingest",
    "ingest_source",
    "outlet_families",
    "pair_batch",
    "pair_pending",
    "pairing_fingerprint",
    "read_batch",
    "read_pending",
    "unread_elsewhere",
]

#: Without a plan for others, see `models/languages`.
LANGUAGES = frozenset({"en"})


class ReadsArticles(Protocol):
    """What the stages need of `models.reading.reader.Reader`."""

    @property
    def fingerprint(self) -> str: ...

    def read(self, article: Article) -> Reading: ...


def read_pending(
    database: Database,
    reader: ReadsArticles,
    *,
    lease: Lease | None = None,
    up_to: int | None = None,
    batch: int = ARTICLES_AT_ONCE,
    languages: frozenset[str] = LANGUAGES,
    advance: Advance | None = None,
) -> Funnel:
    """Read every article that this reader has not seen, up to that id; returns what was found in them.

    Stays until none waits any more, also not in the hands of other workers: one of them may die.
    """
    total = Funnel()
    with held_or_own(database, lease) as held:
        while True:
            funnel = read_batch(database, reader, lease=held, up_to=up_to, batch=batch, languages=languages)
            if funnel is not None:
                total = added(total, funnel)
                if advance:
                    advance(funnel.articles + funnel.refused)
            elif not unread_elsewhere(database, reader.fingerprint, up_to):
                return total
            else:
                time.sleep(WAIT_SECONDS)


def unread_elsewhere(database: Database, fingerprint: str, up_to: int | None = None) -> int:
    """How many articles wait to be read; after a `read_batch` that found none, all of them in other hands."""
    with database.reading() as session:
        return count_unread(session, fingerprint, up_to)


def read_batch(
    database: Database,
    reader: ReadsArticles,
    *,
    lease: Lease,
    up_to: int | None = None,
    batch: int = ARTICLES_AT_ONCE,
    languages: frozenset[str] = LANGUAGES,
) -> Funnel | None:
    """Take the next `batch` articles that wait, read them and store their readings; None where none is free.

    An article in a language that is not among `languages` is set aside unread. One that the reader stumbles over is
    marked with the reason.
    """
    began = time.monotonic()
    with database.session() as session:
        taken = claim_unread(session, reader.fingerprint, lease, batch, up_to)
    if not taken:
        return None
    outcomes = {stored.id: _read(reader, stored.article, languages) for stored in taken}
    with database.session() as session:
        hold_writer_lock(session)
        held = still_held(session, lease, outcomes)  # too slow for the lease, and another worker reads them
        outcomes = {article_id: outcome for article_id, outcome in outcomes.items() if article_id in held}
        for article_id, outcome in outcomes.items():
            try:
                if isinstance(outcome, Reading):
                    store_reading(session, article_id, outcome)
            except InputError as error:  # raised before anything of this reading is written
                outcomes[article_id] = outcome = str(error)
            if isinstance(outcome, str):
                mark_failed(session, article_id, reader.fingerprint, outcome)
        release(session, held)
        add_timing(session, "read", time.monotonic() - began, len(held))
    readings = [outcome for outcome in outcomes.values() if isinstance(outcome, Reading)]
    return funnel_of_readings(readings, failed=len(outcomes) - len(readings))


def _read(reader: ReadsArticles, article: Article, languages: frozenset[str]) -> Reading | str:
    """The reading of an article, or why there is none. Raises ModelError: then no article can be read."""
    if article.language is not None and article.language not in languages:
        return f"skipped: the article is in language {article.language!r}, read are {', '.join(sorted(languages))}"
    try:
        return reader.read(article)
    except ModelError:
        raise
    except Exception as error:  # whatever one text does to the parser must not cost the others
        return f"not read: {type(error).__name__}: {' '.join(str(error).split())}"


def detect(
    database: Database,
    reader: ReadsArticles,
    scorer: ScoresPairs,
    *,
    lease: Lease | None = None,
    batch: int = ARTICLES_AT_ONCE,
    languages: frozenset[str] = LANGUAGES,
    days: int = DAYS_APART,
    most: int = MOST_CANDIDATES,
    advance: Advance | None = None,
) -> Funnel:
    """Read, pair and score everything that is pending now, as one of any number of workers.

    Pairing begins when all of it is read, whoever reads it: then the rows do not depend on who was how quick.
    """
    with database.reading() as session:
        newest = newest_article(session)
    with held_or_own(database, lease) as held:
        read = read_pending(
            database, reader, lease=held, up_to=newest, batch=batch, languages=languages, advance=advance
        )
        fingerprint = pairing_fingerprint(reader, scorer, fit_in_use(database))
        paired = pair_pending(
            database, scorer, fingerprint, lease=held, up_to=newest, batch=batch, days=days, most=most, advance=advance
        )
    return added(read, paired.funnel)
