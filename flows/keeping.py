"""What visits leave is written for several of them at once: those that wait for the store share one transaction.

SQLite lets one write at a time, and most of what a small feed costs is statements, not rows. So whoever gets to write
writes for all who wait by then. Where that fails each is tried by itself, and only its own visit hears of it.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from models.schema import Article, Refusal
from storage.articles import ArticleBatch, IngestCounts, add_batches, record_refusals
from storage.counters import add_timings
from storage.database import Database
from storage.responses import Response
from storage.visits import SourceVisit, StoredPage, store_pages, store_visits


@dataclass(slots=True)
class Left:
    """What a visit leaves at a time: articles, what they were read from, the pages they came from, and refusals.

    The last one of a visit says how the visit to a source on the web went (`ended`), and since when the visit takes.
    `counts` and `failed` are what came of it.
    """

    location: str
    articles: Sequence[Article] = ()
    refusals: Sequence[Refusal] = ()
    responses: Mapping[str, Response] = field(default_factory=dict)
    pages: Sequence[StoredPage] = ()
    ended: SourceVisit | None = None
    began: float | None = None
    taken_before: int = 0
    counts: IngestCounts | None = None
    failed: BaseException | None = None


class Keeper:
    """Writes what the visits of one run leave; `families` maps outlets to their owners."""

    def __init__(self, database: Database, run_id: int | None, families: Mapping[str, str]) -> None:
        self._database, self._run_id, self._families = database, run_id, families
        self._queueing, self._writing = threading.Lock(), threading.Lock()
        self._waiting: list[Left] = []

    def keep(self, left: Left) -> IngestCounts:
        """Write this, together with what others wait to have written; raises what went wrong with this alone."""
        with self._queueing:
            self._waiting.append(left)
        with self._writing:
            if left.counts is None and left.failed is None:
                with self._queueing:
                    together, self._waiting = self._waiting, []
                self._write(together)
        if left.failed is not None:
            raise left.failed
        assert left.counts is not None
        return left.counts

    def _write(self, together: Sequence[Left]) -> None:
        try:
            counts = self._transaction(together)
        except Exception as error:
            if len(together) == 1:
                together[0].failed = error
                return
            for left in together:
                self._write([left])
        except BaseException as error:  # this thread is told to stop; the others must not wait for it
            for left in together:
                left.failed = left.failed or error
            raise
        else:
            for left, counted in zip(together, counts, strict=True):
                left.counts = counted

    def _transaction(self, together: Sequence[Left]) -> list[IngestCounts]:
        batches = [ArticleBatch(left.articles, left.responses) for left in together]
        with self._database.session() as session:
            counts = add_batches(session, batches, datetime.now(UTC), families=self._families)
            unstorable = [refusal for counted in counts for refusal in counted.refused]
            told = [refusal for left in together for refusal in left.refusals]
            record_refusals(session, self._run_id, [*told, *unstorable])
            store_pages(session, [(left.location, page) for left in together for page in left.pages])
            store_visits(session, [left.ended for left in together if left.ended is not None])
            timings = [
                (time.monotonic() - left.began, left.taken_before + counted.taken)
                for left, counted in zip(together, counts, strict=True)
                if left.began is not None
            ]
            add_timings(session, "fetch", timings)
        return counts
