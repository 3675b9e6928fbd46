"""The stages as plain functions, without Prefect: take articles in, read them, let what they say meet, and score it.

Each stage works through what is pending in batches: a look at the store, the slow work with no transaction open, and
then one transaction that keeps the batch whole or not at all. What fails is one article, never the run.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from flows.leasing import held_or_own
from flows.outcomes import IngestResult, SourceResult
from flows.pairing import (
    ARTICLES_AT_ONCE,
    DAYS_APART,
    WAIT_SECONDS,
    Advance,
    ScoresPairs,
    fit_in_use,
    pair_batch,
    pair_pending,
    pairing_fingerprint,
)
from flows.tally import added, funnel_of_readings
from models.errors import InputError, ModelError
from models.schema import Article, Funnel, Reading, Refusal
from sources.collect import collect
from sources.limits import Limits
from sources.refused import Reason
from sources.spec import SourceSpec
from storage.articles import add_articles, is_held, mark_failed, record_refusals
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

LANGUAGE = "en"


class ReadsArticles(Protocol):
    """What the stages need of `models.reading.reader.Reader`."""

    @property
    def fingerprint(self) -> str: ...

    def read(self, article: Article) -> Reading: ...


def ingest(
    database: Database,
    specs: Sequence[SourceSpec],
    *,
    run_id: int | None = None,
    limits: Limits | None = None,
    advance: Advance | None = None,
) -> IngestResult:
    """Take in all articles of these sources; one that fails does not stop the others."""
    families = outlet_families(specs)
    results = []
    for spec in specs:
        results.append(ingest_source(database, spec, families=families, run_id=run_id, limits=limits))
        if advance:
            advance(1)
    return IngestResult(tuple(results))


def ingest_source(
    database: Database,
    spec: SourceSpec,
    *,
    families: Mapping[str, str] | None = None,
    run_id: int | None = None,
    limits: Limits | None = None,
) -> SourceResult:
    """Take in the articles of one source, a transaction for each few; what is refused is recorded under the run."""
    began = time.monotonic()
    result = SourceResult(spec.label)

    def held(external_id: str) -> bool:
        with database.reading() as session:
            return is_held(session, external_id)

    for items in _batches(collect(spec, limits, held)):
        articles = [item for item in items if isinstance(item, Article)]
        refusals = [item for item in items if isinstance(item, Refusal)]
        with database.session() as session:
            counts = add_articles(session, articles, datetime.now(UTC), families=families or {})
            refusals += counts.refused
            record_refusals(session, run_id, refusals)
        result = SourceResult(
            spec.label,
            result.added + counts.added,
            result.unchanged + counts.unchanged,
            result.revised + counts.revised,
            (*result.refusals, *refusals),
        )
    seconds = time.monotonic() - began
    with database.session() as session:
        add_timing(session, "fetch", seconds, result.taken)
    return replace(result, empty=_is_empty_folder(spec, result.refusals), seconds=seconds)


def _is_empty_folder(spec: SourceSpec, refusals: Sequence[Refusal]) -> bool:
    folder = Path(spec.location).expanduser()
    match refusals:
        case [Refusal(reason=Reason.EMPTY, where=where)]:
            return where == str(folder) and folder.is_dir()
    return False


def outlet_families(specs: Iterable[SourceSpec]) -> dict[str, str]:
    """Outlet to its owner, as far as the configuration tells."""
    return {spec.outlet: spec.outlet_family for spec in specs if spec.outlet and spec.outlet_family}


def read_pending(
    database: Database,
    reader: ReadsArticles,
    *,
    lease: Lease | None = None,
    up_to: int | None = None,
    batch: int = ARTICLES_AT_ONCE,
    language: str = LANGUAGE,
    advance: Advance | None = None,
) -> Funnel:
    """Read every article that this reader has not seen, up to that id; returns what was found in them.

    Stays until none waits any more, also not in the hands of other workers: one of them may die.
    """
    total = Funnel()
    with held_or_own(database, lease) as held:
        while True:
            funnel = read_batch(database, reader, lease=held, up_to=up_to, batch=batch, language=language)
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
    language: str = LANGUAGE,
) -> Funnel | None:
    """Take the next `batch` articles that wait, read them and store their readings; None where none is free.

    An article in another language is set aside unread. One that the reader stumbles over is marked with the reason.
    """
    began = time.monotonic()
    with database.session() as session:
        taken = claim_unread(session, reader.fingerprint, lease, batch, up_to)
    if not taken:
        return None
    outcomes = {stored.id: _read(reader, stored.article, language) for stored in taken}
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


def _read(reader: ReadsArticles, article: Article, language: str) -> Reading | str:
    """The reading of an article, or why there is none. Raises ModelError: then no article can be read."""
    if article.language not in (None, language):
        return f"skipped: the article is in language {article.language!r}, only {language!r} is read"
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
    language: str = LANGUAGE,
    days: int = DAYS_APART,
    advance: Advance | None = None,
) -> Funnel:
    """Read, pair and score everything that is pending now, as one of any number of workers.

    Pairing begins when all of it is read, whoever reads it: then the rows do not depend on who was how quick.
    """
    with database.reading() as session:
        newest = newest_article(session)
    with held_or_own(database, lease) as held:
        read = read_pending(database, reader, lease=held, up_to=newest, batch=batch, language=language, advance=advance)
        fingerprint = pairing_fingerprint(reader, scorer, fit_in_use(database))
        paired = pair_pending(
            database, scorer, fingerprint, lease=held, up_to=newest, batch=batch, days=days, advance=advance
        )
    return added(read, paired.funnel)


def _batches(items: Iterable[Article | Refusal]) -> Iterator[list[Article | Refusal]]:
    iterator = iter(items)
    while some := list(islice(iterator, ARTICLES_AT_ONCE)):
        yield some
