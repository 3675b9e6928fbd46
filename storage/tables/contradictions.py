"""`contradictions`: what analysts query, one row per unordered pair of quotes.

Its first columns, in this order, are a public interface; columns may be added after them, never between. Each row shows
all that a reader needs, so a plain SELECT without a join answers. Kept is less: what a side says stands in
`contradiction_sides` once for all its rows, what differs from row to row in `contradiction_rows`; `contradictions` is a
view over the two, whose columns are looked up only where they are asked for. `ContradictionRow` shows the same.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint, func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, MappedSQLExpression, column_property, mapped_column

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
from storage.columns import HexKey, one_of
from storage.tables.articles import ArticleRow
from storage.tables.base import NEVER_REUSE_IDS, Base
from storage.tables.sides import SideRow

#: The few rows of which the desk tells apart: those with a verdict, and those that people added.
_JUDGED, _BY_HAND = text("verdict IS NOT NULL"), text("gate_reason = 'added_by_hand'")


def _of_side(column: InstrumentedAttribute[Any] | ColumnElement[Any], side_id: Mapped[int]) -> MappedSQLExpression[Any]:
    """A column of the side that this id leads to."""
    return column_property(select(column).where(SideRow.id == side_id).correlate_except(SideRow).scalar_subquery())


def _url(article_id: Mapped[int]) -> MappedSQLExpression[Any]:
    return column_property(
        select(ArticleRow.url).where(ArticleRow.id == article_id).correlate_except(ArticleRow).scalar_subquery()
    )


class ContradictionRow(Base):
    """Two quotes that conflict, who said them where and when, why we think so, and what an analyst decided.

    `claim_*` is the side that asserts, accuses or came first, `denial_*` the other; `ab` has
    claim_proposition as premise.
    """

    __tablename__ = "contradiction_rows"
    __table_args__ = (
        UniqueConstraint("pair_key"),
        CheckConstraint("probability >= 0 AND probability <= 1", name="probability"),
        one_of("claim_type", ClaimType),
        one_of("relation", CONFLICTS),
        one_of("inference", Inference),
        one_of("decision_path", DecisionPath),
        one_of("decision", (Decision.FLAG, Decision.SUGGEST, Decision.ABSTAIN)),
        one_of("claim_polarity", Polarity),
        one_of("denial_polarity", Polarity),
        one_of("status", Status),
        one_of("verdict", Verdict),
        one_of("reason", Reason),
        *(
            Index(None, column)
            for column in (
                "dispute_id",
                "event",
                "relation",
                "probability",
                "claimant",
                "denier",
                "first_seen_at",
                "event_id",
                "claim_proposition_id",
                "denial_proposition_id",
                "claim_side_id",
                "denial_side_id",
            )
        ),
        Index(None, "decision", "status"),
        Index("ix_contradiction_rows_judged", "verdict", sqlite_where=_JUDGED, postgresql_where=_JUDGED),
        Index("ix_contradiction_rows_by_hand", "gate_reason", sqlite_where=_BY_HAND, postgresql_where=_BY_HAND),
        Index(None, "claim_article_id", "claim_start"),
        Index(None, "denial_article_id", "denial_start"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_key: Mapped[str] = mapped_column(HexKey)
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
    claim_polarity: Mapped[Polarity]
    claim_published_at: Mapped[datetime | None]
    claim_outlet: Mapped[str]
    claim_article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    claim_start: Mapped[int]
    claim_end: Mapped[int]
    claim_origins: Mapped[int]

    denier: Mapped[str]
    denial_polarity: Mapped[Polarity]
    denial_published_at: Mapped[datetime | None]
    denial_outlet: Mapped[str]
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
    claim_side_id: Mapped[int] = mapped_column(ForeignKey("contradiction_sides.id"))
    denial_side_id: Mapped[int] = mapped_column(ForeignKey("contradiction_sides.id"))

    # What the two sides say, looked up; a change is another side.
    claim_text: Mapped[str] = _of_side(func.coalesce(SideRow.text, SideRow.proposition), claim_side_id)
    claim_quote: Mapped[str] = _of_side(SideRow.quote, claim_side_id)
    claim_proposition: Mapped[str] = _of_side(SideRow.proposition, claim_side_id)
    claim_hedge: Mapped[str | None] = _of_side(SideRow.hedge, claim_side_id)
    claim_at: Mapped[datetime | None] = _of_side(SideRow.at, claim_side_id)
    claim_at_grain: Mapped[Grain | None] = _of_side(SideRow.at_grain, claim_side_id)
    claim_url: Mapped[str | None] = _url(claim_article_id)
    denial_text: Mapped[str] = _of_side(func.coalesce(SideRow.text, SideRow.proposition), denial_side_id)
    denial_quote: Mapped[str] = _of_side(SideRow.quote, denial_side_id)
    denial_proposition: Mapped[str] = _of_side(SideRow.proposition, denial_side_id)
    denial_hedge: Mapped[str | None] = _of_side(SideRow.hedge, denial_side_id)
    denial_at: Mapped[datetime | None] = _of_side(SideRow.at, denial_side_id)
    denial_at_grain: Mapped[Grain | None] = _of_side(SideRow.at_grain, denial_side_id)
    denial_url: Mapped[str | None] = _url(denial_article_id)

    def as_dict(self) -> dict[str, object]:
        """The public columns with their values, in the public order."""
        return {name: getattr(self, name) for name in PUBLIC_COLUMNS}


#: The columns that analysts may rely on, in order.
PUBLIC_COLUMNS: tuple[str, ...] = tuple(
    """
    id pair_key dispute_id issue event place claim_type relation exclusive inference decision_path decision
    probability claimant claim_text claim_quote claim_proposition claim_polarity claim_hedge claim_at
    claim_at_grain claim_published_at claim_outlet claim_url claim_article_id claim_start claim_end
    claim_origins denier denial_text denial_quote denial_proposition denial_polarity denial_hedge denial_at
    denial_at_grain denial_published_at denial_outlet denial_url denial_article_id denial_start denial_end
    denial_origins denial_lag_seconds nli_entailment_ab nli_neutral_ab nli_contradiction_ab nli_entailment_ba
    nli_neutral_ba nli_contradiction_ba gate_reason model_fingerprint status verdict reason note reviewer
    reviewed_at first_seen_at last_seen_at
    """.split()
)
