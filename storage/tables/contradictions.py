"""`contradictions`: the table that analysts query, one row per unordered pair of quotes.

Its first columns, in this order, are a public interface; columns may be added after them, never between.
Each row carries all that a reader needs, so a plain SELECT without a join answers.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import (
    CONFLICTS,
    ClaimType,
    Decision,
    DecisionPath,
    Grain,
    Inference,
    Polarity,
    Reason,
    Relation,
    Status,
    Verdict,
)
from storage.columns import one_of
from storage.tables.base import NEVER_REUSE_IDS, Base

#: The few rows of which the desk tells apart: those with a verdict, and those that people added.
_JUDGED, _BY_HAND = text("verdict IS NOT NULL"), text("gate_reason = 'added_by_hand'")


class ContradictionRow(Base):
    """Two quotes that conflict, who said them where and when, why we think so, and what an analyst decided.

    `claim_*` is the side that asserts, accuses or came first, `denial_*` the other; `ab` has
    claim_proposition as premise.
    """

    __tablename__ = "contradictions"
    __table_args__ = (
        UniqueConstraint("pair_key"),
        CheckConstraint("probability >= 0 AND probability <= 1", name="probability"),
        one_of("claim_type", ClaimType),
        one_of("relation", CONFLICTS),
        one_of("inference", Inference),
        one_of("decision_path", DecisionPath),
        one_of("decision", (Decision.FLAG, Decision.SUGGEST, Decision.ABSTAIN)),
        one_of("claim_polarity", Polarity),
        one_of("claim_at_grain", Grain),
        one_of("denial_polarity", Polarity),
        one_of("denial_at_grain", Grain),
        one_of("status", Status),
        one_of("verdict", Verdict),
        one_of("reason", Reason),
        *(
            Index(None, column)
            for column in (
                "dispute_id",
                "event",
                "claim_type",
                "relation",
                "probability",
                "claimant",
                "denier",
                "first_seen_at",
                "event_id",
                "claim_proposition_id",
                "denial_proposition_id",
            )
        ),
        Index(None, "decision", "status"),
        Index("ix_contradictions_judged", "verdict", sqlite_where=_JUDGED, postgresql_where=_JUDGED),
        Index("ix_contradictions_by_hand", "gate_reason", sqlite_where=_BY_HAND, postgresql_where=_BY_HAND),
        Index(None, "claim_article_id", "claim_start"),
        Index(None, "denial_article_id", "denial_start"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_key: Mapped[str] = mapped_column(String(64))
    dispute_id: Mapped[str] = mapped_column(String(16))
    issue: Mapped[str]
    event: Mapped[str]
    place: Mapped[str | None]
    claim_type: Mapped[ClaimType]
    relation: Mapped[Relation]
    exclusive: Mapped[bool | None]
    inference: Mapped[Inference]
    decision_path: Mapped[DecisionPath]
    decision: Mapped[Decision]
    probability: Mapped[float]

    claimant: Mapped[str]
    claim_text: Mapped[str]
    claim_quote: Mapped[str]
    claim_proposition: Mapped[str]
    claim_polarity: Mapped[Polarity]
    claim_hedge: Mapped[str | None]
    claim_at: Mapped[datetime | None]
    claim_at_grain: Mapped[Grain | None]
    claim_published_at: Mapped[datetime | None]
    claim_outlet: Mapped[str]
    claim_url: Mapped[str | None]
    claim_article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    claim_start: Mapped[int]
    claim_end: Mapped[int]
    claim_origins: Mapped[int]

    denier: Mapped[str]
    denial_text: Mapped[str]
    denial_quote: Mapped[str]
    denial_proposition: Mapped[str]
    denial_polarity: Mapped[Polarity]
    denial_hedge: Mapped[str | None]
    denial_at: Mapped[datetime | None]
    denial_at_grain: Mapped[Grain | None]
    denial_published_at: Mapped[datetime | None]
    denial_outlet: Mapped[str]
    denial_url: Mapped[str | None]
    denial_article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    denial_start: Mapped[int]
    denial_end: Mapped[int]
    denial_origins: Mapped[int]

    denial_lag_seconds: Mapped[int | None]
    nli_entailment_ab: Mapped[float | None]
    nli_neutral_ab: Mapped[float | None]
    nli_contradiction_ab: Mapped[float | None]
    nli_entailment_ba: Mapped[float | None]
    nli_neutral_ba: Mapped[float | None]
    nli_contradiction_ba: Mapped[float | None]
    gate_reason: Mapped[str]
    model_fingerprint: Mapped[str]
    status: Mapped[Status]
    verdict: Mapped[Verdict | None]
    reason: Mapped[Reason | None]
    note: Mapped[str | None]
    reviewer: Mapped[str | None]
    reviewed_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]

    # Beyond the public list: what joins a row to the workings behind it. NULL once that reading has been replaced.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    claim_proposition_id: Mapped[int | None] = mapped_column(ForeignKey("propositions.id", ondelete="SET NULL"))
    denial_proposition_id: Mapped[int | None] = mapped_column(ForeignKey("propositions.id", ondelete="SET NULL"))
    claim_party: Mapped[str]
    denial_party: Mapped[str]
    event_agreement: Mapped[float]

    def as_dict(self) -> dict[str, object]:
        """The public columns with their values, in the public order."""
        return {name: getattr(self, name) for name in PUBLIC_COLUMNS}


def _public_columns() -> tuple[str, ...]:
    names = [column.name for column in ContradictionRow.__table__.columns]
    return tuple(names[: names.index("last_seen_at") + 1])


#: The columns that analysts may rely on, in order.
PUBLIC_COLUMNS: tuple[str, ...] = _public_columns()
