"""`articles`: every text as it was read, one row a revision; and what tells wire copies from independent reports."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import Extent
from storage.columns import Word, one_of
from storage.tables.base import NEVER_REUSE_IDS, Base

#: The few articles that a worker has taken.
_HELD = text("leased_by IS NOT NULL")


class ArticleStatus(StrEnum):
    """`failed`: the current text, which the reader of `failed_fingerprint` could not read; `error` says why."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"


class ArticleRow(Base):
    """One revision of one article. `text` is what all offsets index; `sha256` is over it in UTF-8.

    `duplicate_of` is the first stored article with nearly this text: another outlet's, or an earlier revision.
    `outlet_family` names the owner, where known: two outlets of one family are one origin. `wire` is the agency whose
    report it prints. `extent` is `standfirst` where the full text was not to be had, `withheld` says why.
    Where `expired_at` is set the text was removed by age, where `withdrawn_at` is set by `counterclaim article
    withdraw`; `sha256` stays and tells what the text was.
    `leased_by` is the worker that has taken the article to read or pair it; after `leased_until` another one may.
    """

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("external_id", "revision"),
        one_of("status", ArticleStatus),
        Index(None, "status", "read_fingerprint", "failed_fingerprint"),
        Index(None, "status", "paired_fingerprint"),
        Index(None, "published_at"),
        Index(None, "duplicate_of"),
        Index(None, "sha256"),
        Index("ix_articles_leased_by", "leased_by", sqlite_where=_HELD, postgresql_where=_HELD),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[str]
    revision: Mapped[int]
    url: Mapped[str | None]
    outlet: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    published_at: Mapped[datetime | None]
    sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[ArticleStatus] = mapped_column(Word(ArticleStatus))
    error: Mapped[str | None]
    language: Mapped[str | None]
    fetched_at: Mapped[datetime]
    read_fingerprint: Mapped[str | None]
    failed_fingerprint: Mapped[str | None]
    paired_fingerprint: Mapped[str | None]
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("articles.id"))
    outlet_family: Mapped[str | None]
    byline: Mapped[str | None]
    wire: Mapped[str | None]
    extent: Mapped[Extent]
    withheld: Mapped[str | None]
    expired_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    leased_until: Mapped[datetime | None]


class ArticleSignature(Base):
    """The MinHash of an article's word shingles, 32-bit values in little-endian order (`storage/wire_copies.py`)."""

    __tablename__ = "article_signatures"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class ArticleBand(Base):
    """One band of a signature as a 63-bit digest: articles that share one are compared, all others never are.

    The table is its own index on SQLite. Those of an article are found by their digests, which its signature tells.
    """

    __tablename__ = "article_bands"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
