"""`statements`, `propositions`, their keys, `article_keys`, `article_profiles`, `article_workings`, `actors`.

What was read: what is asked for in SQL is a column; what only has to come back whole is packed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import ActorKind, ClaimType, CueClass, Grain, Polarity, QuoteType, SpeechAct
from storage.columns import PackedJson, one_of
from storage.tables.base import NEVER_REUSE_IDS, Base

#: In place of a text that is the same as the one beside it.
DITTO = '"'


class ActorRow(Base):
    """Who speaks or acts, once per canonical name, with all that any reading told of him."""

    __tablename__ = "actors"
    __table_args__ = (UniqueConstraint("name"), one_of("kind", ActorKind), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[ActorKind]
    affiliation: Mapped[str | None]
    camp: Mapped[str | None]
    aliases: Mapped[list[Any]]


class StatementRow(Base):
    """Who said what: source and cue of one statement; what is not in the text has NULL offsets.

    The spans of its content, and the actor just as this reading saw him, are in `article_workings`.
    """

    __tablename__ = "statements"
    __table_args__ = (
        UniqueConstraint("article_id", "ordinal"),
        one_of("cue_class", CueClass),
        one_of("quote_type", QuoteType),
        one_of("speech_act", SpeechAct),
        one_of("asserted_at_grain", Grain),
        Index(None, "actor_id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    source_text: Mapped[str]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actors.id"))
    cue_text: Mapped[str]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    cue_class: Mapped[CueClass]
    quote_type: Mapped[QuoteType]
    speech_act: Mapped[SpeechAct | None]
    asserted_at: Mapped[datetime | None]
    asserted_at_grain: Mapped[Grain | None]
    channel: Mapped[str | None]
    hedge: Mapped[str | None]
    rule: Mapped[str]


class PropositionRow(Base):
    """One positive, self-contained sentence out of a statement, with its polarity and the quote that carries it.

    `quote_occurrence` counts the same words earlier in the article's text (0 for the first); part of the pair key.
    `as_spoken` and `stance` are mostly the quote and the text themselves, and then hold `DITTO` alone.
    """

    __tablename__ = "propositions"
    __table_args__ = (
        UniqueConstraint("statement_id", "ordinal"),
        one_of("polarity", Polarity),
        one_of("claim_type", ClaimType),
        Index(None, "article_id", "quote_start"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    text: Mapped[str]
    polarity: Mapped[Polarity]
    claim_type: Mapped[ClaimType]
    standalone: Mapped[bool]
    quote_text: Mapped[str]
    quote_start: Mapped[int]
    quote_end: Mapped[int]
    quote_occurrence: Mapped[int]
    rule: Mapped[str]
    stance: Mapped[str | None]
    as_spoken: Mapped[str]
    hedged: Mapped[bool]

    @property
    def spoken(self) -> str:
        """What it says in its speaker's words; empty where these say nothing by themselves."""
        return self.quote_text if self.as_spoken == DITTO else self.as_spoken

    @property
    def held(self) -> str | None:
        """The sentence that its speaker would accept as his own; None where that is not known."""
        return self.text if self.stance == DITTO else self.stance


class PropositionKey(Base):
    """The blocking keys of propositions, one a row: two propositions may meet only where they share one.

    Only those that are not their article's anyway. Both tables of keys are their own index on SQLite.
    """

    __tablename__ = "proposition_keys"
    __table_args__ = (Index(None, "proposition_id"), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = mapped_column(ForeignKey("propositions.id", ondelete="CASCADE"), primary_key=True)


class ArticleKey(Base):
    """The blocking keys that all propositions of an article take from what it is about, in the order of its reading."""

    __tablename__ = "article_keys"
    __table_args__ = (Index(None, "article_id"), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int]


class ArticleProfile(Base):
    """What an article as a whole is about: its telling names, words, figures and dates, as `models.schema.Profile`."""

    __tablename__ = "article_profiles"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    profile: Mapped[dict[str, Any]] = mapped_column(PackedJson)


class ArticleWorkings(Base):
    """The rest of an article's reading, which only has to come back whole; `storage/workings.py` says what is in it."""

    __tablename__ = "article_workings"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    packed: Mapped[dict[str, Any]] = mapped_column(PackedJson)
