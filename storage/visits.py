"""What each visit to a source leaves for the next: how it went, what was seen, and which pages are due again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import PageRow, SourceRow, SourceState

# Asked at each visit, so they are put together once.
_SOURCE = select(SourceRow).where(SourceRow.location == bindparam("location"))
_PAGE = select(PageRow).where(PageRow.url == bindparam("url"))
_DUE = (
    select(PageRow)
    .where(PageRow.source == bindparam("source"), PageRow.due_at <= bindparam("now"))
    .order_by(PageRow.due_at, PageRow.url)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document as its server names it, and as its bytes do."""

    url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What is known of a page that an entry led to."""

    url: str
    entry_sha256: str
    external_id: str | None
    outlet: str
    published_at: datetime | None
    version: Version
    first_seen_at: datetime
    visited_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class SourceVisit:
    """How a visit to a source went. `version` is None where something was left unfetched: the next one asks for all."""

    location: str
    label: str
    state: SourceState
    failures: int
    retry_at: datetime | None
    visited_at: datetime
    answered: bool
    changed: bool
    error: str | None
    version: Version | None
    whole: bool


def source_of(session: Session, location: str) -> SourceRow | None:
    """What is stored of the source at this location; None before its first visit."""
    return session.scalars(_SOURCE, {"location": location}).first()


def all_sources(session: Session) -> list[SourceRow]:
    """Every source that was ever visited: those in trouble first, then by label."""
    wanted = select(SourceRow).order_by(SourceRow.failures.desc(), SourceRow.label, SourceRow.location)
    return list(session.scalars(wanted))


def store_visits(session: Session, visits: Sequence[SourceVisit]) -> None:
    """Keep how these visits went; a source that answered without change keeps the version it had."""
    latest = {visit.location: _row(visit) for visit in visits}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    # Visits that change the same columns go together, in one order, so that two workers cannot wait for each other.
    alike: dict[tuple[str, ...], list[dict[str, object]]] = {}
    for _, row in sorted(latest.items()):
        alike.setdefault(tuple(row), []).append(row)
    for names, rows in alike.items():
        added = dialect.insert(SourceRow)
        changed = {name: added.excluded[name] for name in names if name != "location"}
        session.execute(added.on_conflict_do_update(index_elements=["location"], set_=changed), rows)


def _row(visit: SourceVisit) -> dict[str, object]:
    values: dict[str, object] = {
        "location": visit.location,
        "label": visit.label,
        "state": visit.state,
        "failures": visit.failures,
        "retry_at": visit.retry_at,
        "visited_at": visit.visited_at,
        "error": None if visit.error is None else visit.error.replace("\0", "\ufffd"),
    }
    if visit.answered:
        values["answered_at"] = visit.visited_at
    if visit.whole:
        values["whole_at"] = visit.visited_at
    if visit.changed:
        version = visit.version or Version()
        values |= {
            "changed_at": visit.visited_at,
            "validated_url": version.url,
            "etag": version.etag,
            "last_modified": version.last_modified,
            "body_sha256": version.sha256,
        }
    return values


def page_of(session: Session, url: str) -> StoredPage | None:
    """What is stored of the page at this canonical address."""
    row = session.scalars(_PAGE, {"url": url}).first()
    return None if row is None else _page(row)


def due_pages(session: Session, source: str, now: datetime, most: int) -> list[StoredPage]:
    """Pages of a source that are to be looked at again by now, the longest due first, at most so many."""
    return [_page(row) for row in session.scalars(_DUE, {"source": source, "now": now, "most": most})]


def store_pages(session: Session, pages: Sequence[tuple[str, StoredPage]]) -> None:
    """Keep what was seen of these sources' pages in place of what was known; the last one of an address counts."""
    rows = {
        page.url: {
            "url": page.url,
            "source": source,
            "entry_sha256": page.entry_sha256,
            "external_id": page.external_id,
            "outlet": page.outlet,
            "published_at": page.published_at,
            "validated_url": page.version.url,
            "etag": page.version.etag,
            "last_modified": page.version.last_modified,
            "body_sha256": page.version.sha256,
            "first_seen_at": page.first_seen_at,
            "visited_at": page.visited_at,
            "due_at": page.due_at,
        }
        for source, page in pages
    }
    if not rows:
        return
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    added = dialect.insert(PageRow)
    kept = {name: added.excluded[name] for name in next(iter(rows.values())) if name not in ("url", "first_seen_at")}
    session.execute(added.on_conflict_do_update(index_elements=["url"], set_=kept), list(rows.values()))


def _page(row: PageRow) -> StoredPage:
    return StoredPage(
        url=row.url,
        entry_sha256=row.entry_sha256,
        external_id=row.external_id,
        outlet=row.outlet,
        published_at=row.published_at,
        version=Version(row.validated_url, row.etag, row.last_modified, row.body_sha256),
        first_seen_at=row.first_seen_at,
        visited_at=row.visited_at,
        due_at=row.due_at,
    )
