"""Taking articles in: every source is visited, and what a visit leaves is kept with the articles it brought.

Sources on the web are visited side by side, through one `Fetcher`; what they bring is written one at a time. Files come
first and in order. A transaction holds a few articles with their responses and the pages they came from, so that a
visit that is cut off anywhere is simply taken up by the next one.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Self

from flows.keeping import Keeper, Left
from flows.memory import StoreMemory, breaker_of, response, seen_of, stored_page, visit_record
from flows.outcomes import IngestResult, SourceResult
from models.schema import Article, Refusal
from sources.breaker import Breaker
from sources.canonical import is_web_address
from sources.collect import collect
from sources.fetch import Fetcher
from sources.limits import Limits
from sources.opml import expanded
from sources.policy import Policy
from sources.refused import Reason, Refused
from sources.spec import SourceSpec
from sources.visit import Visit
from storage.articles import IngestCounts, record_refusals
from storage.database import Database
from storage.visits import SourceVisit, source_of

ARTICLES_AT_ONCE = 20

#: Told after each source that one more is done.
Advance = Callable[[int], None]


class Intake:
    """One run's intake: the store, the fetcher, and who owns which outlet. `fresh` asks for everything anew."""

    def __init__(
        self,
        database: Database,
        specs: Sequence[SourceSpec] = (),
        *,
        run_id: int | None = None,
        limits: Limits | None = None,
        policy: Policy | None = None,
        fresh: bool = False,
    ) -> None:
        self.limits, self.policy = limits or Limits(), policy or Policy()
        self.fetcher = Fetcher(self.limits, self.policy)
        self._database = database
        self._run_id = run_id
        self._fresh = fresh
        listed = list(expanded(specs, self.fetcher, self.limits))
        self.specs = [item for item in listed if isinstance(item, SourceSpec)]
        self._unlisted = [item for item in listed if isinstance(item, Refusal)]
        self._families = outlet_families(self.specs)
        self._keeper = Keeper(database, run_id, self._families)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.fetcher.__exit__(None, None, None)

    def all(self, advance: Advance | None = None) -> IngestResult:
        """Visit every source; one that fails does not stop the others. Results are in the sources' order."""
        results: dict[int, SourceResult] = {}
        with ThreadPoolExecutor(self.limits.requests_at_once, "source") as threads:
            visits: dict[int, Future[SourceResult]] = {}
            for at, spec in enumerate(self.specs):
                if is_web_address(spec.location):
                    visits[at] = threads.submit(self.visit, spec)
            for at, spec in enumerate(self.specs):
                results[at] = visits[at].result() if at in visits else self.visit(spec)
                if advance:
                    advance(1)
        return IngestResult((*self.lists_refused(), *(results[at] for at in sorted(results))))

    def visit(self, spec: SourceSpec) -> SourceResult:
        """Take in the articles of one source; what is refused is recorded under the run."""
        began = time.monotonic()
        visit, breaker = self._begun(spec)
        if breaker.rests(visit.now) and not self._fresh:
            return SourceResult(spec.label, resting=_resting(spec, breaker))
        counted, refusals = IngestCounts(0, 0, 0), list[Refusal]()
        for items in _batches(collect(spec, self.limits, visit, self.fetcher)):
            left = self._left(spec, visit, items)
            if len(items) < ARTICLES_AT_ONCE:  # the last ones
                left.began, left.taken_before = began, counted.taken + visit.unchanged
                left.ended = self._ended(spec, visit, breaker.tried(visit.now))
            counts = self._keeper.keep(left)
            refusals += (*left.refusals, *counts.refused)
            counted = IngestCounts(
                counted.added + counts.added, counted.unchanged + counts.unchanged, counted.revised + counts.revised
            )
        return SourceResult(
            spec.label,
            counted.added,
            counted.unchanged + visit.unchanged,
            counted.revised,
            tuple(refusals),
            empty=_is_empty_folder(spec, refusals),
            not_modified=visit.not_modified,
            seconds=time.monotonic() - began,
        )

    def _begun(self, spec: SourceSpec) -> tuple[Visit, Breaker]:
        """A visit that knows what the earlier ones left, and how the source stands."""
        if not is_web_address(spec.location):
            return Visit(StoreMemory(self._database, spec.location)), Breaker()
        with self._database.reading() as session:
            known = source_of(session, spec.location)
        seen, whole_at = (None, None) if known is None or self._fresh else (seen_of(known), known.whole_at)
        visit = Visit(
            StoreMemory(self._database, spec.location, fresh=self._fresh),
            seen,
            whole_at,
            pages_left=self.limits.pages_per_visit,
            recheck_days=self.policy.recheck_days,
        )
        return visit, breaker_of(known)

    def _left(self, spec: SourceSpec, visit: Visit, items: Sequence[Article | Refusal]) -> Left:
        """What is to be kept together: these articles, what they were read from, their pages, and what was refused."""
        responses = {}
        if self.policy.keep_responses:
            made = {id(fetched): response(fetched) for fetched in visit.responses.values()}
            responses = {name: made[id(fetched)] for name, fetched in visit.responses.items()}
        left = Left(
            spec.location,
            articles=[item for item in items if isinstance(item, Article)],
            refusals=[item for item in items if isinstance(item, Refusal)],
            responses=responses,
            pages=[stored_page(page) for page in visit.pages],
        )
        visit.responses.clear()
        visit.pages.clear()
        return left

    def _ended(self, spec: SourceSpec, visit: Visit, breaker: Breaker) -> SourceVisit | None:
        """How the visit went; None for files. What an operator has yet to configure is no failure of the source."""
        if not is_web_address(spec.location):
            return None
        if visit.failure is not None and visit.failure.reason is Reason.NO_CONTACT:
            return None
        return visit_record(visit, breaker, spec, self.limits)

    def lists_refused(self) -> Iterator[SourceResult]:
        """Lists of sources, or sources in them, that could not be used; recorded as other refusals are."""
        if self._unlisted:
            with self._database.session() as session:
                record_refusals(session, self._run_id, self._unlisted)
        for refusal in self._unlisted:
            yield SourceResult(refusal.where, refusals=(refusal,))


def ingest(
    database: Database,
    specs: Sequence[SourceSpec],
    *,
    run_id: int | None = None,
    limits: Limits | None = None,
    policy: Policy | None = None,
    fresh: bool = False,
    advance: Advance | None = None,
) -> IngestResult:
    """Take in all articles of these sources, OPML lists among them; one that fails does not stop the others."""
    with Intake(database, specs, run_id=run_id, limits=limits, policy=policy, fresh=fresh) as intake:
        return intake.all(advance)


def ingest_source(
    database: Database,
    spec: SourceSpec,
    *,
    families: Mapping[str, str] | None = None,
    run_id: int | None = None,
    limits: Limits | None = None,
    policy: Policy | None = None,
) -> SourceResult:
    """Take in the articles of one source by itself; `families` maps outlets to their owners."""
    with Intake(database, [spec], run_id=run_id, limits=limits, policy=policy) as intake:
        intake._families |= families or {}
        result = intake.all()
    return result.sources[0] if len(result.sources) == 1 else _together(spec, result)


def outlet_families(specs: Iterable[SourceSpec]) -> dict[str, str]:
    """Outlet to its owner, as far as the configuration tells."""
    return {spec.outlet: spec.outlet_family for spec in specs if spec.outlet and spec.outlet_family}


def _together(spec: SourceSpec, result: IngestResult) -> SourceResult:
    """The feeds of one list as one result."""
    return SourceResult(
        spec.label,
        sum(source.added for source in result.sources),
        sum(source.unchanged for source in result.sources),
        sum(source.revised for source in result.sources),
        tuple(refusal for source in result.sources for refusal in source.refusals),
        not_modified=all(source.not_modified for source in result.sources),
    )


def _resting(spec: SourceSpec, breaker: Breaker) -> Refusal:
    until = breaker.retry_at.strftime("%Y-%m-%d %H:%M:%S UTC") if breaker.retry_at else "later"
    detail = f"not asked before {until}, after {breaker.failures} failed visits; `counterclaim sources` says more"
    return Refused(Reason.RESTING, detail).at(spec.location)


def _is_empty_folder(spec: SourceSpec, refusals: Sequence[Refusal]) -> bool:
    folder = Path(spec.location).expanduser()
    match refusals:
        case [Refusal(reason=Reason.EMPTY, where=where)]:
            return where == str(folder) and folder.is_dir()
    return False


def _batches(items: Iterable[Article | Refusal]) -> Iterator[list[Article | Refusal]]:
    """The items, so many at once; the last batch, and only that, has fewer, if it has any."""
    iterator = iter(items)
    some = list(islice(iterator, ARTICLES_AT_ONCE))
    yield some
    while len(some) == ARTICLES_AT_ONCE:
        some = list(islice(iterator, ARTICLES_AT_ONCE))
        yield some
