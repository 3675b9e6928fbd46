"""Taking articles in, revision by revision, and handing out those that wait to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from models.errors import StoreError
from models.schema import Article, Refusal
from storage.bulk import chunked
from storage.database import hold_writer_lock
from storage.outdated import outdated
from storage.responses import Response, store_responses
from storage.tables import ArticleRow, ArticleStatus, RefusalRow
from storage.wire_copies import link_wire_copies

#: PostgreSQL indexes no more than about 2,700 bytes; an address longer than this is a data: URL or a mistake.
LONGEST_ID = 2000

_NO_FAMILIES: Mapping[str, str] = MappingProxyType({})
_NO_RESPONSES: Mapping[str, Response] = MappingProxyType({})

#: The text that counts now, whether or not a reader could read it.
_LIVE = (ArticleStatus.CURRENT, ArticleStatus.FAILED)


# Asked for each entry of each feed, so they are put together once.
_HELD = (
    select(ArticleRow.id)
    .where(ArticleRow.external_id == bindparam("external_id"), ArticleRow.status == ArticleStatus.CURRENT)
    .limit(1)
)
_TOLD = (
    select(ArticleRow.id)
    .where(ArticleRow.sha256 == bindparam("sha256"), ArticleRow.outlet == bindparam("outlet"))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """What became of a batch; `refused` are the articles that no database can hold, for `record_refusals`."""

    added: int
    unchanged: int
    revised: int
    refused: tuple[Refusal, ...] = ()

    @property
    def taken(self) -> int:
        """Articles that could be used, stored before or not."""
        return self.added + self.unchanged + self.revised


@dataclass(frozen=True, slots=True)
class ArticleBatch:
    """Articles that came together; `responses` are what they were read from, by external_id."""

    articles: Sequence[Article]
    responses: Mapping[str, Response] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with its id in the database."""

    id: int
    article: Article


@dataclass(slots=True)
class _Latest:
    """The newest revision of an external_id: stored already (`id`), or waiting in this batch (`row`)."""

    revision: int
    sha256: str
    id: int | None = None
    row: dict[str, Any] | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class _New:
    """What is to be stored: rows of articles, the ids that they outdate, responses by external_id and revision."""

    rows: list[dict[str, Any]]
    outdated: list[int]
    responses: dict[tuple[str, int], Response]


def add_articles(
    session: Session,
    articles: Sequence[Article],
    fetched_at: datetime,
    *,
    families: Mapping[str, str] = _NO_FAMILIES,
    responses: Mapping[str, Response] = _NO_RESPONSES,
) -> IngestCounts:
    """Store the articles that are new, and a further revision of those whose text has changed.

    The same external_id with the same text is unchanged. An older revision stays, as `superseded`: rows
    point into it. One that was withdrawn is refused for good. `families` maps outlets to their owners, `responses`
    external_ids to what they were read from; it is kept with each new revision. Near-identical texts are linked
    (`articles.duplicate_of`).
    """
    (counts,) = add_batches(session, [ArticleBatch(articles, responses)], fetched_at, families=families)
    return counts


def add_batches(
    session: Session,
    batches: Sequence[ArticleBatch],
    fetched_at: datetime,
    *,
    families: Mapping[str, str] = _NO_FAMILIES,
) -> list[IngestCounts]:
    """As `add_articles` for one batch after the other, each counted by itself, in no more statements than for one."""
    if not any(batch.articles for batch in batches):
        return [IngestCounts(0, 0, 0) for _ in batches]
    hold_writer_lock(session)
    latest = _latest_revisions(session, [article.external_id for batch in batches for article in batch.articles])
    new = _New([], [], {})
    counts = [_sorted_in(batch, latest, new, fetched_at, families) for batch in batches]
    _supersede(session, new.outdated)
    _insert(session, new)
    return counts


def _sorted_in(
    batch: ArticleBatch, latest: dict[str, _Latest], new: _New, fetched_at: datetime, families: Mapping[str, str]
) -> IngestCounts:
    """Put the rows of a batch's articles with those that are to be stored; what became of each is counted."""
    refused: list[Refusal] = []
    added = unchanged = revised = 0
    for article in batch.articles:
        if (unstorable := _unstorable(article)) is not None:
            refused.append(unstorable)
            continue
        digest = sha256(article.text.encode()).hexdigest()
        known = latest.get(article.external_id)
        if known and known.withdrawn:
            refused.append(Refusal(where=article.external_id, reason="withdrawn", detail="it is not taken in again"))
            continue
        if known and known.sha256 == digest:
            unchanged += 1
            continue
        added, revised = added + (known is None), revised + (known is not None)
        if known and known.row is not None:
            known.row["status"] = ArticleStatus.SUPERSEDED
        elif known and known.id is not None:
            new.outdated.append(known.id)
        revision = known.revision + 1 if known else 1
        row = _row(article, revision, digest, fetched_at, families.get(article.outlet))
        latest[article.external_id] = _Latest(revision, digest, row=row)
        new.rows.append(row)
        if article.external_id in batch.responses:
            new.responses[article.external_id, revision] = batch.responses[article.external_id]
    return IngestCounts(added, unchanged, revised, tuple(refused))


def is_held(session: Session, external_id: str) -> bool:
    """Whether the article is stored with a current text, which a mere headline must not replace."""
    return session.connection().execute(_HELD, {"external_id": external_id}).first() is not None


def is_told(session: Session, outlet: str, text: str) -> bool:
    """Whether this very text of this outlet is stored under whatever id: some feeds name it anew at each visit."""
    digest = sha256(text.encode(errors="replace")).hexdigest()
    return session.connection().execute(_TOLD, {"sha256": digest, "outlet": outlet}).first() is not None


def record_refusals(session: Session, run_id: int | None, refusals: Sequence[Refusal]) -> None:
    """Keep what was not taken in, under the run that met it (None outside a run)."""
    now = datetime.now(UTC)
    rows = [
        {
            "run_id": run_id,
            "input": _printable(refusal.where),
            "reason": _printable(refusal.reason),
            "detail": _printable(refusal.detail),
            "refused_at": now,
        }
        for refusal in refusals
    ]
    if rows:
        session.execute(insert(RefusalRow), rows)


def pending_articles(session: Session, reader_fingerprint: str, limit: int) -> list[StoredArticle]:
    """Current articles that this reader has neither read nor failed on, oldest first, at most `limit`.

    For looking only; a worker that means to read them takes them with `storage.leases.claim_unread`.
    """
    wanted = unread(select(ArticleRow), reader_fingerprint).order_by(ArticleRow.id).limit(limit)
    return [StoredArticle(row.id, as_article(row)) for row in session.scalars(wanted)]


def unread(wanted: Select[Any], reader_fingerprint: str, up_to: int | None = None) -> Select[Any]:
    """`wanted`, of the articles that this reader has neither read nor failed on; with ids of at most `up_to`."""
    not_read = or_(ArticleRow.read_fingerprint.is_(None), ArticleRow.read_fingerprint != reader_fingerprint)
    not_failed = or_(ArticleRow.failed_fingerprint.is_(None), ArticleRow.failed_fingerprint != reader_fingerprint)
    waiting = outdated(ArticleRow.read_fingerprint, reader_fingerprint, _LIVE)
    wanted = wanted.where(ArticleRow.expired_at.is_(None), not_read, not_failed, waiting)
    return wanted if up_to is None else wanted.where(ArticleRow.id <= up_to)


def mark_failed(session: Session, article_id: int, fingerprint: str, reason: str) -> None:
    """Note that the reader with this fingerprint could not read the article; another reader will try again."""
    row = session.get(ArticleRow, article_id)
    if row is None:
        raise StoreError(f"there is no article {article_id} to mark as failed; it was never stored")
    row.failed_fingerprint = fingerprint
    row.error = _printable(reason)
    if row.status is ArticleStatus.CURRENT:
        row.status = ArticleStatus.FAILED
    session.flush()


def as_article(row: ArticleRow) -> Article:
    """The article as it was given, its times in UTC."""
    return Article(
        external_id=row.external_id,
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published_at=row.published_at,
        language=row.language,
        byline=row.byline,
        wire=row.wire,
        extent=row.extent,
        withheld=row.withheld,
    )


def _latest_revisions(session: Session, external_ids: Sequence[str]) -> dict[str, _Latest]:
    latest: dict[str, _Latest] = {}
    for chunk in chunked(sorted(set(external_ids))):
        stored = (
            select(ArticleRow.external_id, ArticleRow.revision, ArticleRow.sha256, ArticleRow.id, ArticleRow.status)
            .where(ArticleRow.external_id.in_(chunk))
            .order_by(ArticleRow.revision)
        )
        # Ascending, so the last one stays.
        latest |= {
            external_id: _Latest(revision, digest, id_, withdrawn=status is ArticleStatus.WITHDRAWN)
            for external_id, revision, digest, id_, status in session.execute(stored)
        }
    return latest


def _row(article: Article, revision: int, digest: str, fetched_at: datetime, family: str | None) -> dict[str, Any]:
    return article.model_dump() | {
        "revision": revision,
        "sha256": digest,
        "status": ArticleStatus.CURRENT,
        "fetched_at": fetched_at,
        "outlet_family": family,
    }


def _supersede(session: Session, ids: Sequence[int]) -> None:
    for chunk in chunked(ids):
        session.execute(
            update(ArticleRow)
            .where(ArticleRow.id.in_(chunk), ArticleRow.status.in_(_LIVE))
            .values(status=ArticleStatus.SUPERSEDED)
        )


def _insert(session: Session, new: _New) -> None:
    if new.rows:
        texts = {(row["external_id"], row["revision"]): row["text"] for row in new.rows}
        name_and_id = (ArticleRow.external_id, ArticleRow.revision, ArticleRow.id)
        added = session.execute(insert(ArticleRow).returning(*name_and_id), new.rows)
        ids = {(external_id, revision): id_ for external_id, revision, id_ in added}
        link_wire_copies(session, {id_: texts[name] for name, id_ in ids.items()})
        store_responses(session, {id_: new.responses[name] for name, id_ in ids.items() if name in new.responses})


def _unstorable(article: Article) -> Refusal | None:
    """Why no database can hold this article, or None: PostgreSQL takes no NUL, nothing takes half a surrogate pair."""
    strings = (
        article.external_id,
        article.text,
        article.title,
        article.url or "",
        article.outlet,
        article.language or "",
        article.byline or "",
        article.wire or "",
    )
    where = _printable(article.external_id)[:LONGEST_ID]
    if len(article.external_id.encode(errors="replace")) > LONGEST_ID:
        return Refusal(where=where, reason="id_too_long", detail=f"longer than {LONGEST_ID} bytes")
    if any(string != _printable(string) for string in strings):
        return Refusal(where=where, reason="unstorable_character", detail="holds a NUL or half a surrogate pair")
    return None


def _printable(string: str) -> str:
    """The string as every database takes it: no NUL, no lone surrogate."""
    return string.replace("\0", "\ufffd").encode(errors="replace").decode()
