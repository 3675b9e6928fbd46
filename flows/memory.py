"""Between the sources and the store, which know nothing of each other: what is remembered of visits, in both shapes."""

from collections.abc import Sequence
from datetime import UTC, datetime

from models.schema import Article
from sources.breaker import Breaker, Circuit
from sources.fetch import Fetched, Validators
from sources.limits import Limits
from sources.spec import SourceSpec
from sources.visit import PageSeen, Seen, Standing, Visit
from storage.articles import is_held, is_told
from storage.database import Database
from storage.responses import Response
from storage.tables import SourceRow, SourceState
from storage.visits import SourceVisit, StoredPage, Version, due_pages, page_of


class StoreMemory:
    """What the store knows of one source, as `sources.visit.Memory` asks for it; `fresh` forgets its pages."""

    def __init__(self, database: Database, location: str, *, fresh: bool = False) -> None:
        self._database = database
        self._location = location
        self._fresh = fresh

    def holds(self, external_id: str) -> bool:
        with self._database.reading() as session:
            return is_held(session, external_id)

    def standing(self, article: Article) -> Standing:
        with self._database.reading() as session:
            if is_held(session, article.external_id):
                return Standing.HELD
            return Standing.TOLD if is_told(session, article.outlet, article.text) else Standing.NEW

    def page(self, url: str) -> PageSeen | None:
        if self._fresh:
            return None
        with self._database.reading() as session:
            page = page_of(session, url)
        return None if page is None else _seen_page(page)

    def due(self, now: datetime, most: int) -> Sequence[PageSeen]:
        if self._fresh:
            return ()
        with self._database.reading() as session:
            return [_seen_page(page) for page in due_pages(session, self._location, now, most)]


def seen_of(row: SourceRow) -> Seen:
    """The source's own document as it was met last."""
    return _seen(Version(row.validated_url, row.etag, row.last_modified, row.body_sha256))


def breaker_of(row: SourceRow | None) -> Breaker:
    """How a source stands; a new one stands well."""
    return Breaker() if row is None else Breaker(Circuit(row.state), row.failures, row.retry_at)


def visit_record(visit: Visit, breaker: Breaker, spec: SourceSpec, limits: Limits) -> SourceVisit:
    """How a visit went, for the store: a failure counts against the source, anything else clears it."""
    failure = visit.failure
    after = breaker.after_failure(visit.now, limits, failure.wait) if failure else Breaker()
    version = _version(visit.found) if visit.found and visit.complete else None
    return SourceVisit(
        location=spec.location,
        label=spec.label,
        state=SourceState(after.circuit),
        failures=after.failures,
        retry_at=after.retry_at,
        visited_at=visit.now,
        answered=failure is None,
        changed=failure is None and not visit.not_modified,
        error=str(failure) if failure else None,
        version=version,
        whole=failure is None and visit.whole,
    )


def response(fetched: Fetched) -> Response:
    """What came over the wire, as it is kept."""
    return Response(
        url=fetched.asked_url or fetched.url,
        final_url=fetched.url,
        status=fetched.status,
        headers=fetched.headers,
        fetched_at=fetched.fetched_at or datetime.now(UTC),
        body=fetched.data,
    )


def stored_page(page: PageSeen) -> StoredPage:
    """A page as it is kept."""
    return StoredPage(
        page.url,
        page.entry_sha256,
        page.external_id,
        page.outlet,
        page.published_at,
        _version(page.seen),
        page.first_seen_at,
        page.visited_at,
        page.due_at,
    )


def _seen_page(page: StoredPage) -> PageSeen:
    return PageSeen(
        page.url,
        page.entry_sha256,
        page.external_id,
        page.outlet,
        page.published_at,
        _seen(page.version),
        page.first_seen_at,
        page.visited_at,
        page.due_at,
    )


def _version(seen: Seen) -> Version:
    named = seen.validators
    if named is None:
        return Version(sha256=seen.sha256)
    return Version(named.url, named.etag, named.last_modified, seen.sha256)


def _seen(version: Version) -> Seen:
    validators = Validators(version.url, version.etag, version.last_modified) if version.url else None
    return Seen(validators, version.sha256)
