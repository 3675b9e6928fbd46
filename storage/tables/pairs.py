"""`pairs`, `rejections`, `nli_scores`, `events`: the workings behind the rows of `contradictions`."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import Decision, DecisionPath, Inference, Relation
from storage.columns import one_of
from storage.tables.base import NEVER_REUSE_IDS, Base


class EventRow(Base):
    """What the two sides of a row speak of, once per name and place; the days are ISO dates as far as a text tells."""

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("name", "place"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    place: Mapped[str] = mapped_column(doc="empty where no text names one")
    kind: Mapped[str | None]
    first_day: Mapped[str | None] = mapped_column(String(10))
    last_day: Mapped[str | None] = mapped_column(String(10))
    parties: Mapped[list[Any]]


class PairRow(Base):
    """A pair of propositions that was decided, of those that say nothing a sample; goes with a reading it stands on."""

    __tablename__ = "pairs"
    __table_args__ = (
        UniqueConstraint(
            "claim_proposition_id", "denial_proposition_id", "decision_path", name="uq_pairs_propositions_decision_path"
        ),
        CheckConstraint("probability >= 0 AND probability <= 1", name="probability"),
        one_of("decision_path", DecisionPath),
        one_of("relation", Relation),
        one_of("decision", Decision),
        one_of("inference", Inference),
        Index(None, "denial_proposition_id"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_proposition_id: Mapped[int] = mapped_column(ForeignKey("propositions.id", ondelete="CASCADE"))
    denial_proposition_id: Mapped[int] = mapped_column(ForeignKey("propositions.id", ondelete="CASCADE"))
    gate: Mapped[str]
    decision_path: Mapped[DecisionPath]
    event_agreement: Mapped[float]
    issue: Mapped[str]
    relation: Mapped[Relation]
    decision: Mapped[Decision]
    probability: Mapped[float]
    exclusive: Mapped[bool | None]
    inference: Mapped[Inference]
    nli_entailment_ab: Mapped[float | None]
    nli_neutral_ab: Mapped[float | None]
    nli_contradiction_ab: Mapped[float | None]
    nli_entailment_ba: Mapped[float | None]
    nli_neutral_ba: Mapped[float | None]
    nli_contradiction_ba: Mapped[float | None]
    model_fingerprint: Mapped[str]


class RejectionRow(Base):
    """A sample of the pairs that were turned away, with the gate that did it; bounded per gate."""

    __tablename__ = "rejections"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id", "gate"),
        Index(None, "second_id"),
        Index(None, "gate"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("propositions.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("propositions.id", ondelete="CASCADE"))
    gate: Mapped[str]
    seen_at: Mapped[datetime]


class NliScoreRow(Base):
    """What a model said of a premise and a hypothesis, under the digest of all three (`storage/scores.py`)."""

    __tablename__ = "nli_scores"

    digest: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    packed: Mapped[bytes] = mapped_column(LargeBinary)
