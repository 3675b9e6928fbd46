"""`reviews`, `runs`, `refusals`: what people decided, what each run did, and what was not taken in."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import Decision, Reason, Relation, Verdict
from storage.columns import Word, one_of
from storage.tables.base import NEVER_REUSE_IDS, Base


class RunStatus(StrEnum):
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


class ReviewRow(Base):
    """One verdict of one analyst on a row as it then stood; append-only: the database refuses to change it.

    `contradiction_id` is no foreign key: a row leaves when its article is withdrawn, the verdicts on it stay.
    Without a verdict it takes back the review that it `undoes`. `copied_from` is the review of another row, with the
    same words out of one wire report, that this one follows.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        one_of("verdict", Verdict),
        one_of("reason", Reason),
        one_of("relation", Relation),
        one_of("decision", Decision),
        Index(None, "contradiction_id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contradiction_id: Mapped[int]
    pair_key: Mapped[str] = mapped_column(String(64))
    verdict: Mapped[Verdict | None]
    reason: Mapped[Reason | None]
    note: Mapped[str | None]
    reviewer: Mapped[str | None]
    reviewed_at: Mapped[datetime]
    relation: Mapped[Relation]
    decision: Mapped[Decision]
    probability: Mapped[float]
    model_fingerprint: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"))
    copied_from: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"))


class RunRow(Base):
    """One run and its funnel: how many articles, statements, candidates and rows each stage left."""

    __tablename__ = "runs"
    __table_args__ = (one_of("status", RunStatus), Index(None, "started_at"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    status: Mapped[RunStatus] = mapped_column(Word(RunStatus))
    message: Mapped[str | None]
    articles: Mapped[int] = mapped_column(default=0)
    statements: Mapped[int] = mapped_column(default=0)
    propositions: Mapped[int] = mapped_column(default=0)
    candidates: Mapped[int] = mapped_column(default=0)
    scored: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[int] = mapped_column(default=0)
    suggested: Mapped[int] = mapped_column(default=0)
    abstained: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[dict[str, Any]] = mapped_column(default=dict)


class RefusalRow(Base):
    """An input that was not taken, and why; `input` is the address or path as it was given."""

    __tablename__ = "refusals"
    __table_args__ = (Index(None, "run_id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"))
    input: Mapped[str]
    reason: Mapped[str]
    detail: Mapped[str]
    refused_at: Mapped[datetime]
