"""`responses`, `sources`, `pages`: what came over the wire, and what is known of each place that is asked."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Word, one_of
from storage.tables.base import NEVER_REUSE_IDS, Base


class SourceState(StrEnum):
    """The circuit breaker of a source: asked as usual, left to rest, or about to be tried once after a rest."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class ResponseBody(Base):
    """The bytes of a response as unpacked, compressed with zlib; one row for equal bytes. `sha256` is over the bytes.

    Goes when the last text that came of it expires or is withdrawn; the response itself stays.
    """

    __tablename__ = "response_bodies"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    zlib: Mapped[bytes] = mapped_column(LargeBinary)


class ResponseRow(Base):
    """What a server answered: where it was asked, where it led, when, with which status, headers and bytes."""

    __tablename__ = "responses"
    __table_args__ = (Index(None, "sha256"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    final_url: Mapped[str]
    status: Mapped[int]
    headers: Mapped[list[Any]] = mapped_column(doc="pairs of name and value, in the order in which they came")
    fetched_at: Mapped[datetime]
    sha256: Mapped[str] = mapped_column(String(64))


class ArticleResponse(Base):
    """Which response an article's revision was read from."""

    __tablename__ = "article_responses"
    __table_args__ = (Index(None, "response_id"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"))


class SourceRow(Base):
    """A source on the web and how its visits went; what its server named to recognise its last version by.

    `retry_at` is when a resting source is tried again, or when its server allows it. `validated_url`, `etag`,
    `last_modified` and `body_sha256` belong to the last version of which nothing is left to fetch.
    """

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("location"), one_of("state", SourceState), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    location: Mapped[str]
    label: Mapped[str]
    state: Mapped[SourceState] = mapped_column(Word(SourceState))
    failures: Mapped[int]
    retry_at: Mapped[datetime | None]
    visited_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    error: Mapped[str | None]
    validated_url: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    body_sha256: Mapped[str | None] = mapped_column(String(64))
    whole_at: Mapped[datetime | None] = mapped_column(doc="when it was last asked without conditions")


class PageRow(Base):
    """A page that an entry of a source led to: the entry as it was then, and what came of it; one row an address.

    `due_at` is when it is looked at again; NULL for never.
    """

    __tablename__ = "pages"
    __table_args__ = (Index(None, "source", "due_at"),)

    url: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    entry_sha256: Mapped[str] = mapped_column(String(64))
    external_id: Mapped[str | None]
    outlet: Mapped[str]
    published_at: Mapped[datetime | None]
    validated_url: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    body_sha256: Mapped[str | None] = mapped_column(String(64))
    first_seen_at: Mapped[datetime]
    visited_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
