"""What verdicts teach: each judged row with what it was; the reasons, tallied by the rules and gates they speak of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from models.schema import PairGate
from models.vocabulary import Decision, DecisionPath, Reason, Relation, Status, Verdict
from storage.tables import ArticleRow, ContradictionRow, PropositionRow, ReviewRow, StatementRow
from storage.unindexed import unindexed

#: Of rows in this language the probability speaks.
_FITTED = "en"


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row with its standing verdict, given by a person and not copied; `probability` is the row's when judged."""

    row_id: int
    dispute_id: str
    verdict: Verdict
    reason: Reason | None
    decision: Decision
    relation: Relation
    path: DecisionPath
    gate: str
    probability: float
    issue: str
    event_agreement: float
    model_fingerprint: str
    claim_proposition_id: int | None
    denial_proposition_id: int | None
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How often verdicts said what about rows that one rule or gate made."""

    kind: str
    name: str
    judged: int
    confirmed: int
    false_positive: int
    reasons: dict[str, int]


def judged_rows(session: Session) -> list[JudgedRow]:
    """All rows that a person judged, oldest verdict first; without rows added by hand, copies of judged rows,
    and rows in other languages than English.
    """
    latest = select(func.max(ReviewRow.id)).group_by(ReviewRow.contradiction_id)
    row = ContradictionRow
    wanted = (
        select(ReviewRow, row)
        .join(row, row.id == ReviewRow.contradiction_id)
        .where(
            ReviewRow.id.in_(latest),
            ReviewRow.verdict.is_not(None),
            ReviewRow.copied_from.is_(None),
            row.gate_reason != PairGate.ADDED_BY_HAND.value,
            # The probability is fitted for English: what another language's rows teach would be taught to those.
            row.claim_article_id.in_(
                select(ArticleRow.id).where(or_(ArticleRow.language.is_(None), ArticleRow.language == _FITTED))
            ),
        )
        .order_by(ReviewRow.id)
    )
    return [_judged(review, found) for review, found in session.execute(wanted)]


def count_missed(session: Session) -> int:
    """How many rows people added by hand: what the machine did not find."""
    # Written out, not bound: an index on these few rows is only taken where the planner sees that it fits.
    by_hand = ContradictionRow.gate_reason == literal_column(f"'{PairGate.ADDED_BY_HAND.value}'")
    wanted = select(func.count()).where(by_hand)
    return session.scalar(wanted) or 0


def tallies(session: Session) -> list[Tally]:
    """Verdicts and reasons by gate, by decision path, by relation and by reading rule, worst first within each."""
    claim, denial = aliased(PropositionRow), aliased(PropositionRow)
    said, answered = aliased(StatementRow), aliased(StatementRow)
    row = ContradictionRow
    wanted = (
        select(row, said.rule, answered.rule, claim.rule, denial.rule)
        .outerjoin(claim, claim.id == row.claim_proposition_id)
        .outerjoin(denial, denial.id == row.denial_proposition_id)
        .outerjoin(said, said.id == claim.statement_id)
        .outerjoin(answered, answered.id == denial.statement_id)
        .where(row.verdict.is_not(None))
    )
    met: dict[tuple[str, str], list[ContradictionRow]] = {}
    for found, *rules in session.execute(wanted):
        made_by = {
            ("gate", found.gate_reason),
            ("decision path", found.decision_path.value),
            ("relation", found.relation.value),
            *(("reading rule", rule) for rule in rules[:2] if rule),
            *(("unfolding rule", rule) for rule in rules[2:] if rule),
        }
        for key in made_by:
            met.setdefault(key, []).append(found)
    counted = [_tally(kind, name, rows) for (kind, name), rows in met.items()]
    return sorted(counted, key=lambda each: (each.kind, -each.false_positive, -each.judged, each.name))


def lag_counts(session: Session, ends: Sequence[float]) -> list[int]:
    """How many rows have a lag of at most each end, in seconds, and more than the one before; the last is open.

    Of the rows in use, flagged and suggested ones, where both times are known.
    """
    row = ContradictionRow
    bins = case(*((row.denial_lag_seconds <= end, place) for place, end in enumerate(ends)), else_=len(ends))
    wanted = select(bins, func.count()).where(
        row.denial_lag_seconds.is_not(None),
        unindexed(row.decision).in_((Decision.FLAG, Decision.SUGGEST)),
        unindexed(row.status).in_((Status.OPEN, Status.REVIEWED)),
    )
    found = dict(session.execute(wanted.group_by(bins)).tuples().all())
    return [found.get(place, 0) for place in range(len(ends) + 1)]


def counts_by_status(session: Session) -> dict[tuple[Decision, Status], int]:
    """How many rows there are of each decision and status."""
    row = ContradictionRow
    wanted = select(row.decision, row.status, func.count()).group_by(row.decision, row.status)
    return {(decision, status): count for decision, status, count in session.execute(wanted)}


def _judged(review: ReviewRow, row: ContradictionRow) -> JudgedRow:
    assert review.verdict is not None
    return JudgedRow(
        row_id=row.id,
        dispute_id=row.dispute_id,
        verdict=review.verdict,
        reason=review.reason,
        decision=review.decision,
        relation=row.relation,
        path=row.decision_path,
        gate=row.gate_reason,
        probability=review.probability,
        issue=row.issue,
        event_agreement=row.event_agreement,
        model_fingerprint=row.model_fingerprint,
        claim_proposition_id=row.claim_proposition_id,
        denial_proposition_id=row.denial_proposition_id,
        reviewed_at=review.reviewed_at,
    )


def _tally(kind: str, name: str, rows: Sequence[ContradictionRow]) -> Tally:
    verdicts = Counter(row.verdict for row in rows)
    reasons = Counter(row.reason.value for row in rows if row.reason is not None)
    return Tally(
        kind,
        name,
        len(rows),
        verdicts[Verdict.CONFIRMED],
        verdicts[Verdict.FALSE_POSITIVE],
        dict(reasons.most_common()),
    )
